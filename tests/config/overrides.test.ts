import { loadConfig } from "../../config/load";
import { problemsOf } from "../helpers/config";

const FIRST = "11111111-1111-1111-1111-111111111111";
const SECOND = "22222222-2222-2222-2222-222222222222";

test("a variable takes the type of its setting", () => {
  const config = loadConfig("dev", {
    LAKEHOUSE_STORAGE_REPLICATION: "ZRS",
    LAKEHOUSE_STORAGE_SHARED_KEYS: "TRUE",
    LAKEHOUSE_STORAGE_SOFT_DELETE_DAYS: "14",
    LAKEHOUSE_COMPUTE_WORKERS_MIN: "1",
    LAKEHOUSE_COMPUTE_WORKERS_MAX: "3",
    LAKEHOUSE_BUDGET_ALERT_PERCENTS: "25, 75",
    LAKEHOUSE_NOTIFICATIONS_FAILURE_EMAILS: "a@contoso.com,b@contoso.com",
    LAKEHOUSE_TAGS: "cost-center=42, formula=a=b",
    LAKEHOUSE_IDENTITY_GROUPS_ANALYSTS: "Sales Analysts",
  });
  expect(config.storage).toEqual({ replication: "ZRS", sharedKeys: true, softDeleteDays: 14 });
  expect(config.compute.workers).toEqual({ min: 1, max: 3 });
  expect(config.budget.alertPercents).toEqual([25, 75]);
  expect(config.notifications.failureEmails).toEqual(["a@contoso.com", "b@contoso.com"]);
  expect(config.tags).toEqual({ "cost-center": "42", formula: "a=b" });
  expect(config.identity.groups.analysts).toBe("Sales Analysts");
});

test.each([
  ["LAKEHOUSE_STORAGE_SHARED_KEYS", "yes", "storage.sharedKeys", "true, false"],
  ["LAKEHOUSE_STORAGE_SOFT_DELETE_DAYS", "1.5", "storage.softDeleteDays", "a whole number from 1 to 365"],
  ["LAKEHOUSE_STORAGE_SOFT_DELETE_DAYS", "", "storage.softDeleteDays", "a whole number from 1 to 365"],
  ["LAKEHOUSE_WAREHOUSE_MAX_CLUSTERS", "0x10", "warehouse.maxClusters", "a whole number from 1 to 30"],
  [
    "LAKEHOUSE_SUBSCRIPTION_ID",
    "mine",
    "subscriptionId",
    "a UUID in lower case, such as 1b4e28ba-2fa1-11d2-883f-0016d3cca427",
  ],
])("%s=%j is refused with what %s allows", (variable, text, path, allowed) => {
  expect(problemsOf(() => loadConfig("dev", { [variable]: text }))).toMatchObject([
    { path, allowed, fix: `change or unset ${variable}` },
  ]);
});

test("a tag without a value is refused", () => {
  expect(problemsOf(() => loadConfig("dev", { LAKEHOUSE_TAGS: "team" }))).toEqual([
    {
      path: "tags.team",
      got: undefined,
      allowed: "names and values, written as team=data,cost-center=42 in a variable",
      fix: "change or unset LAKEHOUSE_TAGS",
    },
  ]);
});

test("a variable of one environment goes before that of all, and leaves the others alone", () => {
  const env = { LAKEHOUSE_LOCATION: "eastus2", LAKEHOUSE_DEV_LOCATION: "westus3" };
  expect(loadConfig("dev", env).location).toBe("westus3");
  expect(loadConfig("prod", env).location).toBe("eastus2");
});

test("a misspelt variable of one environment is found when that environment is loaded", () => {
  const env = { LAKEHOUSE_DEV_LOCATOIN: "westus3" };
  expect(loadConfig("prod", env).location).toBe("westeurope");
  expect(problemsOf(() => loadConfig("dev", env))).toMatchObject([
    { path: "LAKEHOUSE_DEV_LOCATOIN", got: "westus3", fix: "did you mean LAKEHOUSE_DEV_LOCATION?" },
  ]);
});

