import { checkConfig, loadConfig } from "../../config/load";
import { Naming } from "../../config/naming";
import { CONTAINERS, type PlatformConfigInput } from "../../config/schema";

const ONE = "11111111-1111-1111-1111-111111111111";
const TWO = "22222222-2222-2222-2222-222222222222";

function naming(settings: Partial<PlatformConfigInput> = {}): Naming {
  return new Naming(checkConfig({ environment: "dev", subscriptionId: ONE, ...settings }));
}

test("names say what they are of", () => {
  const names = naming();
  expect(names.suffix).toMatch(/^[a-z0-9]{6}$/);
  expect({
    resourceGroup: names.resourceGroup,
    managedResourceGroup: names.managedResourceGroup,
    storageAccount: names.storageAccount,
    keyVault: names.keyVault,
    languageAccount: names.languageAccount,
    workspace: names.workspace,
    accessConnector: names.accessConnector,
    logAnalytics: names.logAnalytics,
    dataFactory: names.dataFactory,
    managedIdentity: names.managedIdentity("data-factory"),
    budget: names.budget,
    catalog: names.catalog,
    storageCredential: names.storageCredential,
    serviceCredential: names.serviceCredential("language"),
    externalLocation: names.externalLocation("external-source"),
    warehouse: names.warehouse,
    secretScope: names.secretScope,
    clusterPolicy: names.clusterPolicy,
    jobRunners: names.jobRunners,
    servicePrincipal: names.servicePrincipal("retail"),
    analysts: names.group("analysts"),
    workspaceFolder: names.workspaceFolder("retail"),
  }).toEqual({
    resourceGroup: "rg-lakehouse-dev",
    managedResourceGroup: "rg-lakehouse-dev-databricks",
    storageAccount: `lakehousedev${names.suffix}`,
    keyVault: `kv-lakehouse-dev-${names.suffix}`,
    languageAccount: `lang-lakehouse-dev-${names.suffix}`,
    workspace: "dbw-lakehouse-dev",
    accessConnector: "dbac-lakehouse-dev",
    logAnalytics: "log-lakehouse-dev",
    dataFactory: `adf-lakehouse-dev-${names.suffix}`,
    managedIdentity: "id-lakehouse-dev-data-factory",
    budget: "budget-lakehouse-dev",
    catalog: "lakehouse_dev",
    storageCredential: "lakehouse_dev",
    serviceCredential: "lakehouse_dev_language",
    externalLocation: "lakehouse_dev_external_source",
    warehouse: "lakehouse-dev",
    secretScope: "lakehouse-dev",
    clusterPolicy: "lakehouse-dev-jobs",
    jobRunners: "lakehouse-dev-job-runners",
    servicePrincipal: "sp-lakehouse-dev-retail",
    analysts: "lakehouse-analysts",
    workspaceFolder: "/lakehouse/dev/retail",
  });
});

test("a group that the platform makes is the environment's own", () => {
  const accountId = "33333333-3333-3333-3333-333333333333";
  const managed = naming({ identity: { mode: "managed", accountId, groups: { admins: "Data Admins" } } });
  expect([managed.group("analysts"), managed.group("admins")]).toEqual([
    "lakehouse-analysts-dev",
    "Data Admins-dev",
  ]);
});

test("the suffix stays the same between synths", () => {
  expect(naming().suffix).toBe("hjgrqp");
  expect(naming().suffix).toBe(naming().suffix);
});

test("the suffix differs between subscriptions, projects and environments, and between neither else", () => {
  const suffixes = [
    naming(),
    naming({ subscriptionId: TWO }),
    naming({ project: "sales" }),
    naming({ environment: "prod" }),
  ].map(({ suffix }) => suffix);
  expect(new Set(suffixes).size).toBe(4);
  expect(naming({ location: "eastus2", owner: "a@contoso.com" }).suffix).toBe(naming().suffix);
});

test("dev and prod share no name", () => {
  const all = (names: Naming): readonly string[] => [
    names.resourceGroup,
    names.managedResourceGroup,
    names.storageAccount,
    names.keyVault,
    names.languageAccount,
    names.workspace,
    names.accessConnector,
    names.logAnalytics,
    names.dataFactory,
    names.managedIdentity("data-factory"),
    names.budget,
    names.catalog,
    names.storageCredential,
    names.serviceCredential("language"),
    names.warehouse,
    names.secretScope,
    names.clusterPolicy,
    names.workspaceFolder("retail"),
    ...CONTAINERS.map((container) => names.externalLocation(container)),
  ];
  const dev = new Set(all(new Naming(loadConfig("dev", {}))));
  const prod = all(new Naming(loadConfig("prod", {})));
  expect(prod.filter((name) => dev.has(name))).toEqual([]);
});

describe.each([
  ["lake", "qa"],
  ["lakehouse", "dev"],
  ["abcdefghijkl", "a2345678"],
])("the names of %s in %s", (project, environment) => {
  const names = naming({ project, environment });

  test("keep Azure's rules", () => {
    expect(names.storageAccount).toMatch(/^[a-z0-9]{3,24}$/);
    expect(names.keyVault).toMatch(/^(?=.{3,24}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(names.languageAccount).toMatch(/^(?=.{2,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(names.workspace).toMatch(/^[a-z][a-z0-9-]{2,29}$/);
    expect(names.logAnalytics).toMatch(/^[a-z][a-z0-9-]{2,61}[a-z0-9]$/);
    expect(names.dataFactory).toMatch(/^(?=.{3,63}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/);
    expect(names.managedIdentity("data-factory")).toMatch(/^[a-z][a-z0-9-]{2,127}$/);
    expect(names.resourceGroup).toMatch(/^[a-z][a-z0-9-]{0,89}$/);
    expect(names.catalog).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(names.serviceCredential("language")).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  test("keep the environment and the suffix whole", () => {
    expect(names.storageAccount.endsWith(`${environment}${names.suffix}`)).toBe(true);
    expect(names.keyVault.endsWith(`-${environment}-${names.suffix}`)).toBe(true);
  });
});

test("where there is no room the project's part is shortened", () => {
  const names = naming({ project: "abcdefghijkl", environment: "a2345678" });
  expect(names.storageAccount).toBe(`abcdefghija2345678${names.suffix}`);
  expect(names.keyVault).toBe(`kv-abcde-a2345678-${names.suffix}`);
  expect(names.storageAccount).toHaveLength(24);
  expect(names.keyVault).toHaveLength(24);
});
