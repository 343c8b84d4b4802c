import { readFileSync } from "node:fs";
import path from "node:path";
import { jsonSchemaText } from "../../config/json-schema";
import { settingAt, settings } from "../../config/settings";
import { checkConfig } from "../../config/load";
import type { PlatformConfig, PlatformConfigInput } from "../../config/schema";

test("the generated JSON Schema is fresh", () => {
  const written = readFileSync(path.join(__dirname, "../../config/schema.json"), "utf8");
  expect(written).toBe(jsonSchemaText());
});

test("every setting is described", () => {
  expect(settings().filter(({ description }) => description === "")).toEqual([]);
});

test("no two settings share a variable", () => {
  const variables = settings().map(({ variable }) => variable);
  expect(variables.filter((variable, index) => variables.indexOf(variable) !== index)).toEqual([]);
});

test("a setting is known by its path, its variable and its words", () => {
  expect(settingAt("compute.nodeType")).toMatchObject({
    path: "compute.nodeType",
    variable: "LAKEHOUSE_COMPUTE_NODE_TYPE",
    description: "VM size of classic clusters, driver and workers alike.",
    allowed: "an Azure VM size, such as Standard_D4ds_v5",
  });
  expect(settingAt("budget.contacts.0")?.path).toBe("budget.contacts");
  expect(settingAt("trigger.kind")?.allowed).toBe("manual, scheduled");
  expect(settingAt("nothing")).toBeUndefined();
});

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

test("a file's type refuses what the schema refuses", () => {
  const file: PlatformConfigInput = {
    environment: "dev",
    // @ts-expect-error: Azure has no such replication
    storage: { replication: "XRS" },
  };
  expect(() => checkConfig(file)).toThrow("storage.replication");
});
