import {
  arrivals,
  bronzeTable,
  from,
  ingest,
  int,
  pythonTask,
  replace,
  select,
  string,
  table,
} from "../../../notebooks/kit";
import { orderTasks } from "../../../notebooks/kit/graph";
import { counting } from "./errors/tasks";
import { withModule } from "./python-module";
import { shop } from "./shop";

const numbers = (name: string) => table(name, { comment: "Numbers.", columns: { n: int() } });
const [a, b, c, d] = [numbers("s.a"), numbers("s.b"), numbers("s.c"), numbers("s.d")] as const;

const copy = (to: typeof a, of: typeof a) =>
  replace(
    to,
    from({ x: of }, ({ x }) => select({ n: x.n })),
  );

const keys = (graph: ReturnType<typeof orderTasks>) =>
  graph.map(({ task, dependsOn }) => [task.key, dependsOn] as const);

test("each task stands behind what writes what it reads", () => {
  expect(keys(shop.graph)).toEqual([
    ["bronze_orders", []],
    ["silver_events", ["bronze_orders"]],
    ["silver_orders", ["bronze_orders"]],
    ["score_orders", ["silver_orders"]],
    ["gold_daily", ["silver_orders"]],
    ["gold_judged_daily", ["silver_orders"]],
  ]);
});

test("the order of independent tasks is that of the list", () => {
  expect(keys(orderTasks("w", [copy(c, a), copy(b, a)], [a]))).toEqual([
    ["s_c", []],
    ["s_b", []],
  ]);
  expect(keys(orderTasks("w", [copy(d, c), copy(b, a), copy(c, b)], [a]))).toEqual([
    ["s_b", []],
    ["s_c", ["s_b"]],
    ["s_d", ["s_c"]],
  ]);
});

test("previous() makes no edge, so that a task may read what it writes", () => {
  expect(keys(orderTasks("w", [counting], []))).toEqual([["gold_counters", []]]);
});

test("no task at all is a graph", () => {
  expect(orderTasks("w", [], [])).toEqual([]);
});

test("who reads a volume waits for whoever delivers into it, though others fill it too", () => {
  const raw = bronzeTable("bronze.raw", { comment: "Raw.", columns: { id: string() } });
  const read = ingest(raw, { files: "*.json", format: "json", from: arrivals });
  const deliver = withModule("def run(spark, reads, writes, params):\n    pass\n", (module) =>
    pythonTask("deliver", { description: "Delivers.", module, reads: {}, writes: {}, delivers: arrivals }),
  );
  expect(keys(orderTasks("w", [read, deliver], [arrivals]))).toEqual([
    ["deliver", []],
    ["bronze_raw", ["deliver"]],
  ]);
  expect(keys(orderTasks("w", [read, deliver], []))).toEqual(
    keys(orderTasks("w", [read, deliver], [arrivals])),
  );
});
