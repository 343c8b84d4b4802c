import {
  columns,
  cte,
  fresh,
  from,
  previous,
  replace,
  select,
  sql,
  unionAll,
  upsert,
} from "../../../notebooks/kit";
import { deriveLineage } from "../../../notebooks/kit/lineage";
import { counters, daily, orders, rawOrders, shop } from "./shop";

const target = daily;

const columnsOf = (...tasks: Parameters<typeof deriveLineage>[0]): readonly string[] =>
  deriveLineage(tasks).columns.map(({ from: source, to }) => `${source} -> ${to}`);

test("the tables of a workload, quarantines and volumes among them", () => {
  expect(shop.lineage.tables.map(({ from: source, to, task }) => `${source} -> ${to} (${task})`)).toEqual([
    "bronze.landing -> bronze.orders (bronze_orders)",
    "bronze.orders -> silver.events (silver_events)",
    "bronze.orders -> silver.events_quarantine (silver_events)",
    "bronze.orders -> silver.orders (silver_orders)",
    "bronze.orders -> silver.orders_quarantine (silver_orders)",
    "silver.orders -> gold.daily (gold_daily)",
    "silver.orders -> gold.judged_daily (gold_judged_daily)",
    "silver.orders -> gold.judged_daily_quarantine (gold_judged_daily)",
    "silver.orders -> gold.scores (score_orders)",
  ]);
});

test("columns are followed through expressions, fresh rows and CTEs", () => {
  expect(shop.lineage.columns.map(({ from: source, to }) => `${source} -> ${to}`)).toEqual([
    "bronze.orders.at -> silver.events.payload",
    "bronze.orders.at -> silver.orders.at",
    "bronze.orders.id -> silver.events.id",
    "bronze.orders.id -> silver.orders.id",
    "bronze.orders.total -> silver.orders.total",
    "silver.orders.at -> gold.daily.day",
    "silver.orders.at -> gold.judged_daily.day",
    "silver.orders.id -> gold.daily.orders",
    "silver.orders.id -> gold.judged_daily.orders",
  ]);
});

test("every part of a union is followed, in the query and in a CTE, each column once", () => {
  const parts = cte(
    "parts",
    unionAll(
      from({ o: orders }, ({ o }) => columns({ day: sql.date`${o.at}`, n: sql.bigint`1L` })),
      from({ c: counters }, ({ c }) => columns({ n: sql.bigint`${c.n} + ${c.n}`, day: sql.date`NULL` })),
    ),
  );
  const task = replace(
    target,
    unionAll(
      from({ p: parts }, ({ p }) => columns({ day: p.day, orders: p.n })),
      from({ r: rawOrders }, ({ r }) => columns({ day: sql.date`${r.at}`, orders: sql.bigint`${r.id}` })),
    ),
  );
  expect(columnsOf(task)).toEqual([
    "bronze.orders.at -> gold.daily.day",
    "bronze.orders.id -> gold.daily.orders",
    "gold.counters.n -> gold.daily.orders",
    "silver.orders.at -> gold.daily.day",
  ]);
});

test("nested CTEs, also under an alias that another level uses for something else", () => {
  const inner = cte(
    "inner_rows",
    from({ x: orders }, ({ x }) => columns({ when: x.at })),
  );
  const outer = cte(
    "outer_rows",
    from({ x: inner }, ({ x }) => columns({ day: sql.date`${x.when}` })),
  );
  const task = replace(
    target,
    from({ x: outer }, ({ x }) => select({ day: x.day, orders: sql.bigint`1L` })),
  );
  expect(columnsOf(task)).toEqual(["silver.orders.at -> gold.daily.day"]);
});

test("a CTE in a scalar subquery, and a table as an earlier run left it", () => {
  const total = cte(
    "total",
    from({ c: counters }, ({ c }) => columns({ n: sql.bigint`sum(${c.n})` })),
  );
  const task = replace(
    target,
    from({ old: previous(daily), t: total }, ({ old, t }) =>
      select({ day: old.day, orders: sql.bigint`(SELECT ${t.n} FROM ${t})` }),
    ),
  );
  expect(columnsOf(task)).toEqual([
    "gold.counters.n -> gold.daily.orders",
    "gold.daily.day -> gold.daily.day",
  ]);
  expect(deriveLineage([task]).tables).toEqual([
    { from: "gold.counters", to: "gold.daily", task: "gold_daily" },
    { from: "gold.daily", to: "gold.daily", task: "gold_daily" },
  ]);
});

test("a source that fresh rows are joined to", () => {
  const task = upsert(orders, fresh(rawOrders, { c: counters }), ({ row, c }) =>
    select(
      { id: row.id, at: sql.timestamp`${row.at}`, total: sql.decimal(18, 2)`${c.n}` },
      sql`LEFT JOIN ${c} ON ${c.n} = ${row.id}`,
    ),
  );
  expect(columnsOf(task)).toEqual([
    "bronze.orders.at -> silver.orders.at",
    "bronze.orders.id -> silver.orders.id",
    "gold.counters.n -> silver.orders.total",
  ]);
});
