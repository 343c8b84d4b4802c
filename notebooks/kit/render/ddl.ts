import { quoteIdentifier, quoteName } from "../identifier";
import type { AnyTable, ColumnModel } from "../table";
import { sqlString } from "./emit";

/** What follows a column's type in a definition: its comment, or nothing. */
export const commentClause = ({ comment }: Pick<ColumnModel, "comment">): string =>
  comment === undefined ? "" : `COMMENT ${sqlString(comment)}`;

const definedColumn = (column: ColumnModel): string =>
  [
    quoteIdentifier(column.name),
    column.type.toUpperCase(),
    ...(column.nullable ? [] : ["NOT NULL"]),
    commentClause(column),
  ]
    .join(" ")
    .trimEnd();

/** CREATE TABLE IF NOT EXISTS, in what Databricks and open Spark with Delta share. Keys are added by the set-up job. */
export function createTable(table: AnyTable): string {
  const columns = table.columnModels.map((column) => `  ${definedColumn(column)}`).join(",\n");
  const cluster =
    table.clusterBy.length === 0 ? [] : [`CLUSTER BY (${table.clusterBy.map(quoteIdentifier).join(", ")})`];
  return [
    `CREATE TABLE IF NOT EXISTS ${quoteName(table.name)} (`,
    columns,
    ")",
    "USING DELTA",
    ...cluster,
    `COMMENT ${sqlString(table.comment)}`,
  ].join("\n");
}

/** The columns of files as a schema string for a reader. */
export const schemaString = (columns: readonly ColumnModel[]): string =>
  columns.map(({ name, type }) => `${quoteIdentifier(name)} ${type.toUpperCase()}`).join(", ");
