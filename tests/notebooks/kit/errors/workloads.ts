import {
  append,
  arrivals,
  bigint,
  bronzeTable,
  type AnyTable,
  date,
  fresh,
  from,
  int,
  ingest,
  landing,
  parameter,
  previous,
  pythonTask,
  replace,
  select,
  service,
  sql,
  string,
  table,
  workload,
} from "../../../../notebooks/kit";
import type { PythonTaskProps } from "../../../../notebooks/kit/tasks/python-task";
import type { Task } from "../../../../notebooks/kit/tasks/task";
import { withModule } from "../python-module";
import {
  appendEvents,
  cleanOrders,
  computeDaily,
  counters,
  events,
  ingestOrders,
  orders,
  rawOrders,
} from "../shop";
import { type Cases, when } from "./case";

const made = (tasks: readonly Task[], sources: readonly (AnyTable | typeof landing)[] = [landing]) =>
  workload("shop", { description: "A shop.", sources, tasks });

const numbers = (name: string) => table(name, { comment: "Numbers.", columns: { n: int().comment("N.") } });
const a = numbers("gold.a");
const b = numbers("gold.b");
const c = numbers("gold.c");
const copy = (to: typeof a, of: typeof a) =>
  replace(
    to,
    from({ x: of }, ({ x }) => select({ n: x.n })),
  );

const python = (key: string, writes: AnyTable, reads: Readonly<Record<string, AnyTable>> = {}) =>
  withModule("def run(spark, reads, writes, params):\n    pass\n", (module) =>
    pythonTask(key, { description: "Runs.", module, reads, writes: { out: writes } }),
  );

const told = (key: string, writes: AnyTable, props: Partial<PythonTaskProps>) =>
  withModule("def run(spark, reads, writes, params):\n    pass\n", (module) =>
    pythonTask(key, { description: "Runs.", module, reads: {}, writes: { out: writes }, ...props }),
  );
const replay = () => parameter("replay", { default: "", description: "Replays." });
const rawOthers = bronzeTable("bronze.others", { comment: "Others.", columns: { id: string() } });

const otherOrders = table("silver.orders", {
  comment: "Another contract.",
  columns: { id: string().primaryKey().comment("Order.") },
});
const otherDaily = table("gold.daily", {
  comment: "Another contract.",
  columns: { day: date().primaryKey(), orders: bigint().notNull() },
});
const refersToOther = table("gold.refers", {
  comment: "Refers.",
  columns: { n: int(), order: string().references(() => otherOrders.columns.id) },
});
const writeRefers = replace(
  refersToOther,
  from({ x: counters }, ({ x }) => select({ n: x.n, order: sql.string`''` })),
);

const PREVIOUS = "read one of the tables through previous(), which makes no edge";

export const workloadCases: Cases<
  | "notAppended"
  | "duplicateTask"
  | "illegalTaskKey"
  | "twoWriters"
  | "cycle"
  | "undeclaredRead"
  | "writtenSource"
  | "twoContracts"
  | "twoLandings"
  | "twoParameters"
  | "danglingReference"
