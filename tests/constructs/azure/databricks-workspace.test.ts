import { DatabricksWorkspace } from "../../../constructs/azure/databricks-workspace";
import { PLACED, synthesiseAzure } from "../../helpers/azure";
import { type JsonObject, resolved } from "../../helpers/synth";

function synthWorkspace(preventDestroy?: boolean): JsonObject {
  return synthesiseAzure((stack, placement) => {
    const workspace = new DatabricksWorkspace(stack, "workspace", {
      ...placement,
      name: "dbw-lakehouse-dev",
      managedResourceGroupName: "rg-lakehouse-dev-databricks",
      replication: "LRS",
      ...(preventDestroy !== undefined && { preventDestroy }),
    });
    const address = "azurerm_databricks_workspace.workspace_B76F7DCA";
    expect(resolved(stack, workspace.host)).toBe(`https://\${${address}.workspace_url}`);
    expect(resolved(stack, workspace.resourceId)).toBe(`\${${address}.id}`);
    expect(resolved(stack, workspace.workspaceId)).toBe(`\${${address}.workspace_id}`);
  }).single("azurerm_databricks_workspace");
}

test("the workspace is premium and its machines have no public addresses", () => {
  expect.assertions(4);
  expect(synthWorkspace()).toEqual({
    ...PLACED,
    name: "dbw-lakehouse-dev",
    sku: "premium",
    managed_resource_group_name: "rg-lakehouse-dev-databricks",
    custom_parameters: { no_public_ip: true, storage_account_sku_name: "Standard_LRS" },
    lifecycle: { prevent_destroy: false },
  });
});

test("a protected workspace cannot be destroyed", () => {
  expect.assertions(4);
  expect(synthWorkspace(true)["lifecycle"]).toEqual({ prevent_destroy: true });
});
