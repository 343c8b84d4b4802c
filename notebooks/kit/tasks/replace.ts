import { errors } from "../errors";
import { quarantineOf, rulesOf } from "../expectation";
import type { PythonFunction } from "../python-function";
import type { Query } from "../query";
import type { ColumnTypes } from "../sql-type";
import type { AnyTable, Expectation, Table } from "../table";
import { checkColumns } from "./check-columns";
import { checkCtes } from "./check-ctes";
import { functionsOf, keyOf, tablesOf, type TaskBase } from "./task";

export interface ReplaceProps<T extends ColumnTypes> {
  /**
   * Shows the table as the notebook's result, ordered by these columns.
   * @default - not shown
   */
  readonly displayBy?: readonly (keyof T & string)[];
}

/** Recomputes a table from its sources, unless none of them has changed. */
export class ReplaceTask implements TaskBase {
  readonly kind = "replace";
  readonly key: string;
  readonly description: string;
  readonly reads: readonly AnyTable[];
  readonly readsPrevious: readonly AnyTable[];
  readonly writes: readonly AnyTable[];
  readonly delivers = [];
  readonly streams = false;
  readonly target: AnyTable;
  /** Where rows that break an expectation go; a table without expectations has none. */
  readonly quarantine: AnyTable | undefined;
  readonly query: Query;
  readonly rules: readonly Expectation[];
  /** The Python functions that the query and the rules call. */
  readonly functions: readonly PythonFunction[];
  /** The columns that the shown table is ordered by; undefined when it is not shown. */
  readonly displayBy: readonly string[] | undefined;

  constructor(target: AnyTable, query: Query, displayBy?: readonly string[]) {
    checkColumns(target, query.select);
    this.key = keyOf(target);
    checkCtes(this.key, query);
    this.description = `Computes ${target.name}.`;
    this.target = target;
    this.quarantine = target.expectations.length > 0 ? quarantineOf(target) : undefined;
    this.writes = this.quarantine === undefined ? [target] : [target, this.quarantine];
    this.query = query;
    this.rules = this.quarantine === undefined ? [] : rulesOf(target);
    const { reads, previous } = tablesOf(query, this.rules);
    this.reads = reads;
    this.readsPrevious = previous;
    this.functions = functionsOf(query, this.rules);
    const unknown = displayBy?.find((name) => !Object.hasOwn(target.columns, name));
    if (unknown !== undefined)
      throw errors.unknownKey(target.name, "displayBy", unknown, Object.keys(target.columns));
    this.displayBy = displayBy;
  }
}

/** Recomputes `target` from a query over typed sources; skipped while none of the sources has changed. */
export const replace = <T extends ColumnTypes>(
  target: Table<T>,
  query: Query<NoInfer<T>>,
  props: ReplaceProps<NoInfer<T>> = {},
): ReplaceTask => new ReplaceTask(target, query, props.displayBy);
