import {
  columns,
  cte,
  fresh,
  from,
  list,
  replace,
  select,
  sql,
  unionAll,
  upsert,
} from "../../../../notebooks/kit";
import type { SqlPart } from "../../../../notebooks/kit/sql";
import { counters, daily, orders, rawOrders } from "../shop";
import { type Cases, when } from "./case";

/** A value that has slipped past the compiler. */
const smuggled = <T>(value: unknown): T => value as T;

const part = (value: unknown): SqlPart => smuggled(value);

const taken = (value: unknown, got: string) =>
  when(
    () => sql`SELECT ${part(value)}`,
    "sql`...`",
    `cannot take ${got}; it takes tables, columns, other sql fragments, strings, numbers, booleans and null`,
    "pass one of those, or unsafeSql(text) for text that must go in as it is",
  );

const counted = (of: object) =>
  from({ o: orders }, () => select<{ readonly day: "date"; readonly orders: "bigint" }>(smuggled(of)));

const good = { day: sql.date`current_date()`, orders: sql.bigint`1L` };
const one = from({ c: counters }, () => columns({ n: sql.int`1` }));
const named = (name: string) =>
  cte(
    name,
    from({ c: counters }, () => columns({ n: sql.int`1` })),
  );

const EQUAL = "make the select's keys equal to the contract's columns";

export const sqlCases: Cases<
  | "columnMismatch"
  | "columnType"
  | "unionMismatch"
  | "unionType"
  | "noSources"
  | "rowAlias"
  | "duplicateCte"
  | "reservedCte"
  | "illegalEscape"
  | "illegalInterpolation"
  | "illegalNumber"
> = {
  columnMismatch: {
    missing_in_variable: when(
      () => replace(daily, counted({ day: good.day })),
      "gold.daily",
      'the select lacks "orders"',
      EQUAL,
    ),
    extra_by_spread: when(
      () => replace(daily, counted({ ...good, more: sql.int`1`, other: sql.int`2` })),
      "gold.daily",
      'the select has "more", "other", which the contract has not',
      EQUAL,
    ),
    misspelt: when(
      () => replace(daily, counted({ day: good.day, order: good.orders })),
      "gold.daily",
      'the select lacks "orders"; the select has "order", which the contract has not',
      EQUAL,
    ),
    upsert: when(
      () => upsert(orders, fresh(rawOrders), () => select(smuggled({ id: sql.string`1` }))),
      "silver.orders",
      'the select lacks "at", "total"',
      EQUAL,
    ),
  },
  columnType: {
    bigint: when(
      () => replace(daily, counted({ ...good, orders: sql.int`1` })),
      "gold.daily.orders",
      "is bigint by its contract, but the select gives int",
      "write sql.bigint`...` or cast it",
    ),
    decimal: when(
      () =>
        upsert(orders, fresh(rawOrders), ({ row }) =>
          select(smuggled({ id: row.id, at: sql.timestamp`x`, total: sql.decimal(18, 4)`1` })),
        ),
      "silver.orders.total",
      "is decimal(18,2) by its contract, but the select gives decimal(18,4)",
      "write sql.decimal`...` or cast it",
    ),
  },
  unionMismatch: {
    second: when(
      () => unionAll(one, smuggled(from({ c: counters }, () => columns({ m: sql.int`1` })))),
      "unionAll, query 2",
      'lacks "n"; has "m", which the first query has not',
      "give every query the columns of the first",
    ),
    nested: when(
      () =>
        unionAll(
          unionAll(one, one),
          smuggled(from({ c: counters }, () => columns({ n: sql.int`1`, m: sql.int`1` }))),
        ),
      "unionAll, query 3",
      'has "m", which the first query has not',
      "give every query the columns of the first",
    ),
  },
  unionType: {
    second: when(
      () => unionAll(one, smuggled(from({ c: counters }, () => columns({ n: sql.string`1` })))),
      "unionAll, query 2",
      'gives "n" as string, but the first query gives it as int',
      "cast it to the type of the first query",
    ),
  },
  noSources: {
    none: when(
      () => from({}, () => columns({ n: sql.int`1` })),
      "from()",
      "has no source",
      "give at least one, such as from({ o: orders }, ...)",
    ),
  },
  rowAlias: {
    row: when(
      () => fresh(rawOrders, { row: counters }),
      "fresh(bronze.orders)",
      'joins a source under the alias "row", which names the new rows',
      "give the joined source another alias",
    ),
  },
  duplicateCte: {
    two: when(
      () =>
        replace(
          counters,
          from({ a: named("x"), b: named("x") }, ({ a, b }) => select({ n: a.n }, sql`CROSS JOIN ${b}`)),
        ),
      "gold_counters",
      'has two different CTEs with the name "x"',
      "rename one of them",
    ),
  },
  reservedCte: {
    fresh_rows: when(
      () =>
        replace(
          counters,
          from({ a: named("fresh_rows") }, ({ a }) => select({ n: a.n })),
        ),
      "gold_counters",
      'has a CTE "fresh_rows", which is the kit\'s own name for the new rows',
      "rename it",
    ),
  },
  illegalEscape: {
    back_reference: when(
      () => sql`regexp_replace(a, '(b)', '\1')`,
      "sql`...`",
      "has an escape that JavaScript cannot read in \"regexp_replace(a, '(b)', '\\1')\"",
      "write each backslash of the SQL twice",
    ),
  },
  illegalInterpolation: {
    undefined: taken(undefined, "undefined"),
    function: taken(() => 1, "a function"),
    array: taken([1], "an array (use list())"),
    object: taken({ a: 1 }, "a value of type object"),
    bigint: taken(1n, "a value of type bigint"),
    symbol: taken(Symbol("x"), "a value of type symbol"),
    in_list: when(
      () => list([1, part(undefined)]),
      "sql`...`",
      "cannot take undefined; it takes tables, columns, other sql fragments, strings, numbers, booleans and null",
      "pass one of those, or unsafeSql(text) for text that must go in as it is",
    ),
  },
  illegalNumber: {
    nan: when(() => sql`${NaN}`, "sql`...`", "cannot write the number NaN", "pass a finite number"),
    infinity: when(
      () => sql`${-Infinity}`,
      "sql`...`",
      "cannot write the number -Infinity",
      "pass a finite number",
    ),
  },
};
