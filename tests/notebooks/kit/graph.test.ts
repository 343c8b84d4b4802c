import { from, int, replace, select, table } from "../../../notebooks/kit";
import { orderTasks } from "../../../notebooks/kit/graph";
import { counting } from "./errors/tasks";
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
