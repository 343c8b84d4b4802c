import { quoteIdentifier, quoteName } from "../identifier";
import type { AnyTable, ColumnModel } from "../table";
import { sqlString } from "./emit";

const commentClause = (comment: string | undefined): string =>
  comment === undefined ? "" : ` COMMENT ${sqlString(comment)}`;

/** A column as ADD COLUMNS takes it: rows that are there already have no value, so it can be null. */
export const addedColumn = ({ name, type, comment }: ColumnModel): string =>
  `${quoteIdentifier(name)} ${type.toUpperCase()}${commentClause(comment)}`;

const definedColumn = (column: ColumnModel): string => {
  const { name, type, nullable, comment } = column;
  return `${quoteIdentifier(name)} ${type.toUpperCase()}${nullable ? "" : " NOT NULL"}${commentClause(comment)}`;
};

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
