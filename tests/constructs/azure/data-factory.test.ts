import { DataFactory } from "../../../constructs/azure/data-factory";
import { ManagedIdentity } from "../../../constructs/azure/managed-identity";
import { PLACED, synthesiseAzure } from "../../helpers/azure";

const IDENTITY = "azurerm_user_assigned_identity.identity_F3F6CF43";

const synth = synthesiseAzure((stack, placement) => {
  const factory = new DataFactory(stack, "factory", {
    ...placement,
    name: "adf-lake-dev-1a2b3c",
    identity: new ManagedIdentity(stack, "identity", { ...placement, name: "id-lake-dev-data-factory" }),
    roles: {
      group: { on: placement.resourceGroup, role: "Storage Blob Data Reader", why: "It reads files." },
    },
  });
  expect(factory.credentialReference).toEqual({
    referenceName: "id-lake-dev-data-factory",
    type: "CredentialReference",
  });
});

test("the factory is one identity, and nobody comes in from outside", () => {
  expect(synth.single("azurerm_data_factory")).toEqual({
    ...PLACED,
    name: "adf-lake-dev-1a2b3c",
    identity: { type: "UserAssigned", identity_ids: [`\${${IDENTITY}.id}`] },
    public_network_enabled: false,
  });
});

test("linked services can name the identity", () => {
  expect(synth.single("azurerm_data_factory_credential_user_managed_identity")).toEqual({
    data_factory_id: "${azurerm_data_factory.factory_658123B2.id}",
    name: "id-lake-dev-data-factory",
    identity_id: `\${${IDENTITY}.id}`,
    description: "The one identity of this factory.",
  });
});

test("the identity has its roles, and what needs them can wait for them", () => {
  expect(synth.single("azurerm_role_assignment")).toEqual({
    scope: "${azurerm_resource_group.group.id}",
    role_definition_name: "Storage Blob Data Reader",
    principal_id: `\${${IDENTITY}.principal_id}`,
    principal_type: "ServicePrincipal",
    skip_service_principal_aad_check: true,
    description: "It reads files.",
  });
  expect(synth.single("terraform_data")["triggers_replace"]).toEqual({
    role_group: "${azurerm_role_assignment.factory_role_group_assignment_6D85EB66.id}",
  });
});
