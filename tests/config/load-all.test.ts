import { loadConfig } from "../../config/load";
import { loadConfigs } from "../../config/load-all";
import { problemsOf } from "../helpers/config";

test("every environment is found under its name", () => {
  expect(loadConfigs(["dev", "prod"], {})).toEqual({
    dev: loadConfig("dev", {}),
    prod: loadConfig("prod", {}),
  });
});

test("the problems of all are told at once, and shared ones once", () => {
  const env = {
    LAKEHOUSE_STORAGE_REPLICATION: "XRS",
    LAKEHOUSE_DEV_LOCATION: "West Europe",
    LAKEHOUSE_PROD_STORAGE_SHARED_KEYS: "true",
  };
  expect(problemsOf(() => loadConfigs(["dev", "prod"], env)).map(({ path }) => path)).toEqual([
    "location (dev)",
    "storage.replication (dev, prod)",
    "storage.sharedKeys (prod)",
  ]);
  expect(() => loadConfigs(["dev", "prod"], env)).toThrow(
    'The configurations of "dev" and "prod" have 3 problems.',
  );
});

test("when one is wrong the error is its own", () => {
  expect(() => loadConfigs(["dev", "prod"], { LAKEHOUSE_PROD_LOCATION: "?" })).toThrow(
    'The configuration of "prod" has 1 problem.',
  );
});

test("an environment that is not there counts as a problem", () => {
  expect(
    problemsOf(() => loadConfigs(["qa", "dev"], { LAKEHOUSE_DEV_OWNER: "me" })).map(({ path }) => path),
  ).toEqual(["environment (qa)", "owner (dev)"]);
});

test("only what was loaded can be read", () => {
  const configs = loadConfigs(["dev"], {});
  // @ts-expect-error: prod was not loaded
  expect(configs.prod).toBeUndefined();
});
