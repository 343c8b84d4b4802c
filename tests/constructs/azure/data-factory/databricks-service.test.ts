import { DatabricksService } from "../../../../constructs/azure/data-factory/databricks-service";
import { synthesiseFactory } from "./bench";

test("the workspace is reached with the factory's identity, and without a cluster", () => {
  const synth = synthesiseFactory(({ stack, factory, workspace }) => {
    new DatabricksService(stack, "databricks", { factory, name: "chats_workspace", workspace });
  });
  expect(synth.single("azurerm_data_factory_linked_custom_service")).toEqual({
    data_factory_id: "${azurerm_data_factory.factory_658123B2.id}",
    name: "chats_workspace",
    type: "AzureDatabricks",
    type_properties_json:
      '{"domain":"https://${azurerm_databricks_workspace.workspace_B76F7DCA.workspace_url}",' +
      '"authentication":"MSI","workspaceResourceId":"${azurerm_databricks_workspace.workspace_B76F7DCA.id}",' +
      '"credential":{"referenceName":"id-lake-dev-data-factory","type":"CredentialReference"}}',
    depends_on: ["azurerm_data_factory_credential_user_managed_identity.factory_credential_C192E853"],
  });
});
