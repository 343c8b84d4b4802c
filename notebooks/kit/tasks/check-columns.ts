import { errors } from "../errors";
import type { Select } from "../query";
import type { AnyTable } from "../table";

/** Throws unless a select gives exactly a table's columns: a variable or a spread can slip past the compiler. */
export function checkColumns(target: AnyTable, selected: Select): void {
  const given = new Map(selected.entries);
  const missing = target.columnModels.filter(({ name }) => !given.has(name)).map(({ name }) => name);
  const known = new Set(target.columnModels.map(({ name }) => name));
  const extra = [...given.keys()].filter((name) => !known.has(name));
  if (missing.length > 0 || extra.length > 0) throw errors.columnMismatch(target.name, missing, extra);
  for (const { name, type } of target.columnModels) {
    const got = given.get(name)?.type;
    if (got !== undefined && got !== type) throw errors.columnType(target.name, name, type, got);
  }
}
