import { errors } from "../errors";
import { quarantineOf, rulesOf, steady } from "../expectation";
import type { PythonFunction } from "../python-function";
import { type Alias, type Aliases, Query, RELATION, type Select, type Source } from "../query";
import type { Fragment } from "../fragment";
import { identifier } from "../identifier";
import type { ColumnTypes } from "../sql-type";
import type { AnyTable, Expectation, Table } from "../table";
import { checkColumns } from "./check-columns";
import { checkCtes } from "./check-ctes";
import type { Fresh } from "./fresh";
import { functionsOf, keyOf, tablesOf, type TaskBase } from "./task";

type Joined = Readonly<Record<string, Source>>;

/** The new row and the joined sources, under their aliases. */
type FreshAliases<S extends ColumnTypes, J extends Joined> = { readonly row: Alias<S> } & Aliases<J>;

export interface AppendProps<S extends ColumnTypes, J extends Joined> {
  /**
   * Rules about the source's columns, by name, such as "this text is a date". Rows that break one go to quarantine.
   * @default - only the target's rules
   */
  readonly require?: (aliases: FreshAliases<S, J>) => Readonly<Record<string, Fragment>>;
}

export interface UpsertProps<
  T extends ColumnTypes,
  S extends ColumnTypes,
  J extends Joined,
> extends AppendProps<S, J> {
  /**
   * The target column that says which of two rows with one key is the later.
   * @default - the one that was ingested later
   */
  readonly latestBy?: keyof T & string;
  /**
   * Target columns that decide, largest first, between rows with one key that arrived together.
   * @default - the name of the file, then the content
   */
  readonly tieBy?: readonly (keyof T & string)[];
}

type Build<T extends ColumnTypes, S extends ColumnTypes, J extends Joined> = (
  aliases: FreshAliases<S, J>,
) => Select<T>;

const inputRules = (rules: Readonly<Record<string, Fragment>> = {}): readonly Expectation[] =>
  Object.entries(rules).map(([name, rule]) => steady({ name: identifier(`require.${name}`, name), rule }));

/** Turns each new row of a table into one row of another: merged by key (`upsert`) or added (`append`). */
export class FreshTask implements TaskBase {
  readonly kind: "upsert" | "append";
  readonly key: string;
  readonly description: string;
  readonly reads: readonly AnyTable[];
  readonly readsPrevious: readonly AnyTable[];
  readonly writes: readonly AnyTable[];
  readonly delivers = [];
  readonly streams = true;
  readonly source: AnyTable;
  readonly target: AnyTable;
  readonly quarantine: AnyTable;
  readonly query: Query;
  /** Rules about the target's columns. */
  readonly rules: readonly Expectation[];
  /** Rules about the source's columns. */
  readonly inputRules: readonly Expectation[];
  /** The Python functions that the query and the rules call. */
  readonly functions: readonly PythonFunction[];
  readonly latestBy: string | undefined;
  readonly tieBy: readonly string[];

  constructor(
    kind: "upsert" | "append",
    target: AnyTable,
    source: AnyTable,
    query: Query,
    inputs: readonly Expectation[],
    order: { readonly latestBy?: string; readonly tieBy?: readonly string[] } = {},
  ) {
    const { latestBy, tieBy = [] } = order;
    this.key = keyOf(target);
    if (kind === "upsert" && target.primaryKey.length === 0)
      throw errors.upsertWithoutKey(this.key, target.name);
    checkColumns(target, query.select);
    checkCtes(this.key, query);
    checkOrder(target, "latestBy", latestBy === undefined ? [] : [latestBy]);
    checkOrder(target, "tieBy", tieBy);
    this.kind = kind;
    this.description =
      kind === "upsert"
        ? `Merges new rows of ${source.name} into ${target.name}.`
        : `Appends new rows of ${source.name} to ${target.name}.`;
    this.source = source;
    this.target = target;
    this.quarantine = quarantineOf(target);
    this.writes = [target, this.quarantine];
    this.query = query;
    this.rules = rulesOf(target);
    this.inputRules = inputs;
    const { reads, previous } = tablesOf(query, [...this.rules, ...inputs]);
    this.reads = [source, ...reads.filter((table) => table !== source)];
    this.readsPrevious = previous;
    this.functions = functionsOf(query, [...this.rules, ...inputs]);
    const taken = new Set(this.rules.map(({ name }) => name));
    const clash = inputs.find(({ name }) => taken.has(name));
    if (clash !== undefined) throw errors.duplicateRule(this.key, clash.name);
    this.latestBy = latestBy;
    this.tieBy = tieBy;
  }

  /** True when the query joins or filters the new rows, which could drop or multiply them. */
  get joins(): boolean {
    return this.query.select.tail !== undefined;
  }
}

function checkOrder(target: AnyTable, option: string, columns: readonly string[]): void {
  const unknown = columns.find((column) => !Object.hasOwn(target.columns, column));
  if (unknown !== undefined)
    throw errors.unknownKey(target.name, option, unknown, Object.keys(target.columns));
}

/**
 * The incremental form: each new row of the source becomes one row of `target`, merged by its primary key.
 * Rows in = rows written + rows quarantined + rows superseded by a later duplicate.
 */
export function upsert<T extends ColumnTypes, S extends ColumnTypes, J extends Joined>(
  target: Table<T>,
  source: Fresh<S, J>,
  build: Build<NoInfer<T>, S, J>,
  props: UpsertProps<NoInfer<T>, S, J> = {},
): FreshTask {
  const aliases = source.aliases;
  const query = new Query(aliases.row[RELATION], build(aliases));
  return new FreshTask("upsert", target, source.table, query, inputRules(props.require?.(aliases)), props);
}

/** For events without a key: each new row of the source is added. Rows in = rows written + rows quarantined. */
export function append<T extends ColumnTypes, S extends ColumnTypes, J extends Joined>(
  target: Table<T>,
  source: Fresh<S, J>,
  build: Build<NoInfer<T>, S, J>,
  props: AppendProps<S, J> = {},
): FreshTask {
  const aliases = source.aliases;
  const query = new Query(aliases.row[RELATION], build(aliases));
  return new FreshTask("append", target, source.table, query, inputRules(props.require?.(aliases)));
}
