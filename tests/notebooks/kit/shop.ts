import {
  type AnyColumn,
  append,
  bigint,
  bronzeTable,
  columns,
  cte,
  date,
  decimal,
  fresh,
  from,
  ingest,
  int,
  landing,
  pythonTask,
  replace,
  select,
  service,
  sql,
  string,
  table,
  timestamp,
  upsert,
  workload,
} from "../../../notebooks/kit";
import { withModule } from "./python-module";

const SCORE = `"""Scores orders."""


def run(spark, reads, writes, params):
    reads["orders"].select("id", "total").write.insertInto(writes["scores"], overwrite=True)
    return {"rows_written": reads["orders"].count()}
`;

export const rawOrders = bronzeTable("bronze.orders", {
  comment: "Orders as delivered.",
  columns: {
    id: string().comment("Order."),
    at: string().comment("When."),
    total: decimal(18, 2).comment("Total in BRL."),
  },
});

export const orders = table("silver.orders", {
  comment: "One row per order.",
  columns: {
    id: string().primaryKey().comment("Order."),
    at: timestamp().notNull().comment("When, UTC."),
    total: decimal(18, 2).comment("Total in BRL."),
  },
  clusterBy: ["at"],
  expect: { total_not_negative: (c) => sql`${c.total} >= 0` },
});

export const events = table("silver.events", {
  comment: "One row per event.",
  columns: { id: string().comment("Order."), payload: string().pii("free_text").comment("Text.") },
});

export const daily = table("gold.daily", {
  comment: "One row per day.",
  columns: {
    day: date().primaryKey().comment("Day, UTC."),
    orders: bigint().notNull().comment("Number of orders."),
  },
});

export const judgedDaily = table("gold.judged_daily", {
  comment: "One row per day, judged.",
  columns: { day: date().primaryKey().comment("Day."), orders: bigint().comment("Number of orders.") },
  expect: { some_orders: (c) => sql`${c.orders} > ${0}` },
});

export const scores = table("gold.scores", {
  comment: "One row per order.",
  columns: {
    id: string()
      .primaryKey()
      .references((): AnyColumn => orders.columns.id)
      .comment("Order."),
    total: decimal(18, 2).comment("Total in BRL."),
  },
});

export const counters = table("gold.counters", {
  comment: "No key.",
  columns: { n: int().comment("Number.") },
});

export const ingestOrders = ingest(rawOrders, { files: "orders*.csv", format: "csv" });

export const cleanOrders = upsert(
  orders,
  fresh(rawOrders),
  ({ row }) => select({ id: row.id, at: sql.timestamp`try_to_timestamp(${row.at})`, total: row.total }),
  {
    latestBy: "at",
    require: ({ row }) => ({ time_is_readable: sql`try_to_timestamp(${row.at}) IS NOT NULL` }),
  },
);

export const appendEvents = append(events, fresh(rawOrders), ({ row }) =>
  select({ id: row.id, payload: sql.string`to_json(struct(${row.at}))` }),
);

const days = cte(
  "days",
  from({ o: orders }, ({ o }) => columns({ day: sql.date`CAST(${o.at} AS DATE)`, id: o.id })),
);

const perDay = from({ d: days }, ({ d }) =>
  select<{ readonly day: "date"; readonly orders: "bigint" }>(
    { day: d.day, orders: sql.bigint`count(${d.id})` },
    sql`GROUP BY ${d.day}`,
  ),
);

export const computeDaily = replace(daily, perDay, { displayBy: ["day"] });

export const computeJudgedDaily = replace(judgedDaily, perDay);

export const scoreOrders = withModule(SCORE, (module) =>
  pythonTask("score_orders", {
    description: "Scores orders.",
    module,
    reads: { orders },
    writes: { scores },
    params: { threshold: 0.5, label: 'a "b"' },
    pip: ["scikit-learn==1.7.2", "mlflow[databricks]==3.4.0"],
    services: [service("language", { secret: "language-key" })],
  }),
);

/** One task of each kind, listed against their order. */
export const shop = workload("shop", {
  description: "A shop.",
  sources: [landing],
  tasks: [scoreOrders, computeDaily, computeJudgedDaily, appendEvents, cleanOrders, ingestOrders],
});
