import { CopyAndRun } from "../../../../constructs/azure/data-factory/copy-and-run";
import type { JsonObject, Synthesised } from "../../../helpers/synth";
import { synthesiseFactory } from "./bench";

function synthChats(delivery: "blob-event" | "manual"): Synthesised {
  return synthesiseFactory(({ stack, factory, lake, workspace }) => {
    new CopyAndRun(stack, "chats", {
      factory,
      name: "chats",
      lake,
      from: { container: lake.container("external-source"), path: "landing/chats" },
      to: { container: lake.container("bronze"), path: "arrivals/chats" },
      workspace,
      jobId: "${databricks_job.chats.id}",
      delivery,
    });
  });
}

const synth = synthChats("manual");
const pipeline = synth.single("azurerm_data_factory_pipeline");
const activities = JSON.parse(pipeline["activities_json"] as string) as readonly JsonObject[];

/** An activity without what is the same for all. */
function activity(name: string, among: readonly JsonObject[] = activities): JsonObject {
  const found = among.find((each) => each["name"] === name);
  if (found === undefined) throw new Error(`no activity ${name}`);
  const { description, dependsOn, userProperties, ...rest } = found;
  expect(description).not.toBe("");
  expect(userProperties).toEqual([]);
  const after = (dependsOn as readonly JsonObject[]).map((each) => {
    expect(each["dependencyConditions"]).toEqual(["Succeeded"]);
    return each["activity"] ?? null;
  });
  return { ...rest, after };
}

const expression = (value: string): JsonObject => ({ value, type: "Expression" });
const dataset = (referenceName: string): JsonObject => ({ referenceName, type: "DatasetReference" });
const policy = (timeout: string, retry: number): JsonObject => ({
  timeout,
  retry,
  retryIntervalInSeconds: 30,
  secureInput: false,
  secureOutput: false,
});

test("runs do not overlap, and a run may be told the file that started it", () => {
  expect(pipeline).toMatchObject({ name: "chats", concurrency: 1, parameters: { file_name: "" } });
  expect(activities.map(({ name, type }) => [name, type])).toEqual([
    ["list_source", "GetMetadata"],
    ["list_landed", "GetMetadata"],
    ["new_files", "Filter"],
    ["copy_new_files", "ForEach"],
    ["when_needed", "IfCondition"],
  ]);
});

test.each([
  ["list_source", "chats_source_folder"],
  ["list_landed", "chats_landed_folder"],
])("%s lists %s", (name, folder) => {
  expect(activity(name)).toMatchObject({
    after: [],
    policy: policy("0.00:10:00", 3),
    typeProperties: { dataset: dataset(folder), fieldList: ["exists", "childItems"] },
  });
});

test("new is a JSON file whose name the other folder lacks", () => {
  expect(activity("new_files")).toEqual({
    name: "new_files",
    type: "Filter",
    after: ["list_source", "list_landed"],
    typeProperties: {
      items: expression("@coalesce(activity('list_source').output?.childItems, createArray())"),
      condition: expression(
        "@and(and(equals(item().type, 'File'), endswith(item().name, '.json')), not(contains(" +
          "coalesce(activity('list_landed').output?.childItems, createArray()), item())))",
      ),
    },
  });
});

test("every new file is copied as it is, ten at a time", () => {
  const { typeProperties, ...loop } = activity("copy_new_files") as JsonObject & {
    readonly typeProperties: JsonObject & { readonly activities: readonly JsonObject[] };
  };
  const { activities: inner, ...settings } = typeProperties;
  expect(loop).toEqual({ name: "copy_new_files", type: "ForEach", after: ["new_files"] });
  expect(settings).toEqual({
    items: expression("@activity('new_files').output.Value"),
    isSequential: false,
    batchCount: 10,
  });
  expect(inner).toHaveLength(1);
  const parameters = { file: expression("@item().name") };
  expect(activity("copy_file", inner)).toEqual({
    name: "copy_file",
    type: "Copy",
    after: [],
    policy: policy("0.01:00:00", 3),
    inputs: [{ ...dataset("chats_source_file"), parameters }],
    outputs: [{ ...dataset("chats_landed_file"), parameters }],
    typeProperties: {
      source: {
        type: "BinarySource",
        storeSettings: { type: "AzureBlobStorageReadSettings", recursive: false },
        formatSettings: { type: "BinaryReadSettings" },
      },
      sink: { type: "BinarySink", storeSettings: { type: "AzureBlobStorageWriteSettings" } },
      enableStaging: false,
      validateDataConsistency: true,
    },
  });
});

test("the job runs when there is something new, or when no file started the pipeline", () => {
  const { typeProperties, ...condition } = activity("when_needed") as JsonObject & {
    readonly typeProperties: JsonObject & { readonly ifTrueActivities: readonly JsonObject[] };
  };
  const { ifTrueActivities, ...settings } = typeProperties;
  expect(condition).toEqual({ name: "when_needed", type: "IfCondition", after: ["copy_new_files"] });
  expect(settings).toEqual({
    expression: expression(
      "@or(greater(length(activity('new_files').output.Value), 0), empty(pipeline().parameters.file_name))",
    ),
  });
  expect(ifTrueActivities).toHaveLength(1);
  expect(activity("run_job", ifTrueActivities)).toEqual({
    name: "run_job",
    type: "DatabricksJob",
    after: [],
    policy: policy("0.12:00:00", 0),
    linkedServiceName: { referenceName: "chats_workspace", type: "LinkedServiceReference" },
    typeProperties: { jobId: "${databricks_job.chats.id}" },
  });
});

test("the datasets lie where files are delivered and where the job reads them", () => {
  const datasets = synth.by("azurerm_data_factory_dataset_binary", "name");
  const places = Object.entries(datasets).map(([name, { azure_blob_storage_location: place }]) => {
    const { container, path } = place as JsonObject;
    return [name, container, path];
  });
  expect(places.sort()).toEqual([
    ["chats_landed_file", "bronze", "arrivals/chats"],
    ["chats_landed_folder", "bronze", "arrivals/chats"],
    ["chats_source_file", "external-source", "landing/chats"],
    ["chats_source_folder", "external-source", "landing/chats"],
  ]);
});

test("files start the pipeline by themselves only where that is asked for", () => {
  expect(synth.types).not.toContain("azurerm_data_factory_trigger_blob_event");
  expect(synthChats("blob-event").single("azurerm_data_factory_trigger_blob_event")).toMatchObject({
    name: "chats_arrival",
    blob_path_begins_with: "/external-source/blobs/landing/chats/",
    blob_path_ends_with: ".json",
    pipeline: [{ name: "chats", parameters: { file_name: "@triggerBody().fileName" } }],
  });
});