test("another kind drops what belonged to the file's kind", () => {
  expect(loadConfig("prod", { LAKEHOUSE_TRIGGER_KIND: "manual" }).trigger).toEqual({ kind: "manual" });
  expect(loadConfig("prod", { LAKEHOUSE_TRIGGER_KIND: "scheduled" }).trigger).toEqual({
    kind: "scheduled",
    cron: "0 0 6 ? * MON",
    timezone: "UTC",
  });
  expect(
    loadConfig("dev", {
      LAKEHOUSE_TRIGGER_TIMEZONE: "Europe/Berlin",
      LAKEHOUSE_TRIGGER_KIND: "scheduled",
      LAKEHOUSE_TRIGGER_CRON: "0 30 7 * * ?",
    }).trigger,
  ).toEqual({ kind: "scheduled", cron: "0 30 7 * * ?", timezone: "Europe/Berlin" });
});

test("a setting of another kind than the one in force is refused", () => {
  expect(problemsOf(() => loadConfig("dev", { LAKEHOUSE_TRIGGER_CRON: "0 0 6 ? * MON" }))).toEqual([
    {
      path: "trigger.cron",
      got: "0 0 6 ? * MON",
      allowed: "a setting of the section's kind",
      fix: "leave it out, or set trigger.kind to the kind that has it (LAKEHOUSE_TRIGGER_CRON sets it)",
    },
  ]);
});

test("an unknown kind is told with the known ones", () => {
  expect(problemsOf(() => loadConfig("dev", { LAKEHOUSE_TRIGGER_KIND: "weekly" }))).toEqual([
    {
      path: "trigger.kind",
      got: "weekly",
      allowed: "manual, scheduled",
      fix: "change or unset LAKEHOUSE_TRIGGER_KIND",
    },
  ]);
});

test("a time zone that nobody knows is refused", () => {
  const env = { LAKEHOUSE_TRIGGER_TIMEZONE: "Mars/Base" };
  expect(problemsOf(() => loadConfig("prod", env))).toMatchObject([
    {
      path: "trigger.timezone",
      got: "Mars/Base",
      allowed: "an IANA time zone, such as UTC or Europe/Berlin",
    },
  ]);
});

test.each(["LAKEHOUSE_COFFEE", "LAKEHOUSE_ENVIRONMENT", "LAKEHOUSE_"])(
  "%s overrides nothing and is to be unset",
  (name) => {
    expect(problemsOf(() => loadConfig("dev", { [name]: "black" }))).toMatchObject([
      { path: name, got: "black", fix: `unset ${name}: it overrides no setting` },
    ]);
  },
);

test("the ids come from what the Azure tools read, in upper case too", () => {
  const config = loadConfig("dev", {
    ARM_SUBSCRIPTION_ID: "ABCDEFAB-1111-1111-1111-111111111111",
    AZURE_SUBSCRIPTION_ID: SECOND,
    AZURE_TENANT_ID: FIRST,
  });
  expect(config.subscriptionId).toBe("abcdefab-1111-1111-1111-111111111111");
  expect(config.tenantId).toBe(FIRST);
});

test("the project's own variable goes before those of the Azure tools", () => {
  const env = { ARM_SUBSCRIPTION_ID: FIRST, LAKEHOUSE_DEV_SUBSCRIPTION_ID: SECOND };
  expect(loadConfig("dev", env).subscriptionId).toBe(SECOND);
});

test("an id that is none is refused under the variable that gave it", () => {
  expect(problemsOf(() => loadConfig("dev", { ARM_TENANT_ID: "contoso" }))).toMatchObject([
    { path: "tenantId", got: "contoso", fix: "change or unset ARM_TENANT_ID" },
  ]);
});
