import {
  arrivals,
  bronzeTable,
  ingest,
  type Ingestion,
  modelWorkload,
  parameter,
  pythonTask,
  string,
  workload,
  type WorkloadModel,
} from "../../../notebooks/kit";
import { deriveGrants } from "../../../notebooks/kit/grants";
import { renderContinuousIngest } from "../../../notebooks/kit/render/ingest-notebook";
import { withModule } from "./python-module";
import { computeDaily, ingestOrders, orders, scoreOrders, shop } from "./shop";

const batch = modelWorkload(shop, { ingestion: "batch" });
const continuous = modelWorkload(shop, { ingestion: "continuous" });

const outline = (model: WorkloadModel) =>
  model.tasks.map(({ key, dependsOn, runsOn, asset }) => [
    key,
    dependsOn,
    runsOn,
    asset.fileName,
    asset.language,
  ]);

test("a batch has every task in the order of the graph", () => {
  expect(outline(batch)).toEqual([
    ["bronze_orders", [], "job", "bronze_orders.py", "PYTHON"],
    ["silver_events", ["bronze_orders"], "job", "silver_events.py", "PYTHON"],
    ["silver_orders", ["bronze_orders"], "job", "silver_orders.py", "PYTHON"],
    ["score_orders", ["silver_orders"], "classic", "score_orders.py", "PYTHON"],
    ["gold_daily", ["silver_orders"], "job", "gold_daily.py", "PYTHON"],
    ["gold_judged_daily", ["silver_orders"], "job", "gold_judged_daily.py", "PYTHON"],
  ]);
  expect(batch).not.toHaveProperty("continuous");
  expect(batch.triggerTables).toEqual([]);
  expect(batch.tasks.map(({ description }) => description)).toEqual([
    "Reads new files orders*.csv into bronze.orders.",
    "Appends new rows of bronze.orders to silver.events.",
    "Merges new rows of bronze.orders into silver.orders.",
    "Scores orders.",
    "Computes gold.daily.",
    "Computes gold.judged_daily.",
  ]);
});

test("continuous ingestion is a task of its own, whose tables start the rest", () => {
  expect(outline(continuous)).toEqual([
    ["silver_events", [], "job", "silver_events.py", "PYTHON"],
    ["silver_orders", [], "job", "silver_orders.py", "PYTHON"],
    ["score_orders", ["silver_orders"], "classic", "score_orders.py", "PYTHON"],
    ["gold_daily", ["silver_orders"], "job", "gold_daily.py", "PYTHON"],
    ["gold_judged_daily", ["silver_orders"], "job", "gold_judged_daily.py", "PYTHON"],
  ]);
  expect(continuous.continuous).toEqual({
    key: "ingest",
    description: "Reads new files into the bronze tables as they arrive.",
    dependsOn: [],
    asset: {
      fileName: "ingest.py",
      language: "PYTHON",
      content: renderContinuousIngest("shop", [ingestOrders]),
    },
    runsOn: "classic",
  });
  expect(continuous.triggerTables).toEqual(["bronze.orders"]);
});

test("a workload that ingests nothing has no task that never ends", () => {
  const rest = workload("rest", {
    description: "Rest.",
    sources: [orders],
    tasks: [computeDaily, scoreOrders],
  });
  const model = modelWorkload(rest, { ingestion: "continuous" });
  expect(model).toEqual(modelWorkload(rest, { ingestion: "batch" }));
  expect(model).not.toHaveProperty("continuous");
});

test("the set-up job creates the tables, then applies what Unity Catalog adds", () => {
  const setup = batch.setup.map(({ key, description, dependsOn, runsOn, asset }) => [
    key,
    description,
    dependsOn,
    runsOn,
    asset.fileName,
    asset.language,
  ]);
  expect(setup).toEqual([
    ["create_tables", "Creates the tables by their contracts.", [], "job", "create_tables.py", "PYTHON"],
    [
      "apply_contracts",
      "Puts keys and tags on the tables.",
      ["create_tables"],
      "warehouse",
      "apply_contracts.sql",
      "SQL",
    ],
  ]);
  expect(continuous.setup).toEqual(batch.setup);
});

test("the rest of the model is the workload's own", () => {
  expect([batch.name, batch.description]).toEqual(["shop", "A shop."]);
  expect(batch.grants).toEqual(deriveGrants(shop.tasks));
  expect(continuous.grants).toEqual(batch.grants);
});

test("files come from the landing volume unless the ingestions say otherwise", () => {
  expect(batch.landing).toEqual({ schema: "bronze", volume: "landing" });
  const raw = bronzeTable("bronze.raw", { comment: "Raw.", columns: { id: string() } });
  const arriving = workload("arriving", {
    description: "Arrives.",
    sources: [arrivals],
    tasks: [ingest(raw, { files: "*.json", format: "json", from: arrivals })],
  });
  expect(modelWorkload(arriving, { ingestion: "batch" }).landing).toEqual({
    schema: "bronze",
    volume: "arrivals",
  });
});

test("what tasks declare of parameters and services is the job's, once and sorted", () => {
  expect([batch.parameters, batch.services]).toEqual([{}, [{ name: "language", secret: "language-key" }]]);
  const told = ["replay", "limit"].map((name) =>
    parameter(name, { default: `${name}?`, description: "Tells." }),
  );
  const run = (key: string) =>
    withModule("def run(spark, reads, writes, params):\n    pass\n", (module) =>
      pythonTask(key, { description: "Runs.", module, reads: {}, writes: {}, parameters: told }),
    );
  const twice = workload("twice", { description: "Runs.", sources: [], tasks: [run("a"), run("b")] });
  const model = modelWorkload(twice, { ingestion: "batch" });
  expect(JSON.stringify(model.parameters)).toBe('{"limit":"limit?","replay":"replay?"}');
});

const modes: readonly Ingestion[] = ["batch", "continuous"];

test.each(modes)("%s: two calls give the same bytes", (ingestion) => {
  expect(JSON.stringify(modelWorkload(shop, { ingestion }))).toBe(
    JSON.stringify(modelWorkload(shop, { ingestion })),
  );
});

test.each(modes)("%s: keys are unique, and every notebook ends with its report", (ingestion) => {
  const { tasks, continuous: endless, setup } = modelWorkload(shop, { ingestion });
  const all = [...tasks, ...(endless === undefined ? [] : [endless]), ...setup];
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  const notebooks = all.filter(({ asset }) => asset.language === "PYTHON");
  expect(notebooks).toHaveLength(7);
  for (const { asset } of notebooks) {
    expect(asset.content.split("\n", 1)).toEqual(["# Databricks notebook source"]);
    expect(asset.content).toMatch(
      /\n# COMMAND -{10}\n\n# DBTITLE 1,Report\nimport json\n\ndbutils\.notebook\.exit\(json\.dumps\(.*\)\)\n$/,
    );
  }
});
