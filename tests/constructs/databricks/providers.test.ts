import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { TerraformStack, Testing } from "cdktf";
import { DatabricksWorkspace } from "../../../constructs/azure/databricks-workspace";
import { PeopleGroup } from "../../../constructs/databricks/people-group";
import { databricksAccount, workspaceProvider } from "../../../constructs/databricks/providers";
import type { Synthesised } from "../../helpers/synth";
import { synthesiseApp } from "./workbench";

function governance(build: (stack: TerraformStack, workspace: DatabricksWorkspace) => void): Synthesised {
  const app = Testing.app();
  const foundation = new TerraformStack(app, "foundation");
  new AzurermProvider(foundation, "azurerm", { features: [{}] });
  const resourceGroup = new ResourceGroup(foundation, "group", { name: "rg", location: "westeurope" });
  const workspace = new DatabricksWorkspace(foundation, "workspace", {
    resourceGroup,
    tags: {},
    name: "dbw",
    managedResourceGroupName: "rg-databricks",
    replication: "LRS",
  });
  const stack = new TerraformStack(app, "governance");
  build(stack, workspace);
  return synthesiseApp(app, "governance");
}

const state = "data.terraform_remote_state.cross-stack-reference-input-foundation.outputs";
const workspaceOutput = `${state}.cross-stack-output-azurerm_databricks_workspaceworkspace_B76F7DCA`;

test("the workspace's address comes from the state of the stack that made it", () => {
  const synth = governance((stack, workspace) => {
    workspaceProvider(stack, workspace);
    new PeopleGroup(stack, "team", { displayName: "team" });
  });
  expect(synth.json["provider"]).toEqual({
    databricks: [
      {
        host: `https://\${${workspaceOutput}workspace_url}`,
        azure_workspace_resource_id: `\${${workspaceOutput}id}`,
      },
    ],
  });
});

test("the account has a provider of its own, and knows the workspace by its number", () => {
  const synth = governance((stack, workspace) => {
    workspaceProvider(stack, workspace);
    const account = databricksAccount(stack, workspace, "11111111-2222-3333-4444-555555555555");
    new PeopleGroup(stack, "team", { displayName: "team", account });
  });
  expect(synth.json["provider"]).toMatchObject({
    databricks: [
      {},
      {
        alias: "account",
        host: "https://accounts.azuredatabricks.net",
        account_id: "11111111-2222-3333-4444-555555555555",
      },
    ],
  });
  expect(synth.single("databricks_mws_permission_assignment")["workspace_id"]).toBe(
    `\${${workspaceOutput}workspace_id}`,
  );
});
