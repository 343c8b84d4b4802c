/** The column types that Databricks SQL and open Spark share, as their SQL spelling. */
export type SqlType =
  | "string"
  | "int"
  | "bigint"
  | "double"
  | "boolean"
  | "date"
  | "timestamp"
  | `decimal(${number},${number})`
  | `array<${string}>`;

/** The columns of a relation: name to SQL type. */
export type ColumnTypes = Readonly<Record<string, SqlType>>;

/** Types that liquid clustering keeps no statistics for. */
export const isClusterable = (type: SqlType): boolean => type !== "boolean" && !type.startsWith("array<");
