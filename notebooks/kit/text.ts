import type { AnyColumn } from "./column";
import type { Expression, Fragment } from "./fragment";
import { sql } from "./sql";

/** Text without surrounding blanks; empty text is null. */
export const trimmed = (column: AnyColumn): Expression<"string"> => sql.string`nullif(trim(${column}), '')`;

/** Text as an instant in UTC; null when it is none. */
export const instant = (column: AnyColumn): Expression<"timestamp"> =>
  sql.timestamp`try_to_timestamp(${trimmed(column)})`;

/** True unless there is text that is no instant. */
export const isInstant = (column: AnyColumn): Fragment =>
  sql`${trimmed(column)} IS NULL OR ${instant(column)} IS NOT NULL`;
