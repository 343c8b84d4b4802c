import { type AzureRole, RoleGrant } from "../../../constructs/azure/role-grant";
import { synthesiseAzure } from "../../helpers/azure";

test("a service principal is assigned without asking the directory, which may not know it yet", () => {
  const synth = synthesiseAzure((stack, { resourceGroup }) => {
    new RoleGrant(stack, "grant", {
      on: resourceGroup,
      role: "Storage Blob Data Contributor",
      to: { objectId: "1b4e28ba-2fa1-11d2-883f-0016d3cca427", kind: "service-principal" },
      why: "It writes the lake.",
    });
  });
  expect(synth.single("azurerm_role_assignment")).toEqual({
    scope: "${azurerm_resource_group.group.id}",
    role_definition_name: "Storage Blob Data Contributor",
    principal_id: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    principal_type: "ServicePrincipal",
    skip_service_principal_aad_check: true,
    description: "It writes the lake.",
  });
});

test("a principal of unknown kind is left to Azure to look up", () => {
  const synth = synthesiseAzure((stack, { resourceGroup }) => {
    new RoleGrant(stack, "grant", {
      on: resourceGroup,
      role: "Key Vault Secrets Officer",
      to: { objectId: "1b4e28ba-2fa1-11d2-883f-0016d3cca427" },
      why: "It writes secrets.",
    });
  });
  expect(synth.single("azurerm_role_assignment")).toEqual({
    scope: "${azurerm_resource_group.group.id}",
    role_definition_name: "Key Vault Secrets Officer",
    principal_id: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    description: "It writes secrets.",
  });
});

test("a role that Azure does not have does not compile", () => {
  // @ts-expect-error: the role is misspelt
  const role: AzureRole = "Storage Blob Contributor";
  const synth = synthesiseAzure((stack, { resourceGroup }) => {
    new RoleGrant(stack, "grant", { on: resourceGroup, role, to: { objectId: "x" }, why: "y" });
  });
  expect(synth.single("azurerm_role_assignment")["role_definition_name"]).toBe("Storage Blob Contributor");
});
