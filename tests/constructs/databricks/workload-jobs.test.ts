import type { JsonObject, Synthesised } from "../../helpers/synth";
import type { WorkloadModel } from "../../../notebooks/kit/model";
import { WorkloadDeployment } from "../../../constructs/databricks/workload-deployment";
import { shop, streamingShop } from "./shop-model";
import { governanceOf, groupOf, smallCompute, synthesiseDatabricks } from "./workbench";

function deployed(model: WorkloadModel, given: Readonly<Record<string, string>> = {}): Synthesised {
  return synthesiseDatabricks((stack) => {
    new WorkloadDeployment(stack, "shop", {
      model,
      parameters: given,
      starters: [groupOf(stack, "starters")],
      governance: governanceOf(stack),
      environment: "prod",
      principalName: "sp-shop",
      folder: "/Shared/lake/prod/shop",
      compute: smallCompute,
      start: { kind: "scheduled", cron: "0 0 6 ? * MON", timezone: "UTC" },
      failureEmails: [],
      forceDestroy: false,
      tags: {},
    });
  });
}

const jobs = (...given: Parameters<typeof deployed>): Readonly<Record<string, JsonObject>> =>
  deployed(...given).by("databricks_job", "name");

const parameters = (trigger: string) => [
  { name: "catalog", default: "lake_dev" },
  { name: "checkpoints", default: "/Volumes/lake_dev/bronze/checkpoints/shop" },
  { name: "environment", default: "prod" },
  { name: "landing", default: "/Volumes/lake_dev/bronze/landing/shop" },
  { name: "trigger", default: trigger },
];

test("a batch workload has a main job by the clock and a set-up job by hand", () => {
  const batch = jobs(shop);
  expect(Object.keys(batch).sort()).toEqual(["prod-shop", "prod-shop-setup"]);
  expect(batch["prod-shop"]).toMatchObject({
    description: "A shop.",
    schedule: { quartz_cron_expression: "0 0 6 ? * MON", timezone_id: "UTC", pause_status: "UNPAUSED" },
  });
  expect(batch["prod-shop"]?.["parameter"]).toEqual(parameters("available_now"));
  expect(batch["prod-shop-setup"]?.["parameter"]).toEqual(parameters("available_now"));
  expect(Object.keys(batch["prod-shop-setup"] ?? {})).not.toContain("schedule");
});

test("a streaming workload ingests in a job of its own, and table updates start the rest", () => {
  const streaming = jobs(streamingShop);
  expect(Object.keys(streaming).sort()).toEqual(["prod-shop", "prod-shop-ingest", "prod-shop-setup"]);
  expect(streaming["prod-shop"]).toMatchObject({
    dynamic: {
      trigger: {
        content: { table_update: { table_names: ["lake_dev.bronze.orders", "lake_dev.bronze.customers"] } },
      },
    },
  });
  expect(Object.keys(streaming["prod-shop"] ?? {})).not.toContain("schedule");
  expect(streaming["prod-shop"]?.["parameter"]).toEqual(parameters("available_now"));
  expect(streaming["prod-shop-ingest"]?.["parameter"]).toEqual(parameters("continuous"));
  expect(streaming["prod-shop-ingest"]?.["task"]).toHaveLength(1);
});

test("a workload without set-up has no set-up job", () => {
  expect(Object.keys(jobs({ ...shop, setup: [] }))).toEqual(["prod-shop"]);
});

const telling: WorkloadModel = {
  ...shop,
  landing: { schema: "bronze", volume: "arrivals" },
  parameters: { replay: "", limit: "5" },
};

test("a workload's own parameters stand beside those of every job, with the environment's values, by name", () => {
  const told = jobs(telling, { limit: "9" })["prod-shop"]?.["parameter"];
  expect(told).toEqual([
    { name: "catalog", default: "lake_dev" },
    { name: "checkpoints", default: "/Volumes/lake_dev/bronze/checkpoints/shop" },
    { name: "environment", default: "prod" },
    { name: "landing", default: "/Volumes/lake_dev/bronze/arrivals/shop" },
    { name: "limit", default: "9" },
    { name: "replay", default: "" },
    { name: "trigger", default: "available_now" },
  ]);
});

test("a value for a parameter that nobody declares is refused", () => {
  expect(() => jobs(telling, { limits: "9" })).toThrow(
    'got a value for the parameter "limits"; allowed: replay, limit. Leave it out, or let a task of the workload declare the parameter.',
  );
});

test("starters start the main job, and no other", () => {
  const lists = Object.values(deployed(shop).resources("databricks_permissions")).filter(
    ({ job_id }) => job_id,
  );
  const named = lists.map(({ access_control: list }) => JSON.stringify(list).includes('"starters"'));
  expect(named.sort()).toEqual([false, true]);
});
