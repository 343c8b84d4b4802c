import { quarantineOf, rulesOf } from "../expectation";
import type { Query } from "../query";
import type { ColumnTypes } from "../sql-type";
import type { AnyTable, Expectation, Table } from "../table";
import { checkColumns } from "./check-columns";
import { keyOf, tablesOf, type TaskBase } from "./task";

export interface ReplaceProps {
  /**
   * Shows the table as the notebook's result.
   * @default false
   */
  readonly display?: boolean;
}

/** Recomputes a table from its sources, unless none of them has changed. */
export class ReplaceTask implements TaskBase {
  readonly kind = "replace";
  readonly key: string;
  readonly description: string;
  readonly reads: readonly AnyTable[];
  readonly readsPrevious: readonly AnyTable[];
  readonly writes: readonly AnyTable[];
  readonly streams = false;
  readonly target: AnyTable;
  /** Where rows that break an expectation go; a table without expectations has none. */
  readonly quarantine: AnyTable | undefined;
  readonly query: Query;
  readonly rules: readonly Expectation[];
  readonly display: boolean;

  constructor(target: AnyTable, query: Query, props: ReplaceProps) {
    checkColumns(target, query.select);
    const { reads, previous } = tablesOf(query);
    this.key = keyOf(target);
    this.description = `Computes ${target.name}.`;
    this.target = target;
    this.quarantine = target.expectations.length > 0 ? quarantineOf(target) : undefined;
    this.reads = reads;
    this.readsPrevious = previous;
    this.writes = this.quarantine === undefined ? [target] : [target, this.quarantine];
    this.query = query;
    this.rules = this.quarantine === undefined ? [] : rulesOf(target);
    this.display = props.display ?? false;
  }
}

/** Recomputes `target` from a query over typed sources; skipped while none of the sources has changed. */
export const replace = <T extends ColumnTypes>(
  target: Table<T>,
  query: Query<NoInfer<T>>,
  props: ReplaceProps = {},
): ReplaceTask => new ReplaceTask(target, query, props);
