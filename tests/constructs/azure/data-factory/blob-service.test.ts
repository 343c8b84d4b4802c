import { BlobService } from "../../../../constructs/azure/data-factory/blob-service";
import { synthesiseFactory } from "./bench";

test("the lake is reached through its blob endpoint, with the factory's identity", () => {
  const synth = synthesiseFactory(({ stack, factory, lake }) => {
    new BlobService(stack, "storage", { factory, name: "chats_lake", lake });
  });
  expect(synth.single("azurerm_data_factory_linked_custom_service")).toEqual({
    data_factory_id: "${azurerm_data_factory.factory_658123B2.id}",
    name: "chats_lake",
    type: "AzureBlobStorage",
    type_properties_json:
      '{"serviceEndpoint":"https://lakedev1a2b3c.blob.core.windows.net/","accountKind":"StorageV2",' +
      '"credential":{"referenceName":"id-lake-dev-data-factory","type":"CredentialReference"}}',
    depends_on: ["azurerm_data_factory_credential_user_managed_identity.factory_credential_C192E853"],
  });
});
