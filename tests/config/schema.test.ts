import { checkConfig } from "../../config/load";
import type { PlatformConfig, PlatformConfigInput } from "../../config/schema";

test("an environment's name is all that a configuration must have", () => {
  expect(checkConfig({ environment: "qa" })).toMatchObject({ environment: "qa", ingestion: "batch" });
});

test.each([
  ["13.3.x-scala2.12", false],
  ["14.2.x-scala2.12", false],
  ["14.3.x-scala2.12", true],
  ["15.4.x-scala2.12", true],
  ["16.4.x-cpu-ml-scala2.12", true],
  ["17.3.x-scala2.13", true],
  ["9.1.x-scala2.12", false],
  ["17.3", false],
])("runtime %s: allowed is %s", (runtime, allowed) => {
  const check = (): PlatformConfig => checkConfig({ environment: "qa", compute: { runtime } });
  if (allowed) expect(check().compute.runtime).toBe(runtime);
  else expect(check).toThrow("a Databricks Runtime of 14.3 LTS or newer");
});

test("insights are scored by the Language service and delivered by hand unless one says more", () => {
  expect(checkConfig({ environment: "qa" }).insights).toEqual({
    engine: "language",
    modelEndpoint: "databricks-meta-llama-3-3-70b-instruct",
    delivery: "manual",
  });
  const env = {
    LAKEHOUSE_INSIGHTS_ENGINE: "foundation-model",
    LAKEHOUSE_QA_INSIGHTS_MODEL_ENDPOINT: "our-model_2",
    LAKEHOUSE_INSIGHTS_DELIVERY: "blob-event",
  };
  expect(checkConfig({ environment: "qa" }, env).insights).toEqual({
    engine: "foundation-model",
    modelEndpoint: "our-model_2",
    delivery: "blob-event",
  });
});

test.each(["", "-model", "model-", "a model", "a/b", "a".repeat(64)])(
  "no serving endpoint is called %j",
  (modelEndpoint) => {
    expect(() => checkConfig({ environment: "qa", insights: { modelEndpoint } })).toThrow(
      "the name of a model serving endpoint: 1 to 63 letters, digits, hyphens or underscores",
    );
  },
);

test("a file's type refuses what the schema refuses", () => {
  const file: PlatformConfigInput = {
    environment: "dev",
    // @ts-expect-error: Azure has no such replication
    storage: { replication: "XRS" },
  };
  expect(() => checkConfig(file)).toThrow("storage.replication");
});

test.each([
  ["0 0 6 ? * MON", true],
  ["0 30 7 * * ?", true],
  ["0 0/15 8-18 ? * MON-FRI", true],
  ["0 0 6 L * ?", true],
  ["0 0 6 ? * 2#1 2026-2030", true],
  ["0 6 * * 1", false],
  ["0 0 6 * * MON", false],
  ["0 0 6 ? * ?", false],
  ["0 0 6 ? * MON ", false],
  ["every monday", false],
])("schedule %j: allowed is %s", (cron, allowed) => {
  const check = (): PlatformConfig =>
    checkConfig({ environment: "qa", trigger: { kind: "scheduled", cron } });
  if (allowed) expect(check().trigger).toEqual({ kind: "scheduled", cron, timezone: "UTC" });
  else expect(check).toThrow("a Quartz expression of 6 or 7 fields");
});
