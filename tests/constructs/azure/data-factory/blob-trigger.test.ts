import { BlobTrigger } from "../../../../constructs/azure/data-factory/blob-trigger";
import { Pipeline } from "../../../../constructs/azure/data-factory/pipeline";
import { datasetsOf, listing, synthesiseFactory } from "./bench";

test("a file that is complete starts the pipeline with its name, once the roles work", () => {
  const synth = synthesiseFactory((bench) => {
    const { stack, factory, lake, workspace } = bench;
    const activities = [listing(datasetsOf(bench).folder)];
    const shared = { description: "", concurrency: 1 };
    const pipeline = new Pipeline(stack, "chats", { ...shared, factory, name: "chats", activities });
    new BlobTrigger(stack, "arrival", {
      pipeline,
      parameter: "file_name",
      name: "chats_arrival",
      lake,
      folder: { container: lake.container("external-source"), path: "landing/chats" },
      suffix: ".json",
      dependsOn: [workspace.workspace],
    });
  });
  const pipeline = "azurerm_data_factory_pipeline.chats_pipeline_8E973142";
  expect(synth.single("azurerm_data_factory_trigger_blob_event")).toEqual({
    data_factory_id: "${azurerm_data_factory.factory_658123B2.id}",
    name: "chats_arrival",
    storage_account_id: "${azurerm_storage_account.lake_account_92054329.id}",
    events: ["Microsoft.Storage.BlobCreated"],
    blob_path_begins_with: "/external-source/blobs/landing/chats/",
    blob_path_ends_with: ".json",
    ignore_empty_blobs: true,
    pipeline: [{ name: "chats", parameters: { file_name: "@triggerBody().fileName" } }],
    activated: true,
    lifecycle: { replace_triggered_by: [pipeline] },
    depends_on: [
      pipeline,
      "terraform_data.factory_propagation_wait_3B6BBFF5",
      "azurerm_databricks_workspace.workspace_B76F7DCA",
    ],
  });
});
