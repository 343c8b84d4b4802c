import { ConfigError } from "../../config/errors";
import { checkConfig, loadConfig } from "../../config/load";
import { problemsOf } from "../helpers/config";

const UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

test("dev is small, temporary and run by hand", () => {
  expect(loadConfig("dev", {})).toEqual({
    environment: "dev",
    project: "lakehouse",
    location: "westeurope",
    subscriptionId: "00000000-0000-0000-0000-000000000000",
    tenantId: "00000000-0000-0000-0000-000000000000",
    owner: "platform-team@example.com",
    tags: {},
    storage: { replication: "LRS", sharedKeys: false, softDeleteDays: 7 },
    language: { sku: "S", authentication: "key" },
    compute: {
      mode: "classic",
      runtime: "17.3.x-scala2.13",
      nodeType: "Standard_D4ds_v5",
      photon: false,
      workers: { min: 0, max: 0 },
      autoTerminationMinutes: 20,
    },
    warehouse: { size: "2X-Small", autoStopMinutes: 10, serverless: true, maxClusters: 1 },
    ingestion: "batch",
    trigger: { kind: "manual" },
    insights: {
      engine: "language",
      modelEndpoint: "databricks-meta-llama-3-3-70b-instruct",
      delivery: "manual",
    },
    identity: {
      mode: "existing",
      azureDatabricksObjectId: "00000000-0000-0000-0000-000000000000",
      groups: {
        analysts: "lakehouse-analysts",
        engineers: "lakehouse-engineers",
        admins: "lakehouse-admins",
      },
    },
    unityCatalog: { catalogIsolation: "ISOLATED" },
    protection: { preventDestroy: false, forceDestroy: true, purgeSoftDeleted: true },
    monitoring: { logRetentionDays: 30 },
    budget: { monthlyAmount: 100, alertPercents: [50, 80, 100], contacts: [] },
    notifications: { failureEmails: [] },
    state: { kind: "local" },
  });
});

test("prod is copied, protected, autoscaling with Photon, without keys, and runs on Monday morning", () => {
  expect(loadConfig("prod", {})).toMatchObject({
    environment: "prod",
    storage: { replication: "GRS", sharedKeys: false, softDeleteDays: 30 },
    language: { authentication: "managed-identity" },
    compute: { photon: true, workers: { min: 1, max: 4 } },
    trigger: { kind: "scheduled", cron: "0 0 6 ? * MON", timezone: "UTC" },
    insights: { engine: "language", delivery: "blob-event" },
    protection: { preventDestroy: true, forceDestroy: false, purgeSoftDeleted: false },
  });
});

test("an environment that is not there is answered with those that are", () => {
  expect(() => loadConfig("prd", {})).toThrow(
    new ConfigError('There is no environment "prd".', [
      {
        path: "environment",
        got: "prd",
        allowed: "dev, prod",
        fix: 'use "prod", or add config/prd.ts and list it in config/environments.ts',
      },
    ]),
  );
});

test.each(["toString", "__proto__", ""])("%j is no environment", (name) => {
  expect(() => loadConfig(name, {})).toThrow(`There is no environment "${name}".`);
});

test("every problem is told at once: of the file, of the variables, and of settings together", () => {
  const problems = problemsOf(() =>
    loadConfig("prod", {
      LAKEHOUSE_STORAGE_REPLICATION: "XRS",
      LAKEHOUSE_STORAGE_REPLICATON: "LRS",
      LAKEHOUSE_COMPUTE_RUNTIME: "13.3.x-scala2.12",
      LAKEHOUSE_COMPUTE_WORKERS_MIN: "9",
      LAKEHOUSE_PROTECTION_FORCE_DESTROY: "true",
      LAKEHOUSE_IDENTITY_MODE: "managed",
      LAKEHOUSE_BUDGET_ALERT_PERCENTS: "50,x",
    }),
  );
  expect(problems).toEqual([
    {
      path: "LAKEHOUSE_STORAGE_REPLICATON",
      got: "LRS",
      allowed: "LAKEHOUSE_<SECTION>_<SETTING>, or LAKEHOUSE_<ENVIRONMENT>_<SECTION>_<SETTING>",
      fix: "did you mean LAKEHOUSE_STORAGE_REPLICATION?",
    },
    {
      path: "storage.replication",
      got: "XRS",
      allowed: "LRS, ZRS, GRS, RAGRS, GZRS, RAGZRS",
      fix: "change or unset LAKEHOUSE_STORAGE_REPLICATION",
    },
    {
      path: "compute.runtime",
      got: "13.3.x-scala2.12",
      allowed: "a Databricks Runtime of 14.3 LTS or newer, such as 17.3.x-scala2.13",
      fix: "change or unset LAKEHOUSE_COMPUTE_RUNTIME",
    },
    {
      path: "budget.alertPercents.1",
      got: "x",
      allowed: "a list, each a whole number from 1 to 1000",
      fix: "change or unset LAKEHOUSE_BUDGET_ALERT_PERCENTS",
    },
    {
      path: "compute.workers.min",
      got: 9,
      allowed: "at most compute.workers.max, which is 4",
      fix: "lower compute.workers.min or raise compute.workers.max (LAKEHOUSE_COMPUTE_WORKERS_MIN sets it)",
    },
    {
      path: "protection.forceDestroy",
      got: true,
      allowed: "false when protection.preventDestroy is true",
      fix:
        "set one of the two to false: data cannot be both kept and thrown away " +
        "(LAKEHOUSE_PROTECTION_FORCE_DESTROY sets it)",
    },
    {
      path: "identity.accountId",
      got: undefined,
      allowed: "the Databricks account's id when identity.mode is managed",
      fix: "set identity.accountId (the account console shows it), or identity.mode to existing",
    },
  ]);
});

