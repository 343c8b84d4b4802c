import { landing, parameter, pythonTask, service } from "../../../../notebooks/kit";
import { renderPython } from "../../../../notebooks/kit/render/python-notebook";
import type { PythonTaskProps } from "../../../../notebooks/kit/tasks/python-task";
import { accepted } from "../errors/tasks";
import { withModule } from "../python-module";
import { counters, orders, scoreOrders, scores } from "../shop";

test("a Python task reads and writes what is bound", () => {
  expect([scoreOrders.kind, scoreOrders.key, scoreOrders.runsOn]).toEqual([
    "python",
    "score_orders",
    "classic",
  ]);
  expect(scoreOrders.reads).toEqual([orders]);
  expect(scoreOrders.writes).toEqual([scores]);
  expect([scoreOrders.readsPrevious, scoreOrders.delivers, scoreOrders.streams]).toEqual([[], [], false]);
  expect(scoreOrders.pip).toEqual(["scikit-learn==1.7.2", "mlflow[databricks]==3.4.0"]);
});

const RUN = "def run(spark, reads, writes, params):\n    pass\n";

const task = (source: string, props: Partial<PythonTaskProps> = {}) =>
  withModule(source, (module) =>
    pythonTask("score", { description: "Scores.", module, reads: {}, writes: {}, ...props }),
  );

const linesOf = (props: Partial<PythonTaskProps>, about: RegExp): readonly string[] =>
  renderPython("shop", task(RUN, props))
    .split("\n")
    .filter((line) => about.test(line));

test.each(accepted)("a module that must not be refused: %#", (source) => {
  expect(task(source).source).toBe(source.trim());
});

test("what is not said is empty, and runs on the job's compute", () => {
  const plain = task(RUN);
  expect([plain.params, plain.pip, plain.parameters, plain.services, plain.runsOn]).toEqual([
    {},
    [],
    [],
    [],
    "job",
  ]);
  expect(renderPython("shop", plain)).not.toContain("%pip");
});

test("a service's secret is read when the notebook runs, and only where the job names a scope", () => {
  const services = [service("language", { secret: "language-key" })];
  expect(task(RUN, { services }).runsOn).toBe("classic");
  expect(linesOf({ services }, /secret|language|credential/i)).toEqual([
    'dbutils.widgets.text("secret_scope", "")',
    'dbutils.widgets.text("language_endpoint", "")',
    'dbutils.widgets.text("language_credential", "")',
    'SECRET_SCOPE = dbutils.widgets.get("secret_scope")',
    'LANGUAGE_ENDPOINT = dbutils.widgets.get("language_endpoint")',
    'LANGUAGE_CREDENTIAL = dbutils.widgets.get("language_credential")',
    'params["language"] = {',
    '    "endpoint": LANGUAGE_ENDPOINT,',
    '    "key": dbutils.secrets.get(scope=SECRET_SCOPE, key="language-key") if SECRET_SCOPE and not LANGUAGE_CREDENTIAL else None,',
    '    "credential": LANGUAGE_CREDENTIAL or None,',
  ]);
});

test("a parameter of the job reaches the module under its name", () => {
  const parameters = [parameter("replay", { default: "", description: "Replays." })];
  expect(linesOf({ parameters }, /replay/i)).toEqual([
    'dbutils.widgets.text("replay", "")',
    'REPLAY = dbutils.widgets.get("replay")',
    'params["replay"] = REPLAY',
  ]);
});

test("a task that delivers files is told where to, and waits for nobody who reads them", () => {
  const delivering = task(RUN, { delivers: landing });
  expect([delivering.reads, delivering.delivers]).toEqual([[], [landing]]);
  expect(linesOf({ delivers: landing }, /landing/i)).toEqual([
    'dbutils.widgets.text("landing", "")',
    'LANDING = dbutils.widgets.get("landing")',
    'params["landing"] = LANDING',
  ]);
});

test("what an earlier run left is given beside what this one made, and made when it is missing", () => {
  const remembering = task(RUN, { reads: { orders }, previous: { counters } });
  expect([remembering.reads, remembering.readsPrevious]).toEqual([[orders], [counters]]);
  const text = renderPython("shop", remembering);
  expect(text).toContain(
    'reads = {key: spark.table(name) for key, name in {"orders": "silver.orders", "counters": "gold.counters"}.items()}',
  );
  expect(text.match(/ensure_table\(\n {4}spark,\n {4}"[\w.]+"/g)).toEqual([
    'ensure_table(\n    spark,\n    "gold.counters"',
  ]);
});

test("helpers stand before the module, without the imports that name them", () => {
  const made = withModule("LIMIT = 3\n", (helper) =>
    withModule(`from .module import LIMIT\n\n\n${RUN}`, (module) =>
      pythonTask("score", { description: "Scores.", module, helpers: [helper], reads: {}, writes: {} }),
    ),
  );
  expect(made.source).toBe(`LIMIT = 3\n\n\n${RUN.trim()}`);
});
