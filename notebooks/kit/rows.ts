import { errors } from "./errors";
import { Expression, type Literal } from "./fragment";
import { Query, Select } from "./query";
import type { ColumnTypes, SqlType } from "./sql-type";
import type { Table } from "./table";

/** What a column of constant rows takes. */
type LiteralOf<T extends SqlType> = T extends "int" | "bigint" | "double"
  ? number | null
  : T extends "boolean"
    ? boolean | null
    : T extends `array<${string}>`
      ? never
      : string | null;

/** One constant row of a table. */
export type LiteralRow<T extends ColumnTypes> = { readonly [K in keyof T]: LiteralOf<T[K]> };

const ALIAS = "given";

/** Constant rows as a query, for tables that the code itself fills: `replace(rules, rows(rules, [{ ... }]))`. */
export function rows<T extends ColumnTypes>(
  target: Table<T>,
  given: readonly LiteralRow<NoInfer<T>>[],
): Query<T> {
  if (given.length === 0) throw errors.noRows(target.name);
  const names = target.columnModels.map(({ name }) => name);
  const selected = target.columnModels.map(({ name, type }) => [
    name,
    new Expression(type, [
      { kind: "text", text: "CAST(" },
      { kind: "column", owner: ALIAS, table: undefined, name },
      { kind: "text", text: ` AS ${type.toUpperCase()})` },
    ]),
  ]);
  const literals = (given as readonly Readonly<Record<string, Literal>>[]).map((row) =>
    names.map((name) => row[name] ?? null),
  );
  return new Query<T>(
    { kind: "rows", alias: ALIAS, columns: names, rows: literals },
    new Select<T>(Object.fromEntries(selected) as Select<T>["columns"], undefined),
  );
}