test("what the file got wrong is to be put right in the file", () => {
  expect(
    problemsOf(() =>
      checkConfig({ environment: "dev", compute: { runtime: "latest" }, budget: { contacts: ["me"] } }),
    ),
  ).toEqual([
    {
      path: "compute.runtime",
      got: "latest",
      allowed: "a Databricks Runtime of 14.3 LTS or newer, such as 17.3.x-scala2.13",
      fix: "change compute.runtime in config/dev.ts, or set LAKEHOUSE_COMPUTE_RUNTIME",
    },
    {
      path: "budget.contacts.0",
      got: "me",
      allowed: "a list, each an e-mail address, such as data-platform@contoso.com",
      fix: "change budget.contacts in config/dev.ts, or set LAKEHOUSE_BUDGET_CONTACTS",
    },
  ]);
});

test("an unknown setting is answered with the one that was meant", () => {
  const file = { environment: "dev", storage: { replicaton: "GRS" }, colour: "red" };
  expect(problemsOf(() => checkConfig(file as never))).toEqual([
    {
      path: "storage.replicaton",
      got: "GRS",
      allowed: "replication, sharedKeys, softDeleteDays",
      fix: "did you mean storage.replication?",
    },
    {
      path: "colour",
      got: "red",
      allowed:
        "environment, project, location, subscriptionId, tenantId, owner, tags, storage, language, compute, " +
        "warehouse, ingestion, trigger, insights, identity, unityCatalog, protection, monitoring, budget, notifications, state",
      fix: "leave it out: no setting has that name",
    },
  ]);
});

test("a section that is no section says what belongs there", () => {
  expect(problemsOf(() => checkConfig({ environment: "dev", storage: "LRS" } as never))).toEqual([
    {
      path: "storage",
      got: "LRS",
      allowed: "a section with replication, sharedKeys, softDeleteDays",
      fix: "change storage in config/dev.ts",
    },
  ]);
});

test("a list of the wrong length is told by its length", () => {
  const alertPercents = [10, 20, 30, 40, 50];
  expect(problemsOf(() => checkConfig({ environment: "dev", budget: { alertPercents } }))).toEqual([
    {
      path: "budget.alertPercents",
      got: alertPercents,
      allowed: "at most 4 values",
      fix: "change budget.alertPercents in config/dev.ts, or set LAKEHOUSE_BUDGET_ALERT_PERCENTS",
    },
  ]);
});

test.each(["Dev", "d", "a-b", "development", "1dev"])("%j is no name for an environment", (environment) => {
  expect(problemsOf(() => checkConfig({ environment }))).toMatchObject([
    {
      path: "environment",
      got: environment,
      allowed: "2 to 8 lower-case letters or digits, starting with a letter",
    },
  ]);
});

test("an environment named like a section is refused", () => {
  expect(problemsOf(() => checkConfig({ environment: "budget" }))).toEqual([
    {
      path: "environment",
      got: "budget",
      allowed: "a name that no section of the configuration has",
      fix: "rename the environment: its name starts the variables that override its settings",
    },
  ]);
});

test("a configuration that lacks what has no default is told what is missing", () => {
  const state = { kind: "azurerm" } as never;
  expect(problemsOf(() => checkConfig({ environment: "dev", state }))).toMatchObject([
    { path: "state.resourceGroup", got: undefined },
    { path: "state.storageAccount", got: undefined },
  ]);
});

test("checking leaves the file as it was", () => {
  const file = { environment: "dev", storage: { replication: "LRS" } } as const;
  checkConfig(file, { LAKEHOUSE_STORAGE_REPLICATION: "GRS", ARM_TENANT_ID: UUID });
  expect(file).toEqual({ environment: "dev", storage: { replication: "LRS" } });
});
