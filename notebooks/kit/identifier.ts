import { errors } from "./errors";

const LEGAL = /^[a-z_][a-z0-9_]{0,254}$/;

/** Returns `name` when it is a legal identifier of a column, table, schema or alias, and throws otherwise. */
export function identifier(path: string, name: string): string {
  if (!LEGAL.test(name)) throw errors.illegalIdentifier(path, name);
  return name;
}

/** Returns `name` when it is a legal name of a column: like an identifier, but files may spell theirs with capitals. */
export function columnName(path: string, name: string): string {
  if (!LEGAL.test(name.toLowerCase())) throw errors.illegalColumnName(path, name);
  return name;
}

/** The identifier as SQL, in backticks. */
export const quoteIdentifier = (name: string): string => `\`${name.replaceAll("`", "``")}\``;

/** A dotted name as SQL: `silver.orders` becomes `` `silver`.`orders` ``. */
export const quoteName = (name: string): string => name.split(".").map(quoteIdentifier).join(".");
