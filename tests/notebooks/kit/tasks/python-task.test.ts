import { pythonTask, Secret } from "../../../../notebooks/kit";
import { renderPython } from "../../../../notebooks/kit/render/python-notebook";
import { accepted } from "../errors/tasks";
import { withModule } from "../python-module";
import { orders, scoreOrders, scores } from "../shop";

test("a Python task reads and writes what is bound", () => {
  expect([scoreOrders.kind, scoreOrders.key, scoreOrders.runsOn]).toEqual([
    "python",
    "score_orders",
    "classic",
  ]);
  expect(scoreOrders.reads).toEqual([orders]);
  expect(scoreOrders.writes).toEqual([scores]);
  expect([scoreOrders.readsPrevious, scoreOrders.streams]).toEqual([[], false]);
  expect(scoreOrders.pip).toEqual(["scikit-learn==1.7.2", "mlflow[databricks]==3.4.0"]);
});

const task = (source: string) =>
  withModule(source, (module) =>
    pythonTask("score", {
      description: "Scores.",
      module,
      reads: {},
      writes: {},
      secrets: { key: new Secret("language-key") },
    }),
  );

test.each(accepted)("a module that must not be refused: %#", (source) => {
  expect(task(source).source).toBe(source);
});

test("what is not said is empty, and runs on the job's compute", () => {
  const plain = task(accepted[0] ?? "");
  expect([plain.params, plain.pip, plain.runsOn]).toEqual([{}, [], "job"]);
});

test("a secret is read when the notebook runs, from the scope that the job names", () => {
  const text = renderPython("shop", task(accepted[0] ?? ""));
  const lines = text.split("\n").filter((line) => /secret/i.test(line));
  expect(lines).toEqual([
    'dbutils.widgets.text("secret_scope", "")',
    'SECRET_SCOPE = dbutils.widgets.get("secret_scope")',
    'params["key"] = dbutils.secrets.get(scope=SECRET_SCOPE, key="language-key")',
  ]);
  expect(text).not.toContain("%pip");
});
