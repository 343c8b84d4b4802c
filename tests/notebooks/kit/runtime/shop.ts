import {
  type AnyColumn,
  append,
  bigint,
  bronzeTable,
  type Expression,
  fresh,
  from,
  ingest,
  int,
  landing,
  modelWorkload,
  replace,
  select,
  sql,
  string,
  table,
  timestamp,
  upsert,
  workload,
} from "../../../../notebooks/kit";
import type { Node, Task } from "../../../../notebooks/kit/tasks/task";

// Every kind of task, in small, for the Python tests of the runtime. Prints the notebooks by name, as JSON.

const raw = bronzeTable("kit_shop.raw_orders", {
  comment: "Orders as delivered.",
  columns: { id: string(), city: string(), amount: int(), changed_at: string() },
});

const cities = table("kit_shop.cities", {
  comment: "Cities.",
  columns: { name: string(), region: string() },
});

const orders = table("kit_shop.orders", {
  comment: "One row per order.",
  columns: {
    id: string().primaryKey(),
    city: string().notNull(),
    amount: int(),
    changed_at: timestamp(),
    region: string(),
  },
  expect: { amount_not_negative: (c) => sql`${c.amount} >= 0` },
});

const events = table("kit_shop.events", {
  comment: "One row per event.",
  columns: { id: string(), amount: int() },
  expect: { amount_not_negative: (c) => sql`${c.amount} >= 0` },
});

const totals = table("kit_shop.totals", {
  comment: "One row per city.",
  columns: { city: string().notNull(), orders: bigint().notNull() },
});

const judged = table("kit_shop.judged", {
  comment: "One row per city that is worth it.",
  columns: { city: string().primaryKey(), amount: bigint() },
  expect: { worth_it: (c) => sql`${c.amount} >= 10`, somewhere: (c) => sql`${c.city} <> 'nowhere'` },
});

const instant = (text: AnyColumn): Expression<"timestamp"> => sql.timestamp`try_to_timestamp(${text})`;

const plainOrders = (latestBy?: "changed_at") =>
  upsert(
    orders,
    fresh(raw),
    ({ row }) =>
      select({
        id: row.id,
        city: row.city,
        amount: row.amount,
        changed_at: instant(row.changed_at),
        region: sql.string`NULL`,
      }),
    {
      ...(latestBy === undefined ? {} : { latestBy }),
      require: ({ row }) => ({
        change_is_readable: sql`${row.changed_at} IS NULL OR ${instant(row.changed_at)} IS NOT NULL`,
      }),
    },
  );

const joinedOrders = (join: "JOIN" | "LEFT JOIN") =>
  upsert(orders, fresh(raw, { c: cities }), ({ row, c }) =>
    select(
      {
        id: row.id,
        city: row.city,
        amount: row.amount,
        changed_at: instant(row.changed_at),
        region: c.region,
      },
      join === "JOIN"
        ? sql`JOIN ${c} ON ${c.name} = ${row.city}`
        : sql`LEFT JOIN ${c} ON ${c.name} = ${row.city}`,
    ),
  );

const countBy = (city: (c: AnyColumn) => Expression<"string">) =>
  replace(
    totals,
    from({ o: orders }, ({ o }) =>
      select({ city: city(o.city), orders: sql.bigint`count(*)` }, sql`GROUP BY ${city(o.city)}`),
    ),
  );

const judgeTotals = replace(
  judged,
  from({ o: orders }, ({ o }) =>
    select(
      { city: sql.string`nullif(${o.city}, 'nameless')`, amount: sql.bigint`sum(${o.amount})` },
      sql`GROUP BY ${o.city}`,
    ),
  ),
);

const notebook = (task: Task, ...sources: readonly Node[]): string => {
  const { tasks } = modelWorkload(workload("kit_shop", { description: "Shop.", tasks: [task], sources }), {
    ingestion: "batch",
  });
  return tasks.map(({ asset }) => asset.content).join("");
};

const notebooks = {
  ingest: notebook(ingest(raw, { files: "orders*.csv", format: "csv" }), landing),
  upsert: notebook(plainOrders(), raw),
  upsert_latest: notebook(plainOrders("changed_at"), raw),
  upsert_joined: notebook(joinedOrders("JOIN"), raw, cities),
  upsert_left_joined: notebook(joinedOrders("LEFT JOIN"), raw, cities),
  append: notebook(
    append(events, fresh(raw), ({ row }) => select({ id: row.id, amount: row.amount })),
    raw,
  ),
  replace: notebook(
    countBy((c) => sql.string`${c}`),
    orders,
  ),
  replace_changed: notebook(
    countBy((c) => sql.string`upper(${c})`),
    orders,
  ),
  replace_judged: notebook(judgeTotals, orders),
};

process.stdout.write(JSON.stringify(notebooks));
