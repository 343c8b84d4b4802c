import { Pipeline } from "../../../../constructs/azure/data-factory/pipeline";
import { type Bench, datasetsOf, listing, synthesiseFactory } from "./bench";

const listed = (bench: Bench, name?: string): void => {
  const activities = [listing(datasetsOf(bench).folder, name)];
  const { stack, factory } = bench;
  new Pipeline(stack, "chats", {
    factory,
    name: "chats",
    description: "Lists.",
    parameters: { file_name: "" },
    activities,
    concurrency: 3,
  });
};

test("a pipeline comes after what its activities use", () => {
  const { activities_json, ...rest } = synthesiseFactory(listed).single("azurerm_data_factory_pipeline");
  expect(rest).toEqual({
    data_factory_id: "${azurerm_data_factory.factory_658123B2.id}",
    name: "chats",
    description: "Lists.",
    parameters: { file_name: "" },
    concurrency: 3,
    lifecycle: {
      ignore_changes: ["activities_json"],
      replace_triggered_by: ["terraform_data.chats_activities_0DE8BE41"],
    },
    depends_on: ["azurerm_data_factory_dataset_binary.folder_dataset_40C863C0"],
  });
  expect(JSON.parse(activities_json as string)).toMatchObject([{ name: "list", type: "GetMetadata" }]);
});

test("what is not compared with the factory is kept beside it, and replaces it when it changes", () => {
  const synth = synthesiseFactory(listed);
  expect(synth.resources("terraform_data")["chats_activities_0DE8BE41"]).toEqual({
    input: { activities: synth.single("azurerm_data_factory_pipeline")["activities_json"] },
  });
});

test("activities that the factory would refuse are refused here", () => {
  expect(() => synthesiseFactory((bench) => listed(bench, "no-hyphens"))).toThrow(
    'test/chats: got activity "no-hyphens"',
  );
});
