import { BinaryDataset } from "../../../../constructs/azure/data-factory/binary-dataset";
import { BlobService } from "../../../../constructs/azure/data-factory/blob-service";
import { datasetsOf, synthesiseFactory } from "./bench";

const datasets = synthesiseFactory((bench) => void datasetsOf(bench)).by(
  "azurerm_data_factory_dataset_binary",
  "name",
);
const shared = {
  data_factory_id: "${azurerm_data_factory.factory_658123B2.id}",
  linked_service_name: "lake",
  depends_on: ["azurerm_data_factory_linked_custom_service.storage_service_4FC5955C"],
};

test("a folder is its container and path, known at synth", () => {
  expect(datasets["chats_folder"]).toEqual({
    ...shared,
    name: "chats_folder",
    azure_blob_storage_location: { container: "bronze", path: "arrivals/chats" },
  });
});

test("a file is any in the folder that an activity names", () => {
  expect(datasets["chats_file"]).toEqual({
    ...shared,
    name: "chats_file",
    azure_blob_storage_location: {
      container: "bronze",
      path: "arrivals/chats",
      filename: "@dataset().file",
      dynamic_filename_enabled: true,
    },
    parameters: { file: "" },
  });
});

test("a folder outside the container is refused", () => {
  synthesiseFactory(({ stack, factory, lake }) => {
    const service = new BlobService(stack, "storage", { factory, name: "lake", lake });
    const folder = { container: lake.container("bronze"), path: "../silver" };
    expect(() => new BinaryDataset(stack, "out", { service, name: "out", of: "folder", folder })).toThrow(
      'test/lake/container_bronze: got "../silver"',
    );
  });
});