> = {
  notAppended: {
    upserted: when(
      () =>
        made([ingestOrders, cleanOrders, append(counters, fresh(orders), () => select({ n: sql.int`1` }))]),
      "shop",
      'the task "gold_counters" takes fresh rows of silver.orders, whose rows the upsert task changes',
      "take fresh rows of a table that is ingested or appended to, or recompute with replace()",
    ),
    replaced: when(
      () => made([copy(b, a), append(c, fresh(b), ({ row }) => select({ n: row.n }))], [a]),
      "shop",
      'the task "gold_c" takes fresh rows of gold.b, whose rows the replace task changes',
      "take fresh rows of a table that is ingested or appended to, or recompute with replace()",
    ),
  },
  duplicateTask: {
    python: when(
      () => made([python("same", a), python("same", b)]),
      "shop",
      'has two tasks with the key "same"',
      "give one of them another key",
    ),
    derived: when(
      () => made([copy(numbers("a.b_c"), c), copy(numbers("a_b.c"), c)], [c]),
      "shop",
      'has two tasks with the key "a_b_c"',
      "give one of them another key",
    ),
  },
  illegalTaskKey: Object.fromEntries(
    ["", "Score", "score-1", "x y", '"', "x\n", "k".repeat(101)].map((key) => [
      key,
      when(
        () => made([python(key, a)]),
        "shop",
        `the task key "${key}" is not 1 to 100 lower-case letters, digits and underscores`,
        "rename the task",
      ),
    ]),
  ),
  twoWriters: {
    tables: when(
      () => made([python("first", a), python("second", a)]),
      "gold.a",
      'is written by two tasks, "first" and "second"',
      "let one task write it, or give the second its own table",
    ),
    quarantine: when(
      () => made([appendEvents, python("second", numbers("silver.events_quarantine"))], [rawOrders]),
      "silver.events_quarantine",
      'is written by two tasks, "silver_events" and "second"',
      "let one task write it, or give the second its own table",
    ),
  },
  cycle: {
    three: when(
      () => made([copy(a, b), copy(b, c), copy(c, a)]),
      "shop",
      "its tasks wait for each other: gold_a -> gold_b -> gold_c -> gold_a",
      PREVIOUS,
    ),
    itself: when(
      () => made([copy(a, a)]),
      "shop",
      "its tasks wait for each other: gold_a -> gold_a",
      PREVIOUS,
    ),
    behind_others: when(
      () => made([copy(numbers("gold.d"), a), copy(a, b), copy(b, a)]),
      "shop",
      "its tasks wait for each other: gold_a -> gold_b -> gold_a",
      PREVIOUS,
    ),
  },
  undeclaredRead: {
    table: when(
      () => made([cleanOrders]),
      "shop",
      'the task "silver_orders" reads bronze.orders, which no task writes',
      'add the task that writes it, or list it under sources (this workload writes "silver.orders", "silver.orders_quarantine")',
    ),
    volume: when(
      () => made([ingestOrders], []),
      "shop",
      'the task "bronze_orders" reads bronze.landing, which no task writes',
      'add the task that writes it, or list it under sources (this workload writes "bronze.orders")',
    ),
    previous: when(
      () =>
        made([
          replace(
            a,
            from({ x: previous(b) }, ({ x }) => select({ n: x.n })),
          ),
        ]),
      "shop",
      'the task "gold_a" reads gold.b, which no task writes',
      'add the task that writes it, or list it under sources (this workload writes "gold.a")',
    ),
    in_a_rule: when(
      () =>
        made(
          [
            append(events, fresh(rawOrders), ({ row }) => select({ id: row.id, payload: row.at }), {
              require: ({ row }) => ({ known: sql`${row.id} IN (SELECT n FROM ${a})` }),
            }),
          ],
          [rawOrders],
        ),
      "shop",
      'the task "silver_events" reads gold.a, which no task writes',
      'add the task that writes it, or list it under sources (this workload writes "silver.events", "silver.events_quarantine")',
    ),
  },
  writtenSource: {
    table: when(
      () => made([ingestOrders], [landing, rawOrders]),
      "shop",
      'bronze.orders is listed under sources, but the task "bronze_orders" writes it',
      "remove it from sources",
    ),
  },
  twoContracts: {
    read: when(
      () =>
        made([
          ingestOrders,
          cleanOrders,
          computeDaily,
          replace(
            a,
            from({ d: otherDaily }, ({ d }) => select({ n: sql.int`CAST(${d.orders} AS INT)` })),
          ),
        ]),
      "shop",
      "two different contracts are named gold.daily",
      "share one contract object, or rename one",
    ),
    two_sources: when(
      () => made([writeRefers], [counters, otherOrders, orders]),
      "shop",
      "two different contracts are named silver.orders",
      "share one contract object, or rename one",
    ),
    reference: when(
      () => made([ingestOrders, cleanOrders, writeRefers], [landing, counters]),
      "shop",
      "two different contracts are named silver.orders",
      "share one contract object, or rename one",
    ),
  },
  twoLandings: {
    volumes: when(
      () =>
        made(
          [ingestOrders, ingest(rawOthers, { files: "*.json", format: "json", from: arrivals })],
          [landing, arrivals],
        ),
      "shop",
      'ingests from more than one volume: "bronze.arrivals", "bronze.landing"',
      "let all of its ingestions read one",
    ),
  },
  twoParameters: {
    parameters: when(
      () => made([told("a", a, { parameters: [replay()] }), told("b", b, { parameters: [replay()] })]),
      "shop",
      'two different parameters or services are named "replay"',
      "share one object, or rename one",
    ),
    service: when(
      () =>
        made([
          told("a", a, { parameters: [parameter("maps_endpoint", { default: "", description: "Tells." })] }),
          told("b", b, { services: [service("maps", { secret: "key" })] }),
        ]),
      "shop",
      'two different parameters or services are named "maps_endpoint"',
      "share one object, or rename one",
    ),
  },
  danglingReference: {
    elsewhere: when(
      () => made([writeRefers], [counters]),
      "gold.refers.order",
      "references silver.orders.id, a table that this workload neither writes nor declares as a source",
      "add its task, or list the table under sources",
    ),
  },
};
