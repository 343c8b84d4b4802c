import { readFileSync } from "node:fs";
import path from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { DatabricksProvider } from "@cdktf/provider-databricks/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { AccessConnector } from "../../../constructs/azure/access-connector";
import { DataLake } from "../../../constructs/azure/data-lake";
import type { DatabricksAccount } from "../../../constructs/databricks/account";
import { Catalog, type Layer } from "../../../constructs/databricks/catalog";
import { ClusterPolicy } from "../../../constructs/databricks/cluster-policy";
import type { Governance } from "../../../constructs/databricks/governance";
import type { JobCompute } from "../../../constructs/databricks/job-cluster";
import { JobRunners } from "../../../constructs/databricks/job-runners";
import { PeopleGroup } from "../../../constructs/databricks/people-group";
import { StorageAccess } from "../../../constructs/databricks/storage-access";
import { Warehouse } from "../../../constructs/databricks/warehouse";
import { type JsonObject, Synthesised, synthesise } from "../../helpers/synth";

export const smallCompute: JobCompute = {
  mode: "classic",
  runtime: "17.3.x-scala2.13",
  nodeType: "Standard_D4ds_v5",
  photon: false,
  workers: { min: 0, max: 0 },
};

/** A stack with the Databricks provider, filled by `build` and synthesised. */
export function synthesiseDatabricks(build: (stack: TerraformStack) => void): Synthesised {
  return synthesise((stack) => {
    new DatabricksProvider(stack, "databricks", { host: "https://adb-1.2.azuredatabricks.net" });
    build(stack);
  });
}

/** A further stack of the same app, with the Databricks provider. */
export function databricksStack(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new DatabricksProvider(stack, "databricks", { host: "https://adb-1.2.azuredatabricks.net" });
  return stack;
}

/** A stack of an app that is synthesised as a whole, which is when references between stacks are resolved. */
export function synthesiseApp(app: App, stack: string): Synthesised {
  app.synth();
  const text = readFileSync(path.join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8");
  // What cdktf notes down about a construct is no argument of a resource.
  return new Synthesised(
    JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === "//" ? undefined : value))),
  );
}

/** The data sources of one type. */
export function lookups(synth: Synthesised, type: string): readonly JsonObject[] {
  const data = (synth.json["data"] ?? {}) as Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  return Object.values(data[type] ?? {});
}

export function accountOf(stack: TerraformStack): DatabricksAccount {
  const accountId = "11111111-2222-3333-4444-555555555555";
  const host = "https://accounts.azuredatabricks.net";
  const provider = new DatabricksProvider(stack, "account", { alias: "account", host, accountId });
  return { accountId, provider, workspaceId: 42 };
}

export function storageOf(
  stack: TerraformStack,
  given: { readonly isolated?: boolean; readonly forceDestroy?: boolean } = {},
): StorageAccess<Layer | "external-source"> {
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const resourceGroup = new ResourceGroup(stack, "resource_group", {
    name: "rg-test",
    location: "westeurope",
  });
  const placement = { resourceGroup, tags: {} };
  const lake = new DataLake(stack, "lake", {
    ...placement,
    name: "lakedev",
    containers: ["external-source", "bronze", "silver", "gold"],
    replication: "LRS",
    softDeleteDays: 7,
  });
  const accessConnector = new AccessConnector(stack, "connector", {
    ...placement,
    name: "dbac-lake-dev",
    roles: { lake: { on: lake, role: "Storage Blob Data Contributor", why: "Reads the lake." } },
  });
  const located = (name: Layer | "external-source") => ({
    container: lake.container(name),
    locationName: `lake_dev_${name}`,
  });
  return new StorageAccess(stack, "storage", {
    credentialName: "lake_dev",
    accessConnector,
    containers: {
      "external-source": located("external-source"),
      bronze: located("bronze"),
      silver: located("silver"),
      gold: located("gold"),
    },
    isolated: given.isolated ?? false,
    forceDestroy: given.forceDestroy ?? false,
  });
}

export function catalogOf(stack: TerraformStack, given: { readonly preventDestroy?: boolean } = {}): Catalog {
  return new Catalog(stack, "lakehouse", {
    name: "lake_dev",
    comment: "The lake.",
    storage: storageOf(stack),
    isolated: true,
    forceDestroy: given.preventDestroy !== true,
    preventDestroy: given.preventDestroy ?? false,
  });
}

export const groupOf = (stack: TerraformStack, displayName: string): PeopleGroup =>
  new PeopleGroup(stack, displayName, { displayName });

export function governanceOf(stack: TerraformStack, compute: JobCompute = smallCompute): Governance {
  const groups = {
    analysts: groupOf(stack, "analysts"),
    engineers: groupOf(stack, "engineers"),
    admins: groupOf(stack, "lake-admins"),
  };
  const jobRunners = new JobRunners(stack, "runners", { displayName: "job-runners" });
  return {
    groups,
    jobRunners,
    catalog: catalogOf(stack),
    warehouse: new Warehouse(stack, "warehouse", {
      name: "lake-dev",
      size: "2X-Small",
      serverless: true,
      autoStopMinutes: 10,
      maxClusters: 1,
      users: [jobRunners],
      monitors: [groups.engineers],
      tags: {},
    }),
    clusterPolicy: new ClusterPolicy(stack, "policy", {
      name: "lake-dev-jobs",
      compute,
      autoTerminationMinutes: 20,
      users: [jobRunners],
    }),
  };
}
