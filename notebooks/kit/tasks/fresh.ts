import { errors } from "../errors";
import type { SqlNode } from "../fragment";
import { type Alias, aliasAll, type Aliases, RELATION, type Source } from "../query";
import type { ColumnTypes } from "../sql-type";
import { columnRefs, type Table } from "../table";

/** The view that holds the new rows of a batch. */
export const FRESH_VIEW = "fresh_rows";

type Sources = Readonly<Record<string, Source>>;

/** No source under any alias: the one key is a symbol. */
type NoSources = Readonly<Record<typeof RELATION, never>>;

/** The rows that a table gained since the task last ran, with other sources to join them to. */
export class Fresh<out T extends ColumnTypes = ColumnTypes, out S extends Sources = Sources> {
  readonly table: Table<T>;
  readonly joined: S;

  constructor(table: Table<T>, joined: S) {
    this.table = table;
    this.joined = joined;
  }

  /** The new rows under the alias `row`, and the other sources under theirs. */
  get aliases(): { readonly row: Alias<T> } & Aliases<S> {
    const view: SqlNode = { kind: "view", name: FRESH_VIEW, alias: "row" };
    const row: Alias<T> = { ...columnRefs<T>(this.table.columnModels, this.table, "row"), [RELATION]: view };
    return { row, ...aliasAll(this.joined) };
  }
}

/**
 * The rows that `table` gained since the task last ran. `joined` are further sources, by alias, read whole.
 * A join must keep each new row exactly once; one that does not fails the batch before anything is written.
 */
export function fresh<T extends ColumnTypes, S extends Sources = NoSources>(
  table: Table<T>,
  joined?: S,
): Fresh<T, S> {
  if (joined !== undefined && "row" in joined) throw errors.rowAlias(table.name);
  return new Fresh(table, joined ?? ({} as S));
}
