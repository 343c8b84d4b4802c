import { AccessConnector } from "../../../constructs/azure/access-connector";
import { PLACED, synthesiseAzure } from "../../helpers/azure";

const synth = synthesiseAzure((stack, placement) => {
  new AccessConnector(stack, "access_connector", {
    ...placement,
    name: "dbac-lakehouse-dev",
    roles: {
      group: {
        on: placement.resourceGroup,
        role: "Storage Blob Data Contributor",
        why: "Unity Catalog writes here.",
      },
    },
  });
});

test("the connector has an identity that Azure manages", () => {
  expect(synth.single("azurerm_databricks_access_connector")).toEqual({
    ...PLACED,
    name: "dbac-lakehouse-dev",
    identity: { type: "SystemAssigned" },
  });
});

test("the identity receives its roles", () => {
  expect(synth.single("azurerm_role_assignment")).toEqual({
    scope: "${azurerm_resource_group.group.id}",
    role_definition_name: "Storage Blob Data Contributor",
    principal_id: "${azurerm_databricks_access_connector.access_connector_453AA73E.identity[0].principal_id}",
    principal_type: "ServicePrincipal",
    skip_service_principal_aad_check: true,
    description: "Unity Catalog writes here.",
  });
});

test("the stack is not done before the roles had time to take effect", () => {
  expect(synth.single("terraform_data")["triggers_replace"]).toEqual({
    role_group: "${azurerm_role_assignment.access_connector_role_group_assignment_A2F2A171.id}",
  });
});

test("a role may be named like a part of the construct", () => {
  const named = synthesiseAzure((stack, placement) => {
    const role = { on: placement.resourceGroup, role: "Storage Blob Data Contributor", why: "x" } as const;
    new AccessConnector(stack, "access_connector", {
      ...placement,
      name: "dbac",
      roles: { connector: role, propagation: role },
    });
  });
  expect(Object.keys(named.resources("azurerm_role_assignment"))).toHaveLength(2);
});
