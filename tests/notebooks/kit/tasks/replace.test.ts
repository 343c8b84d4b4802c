import { from, previous, quarantineOf, replace, select, sql } from "../../../../notebooks/kit";
import { computeDaily, computeJudgedDaily, counters, daily, judgedDaily, orders } from "../shop";

test("a table without expectations has no quarantine and no rules", () => {
  expect([computeDaily.kind, computeDaily.key, computeDaily.streams]).toEqual([
    "replace",
    "gold_daily",
    false,
  ]);
  expect(computeDaily.reads).toEqual([orders]);
  expect(computeDaily.writes).toEqual([daily]);
  expect([computeDaily.quarantine, computeDaily.rules]).toEqual([undefined, []]);
  expect([computeDaily.displayBy, computeJudgedDaily.displayBy]).toEqual([["day"], undefined]);
});

test("one with expectations has both", () => {
  expect(computeJudgedDaily.writes).toEqual([judgedDaily, quarantineOf(judgedDaily)]);
  expect(computeJudgedDaily.rules.map(({ name }) => name)).toEqual(["day_not_null", "some_orders"]);
});

test("a table that is read in both ways makes an edge", () => {
  const task = replace(
    counters,
    from({ d: daily, o: previous(orders), old: previous(daily) }, ({ d, o, old }) =>
      select({ n: sql.int`${d.orders}` }, sql`JOIN ${old} ON TRUE JOIN ${o} ON TRUE`),
    ),
  );
  expect(task.reads).toEqual([daily]);
  expect(task.readsPrevious).toEqual([orders]);
});

test("what is shown is ordered by columns of the target, also when the compiler does not look", () => {
  const name = "constructor" as string as "n";
  const query = from({ d: daily }, ({ d }) => select<{ readonly n: "int" }>({ n: sql.int`${d.orders}` }));
  expect(() => replace(counters, query, { displayBy: [name] })).toThrow(
    'gold.counters: displayBy names "constructor", which is no column of it\n  Fix: use one of "n"',
  );
});
