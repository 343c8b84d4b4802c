import type { NotebookAsset, TaskModel, WorkloadModel } from "../../../notebooks/kit/model";

export const notebook = (
  name: string,
  content = `# Databricks notebook source\n# ${name}\n`,
): NotebookAsset => ({
  fileName: `${name}.py`,
  language: "PYTHON",
  content,
});

export const sqlFile = (name: string, content = `SELECT '${name}';\n`): NotebookAsset => ({
  fileName: `${name}.sql`,
  language: "SQL",
  content,
});

export const task = (key: string, given: Partial<Omit<TaskModel, "key">> = {}): TaskModel => ({
  key,
  description: `Does ${key}.`,
  dependsOn: [],
  asset: notebook(key),
  runsOn: "job",
  ...given,
});

/** A workload with one task of each kind, in topological and so not in alphabetical order. */
export const shop: WorkloadModel = {
  name: "shop",
  description: "A shop.",
  tasks: [
    task("raw_orders"),
    task("raw_customers"),
    task("clean_orders", { dependsOn: ["raw_orders"] }),
    task("enrich", { dependsOn: ["clean_orders"], runsOn: "classic" }),
    task("answers", {
      dependsOn: ["clean_orders", "raw_customers"],
      runsOn: "warehouse",
      asset: sqlFile("answers"),
    }),
  ],
  triggerTables: [],
  setup: [task("create_tables", { runsOn: "warehouse", asset: sqlFile("create_tables") })],
  landing: { schema: "bronze", volume: "landing" },
  parameters: {},
  services: [],
  grants: [
    { securable: { type: "catalog" }, privileges: ["USE_CATALOG"] },
    { securable: { type: "schema", schema: "bronze" }, privileges: ["CREATE_TABLE", "SELECT", "USE_SCHEMA"] },
    { securable: { type: "volume", schema: "bronze", volume: "landing" }, privileges: ["READ_VOLUME"] },
  ],
};

/** The same with ingestion that never ends. */
export const streamingShop: WorkloadModel = {
  ...shop,
  tasks: [task("clean_orders"), task("answers", { dependsOn: ["clean_orders"] })],
  continuous: task("ingest"),
  triggerTables: ["bronze.orders", "bronze.customers"],
};
