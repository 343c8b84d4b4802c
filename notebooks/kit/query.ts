import { errors } from "./errors";
import type { Expression, Fragment, SqlNode } from "./fragment";
import { identifier } from "./identifier";
import type { ColumnTypes } from "./sql-type";
import { type ColumnRefs, columnRefs, Table } from "./table";

/** Marks an aliased relation; a symbol, so that no column name can clash with it. */
export const RELATION = Symbol("relation");

/** Something with columns that stands under an alias. */
export interface Relation {
  readonly [RELATION]: SqlNode;
}

/** A relation under an alias: `${o}` names it, `o.order_id` is one of its columns. */
export type Alias<T extends ColumnTypes = ColumnTypes> = Relation & ColumnRefs<T>;

/** One expression for each column. */
export type SelectColumns<T extends ColumnTypes> = { readonly [K in keyof T]: Expression<T[K]> };

/** The columns of a query and what follows its FROM: joins, WHERE, GROUP BY. */
export class Select<out T extends ColumnTypes = ColumnTypes> {
  readonly columns: SelectColumns<T>;
  readonly tail: Fragment | undefined;

  constructor(columns: SelectColumns<T>, tail: Fragment | undefined) {
    this.columns = columns;
    this.tail = tail;
  }

  /** Names and expressions, in the order they were written. */
  get entries(): readonly (readonly [string, Expression])[] {
    return Object.entries(this.columns);
  }
}

/**
 * What a query gives. Inside `replace`, `upsert` and `append`, the keys and types must be the target's.
 * `tail` follows the FROM clause.
 */
export const select = <T extends ColumnTypes>(
  columns: SelectColumns<NoInfer<T>>,
  tail?: Fragment,
): Select<T> => new Select<T>(columns, tail);

/** A SELECT over its first source, and further ones whose rows are added to it. */
export class Query<out T extends ColumnTypes = ColumnTypes> {
  readonly from: SqlNode;
  readonly select: Select<T>;
  readonly union: readonly Query<T>[];

  constructor(from: SqlNode, selected: Select<T>, union: readonly Query<T>[] = []) {
    this.from = from;
    this.select = selected;
    this.union = union;
  }
}

/** The rows of several queries with the same columns, duplicates kept. */
export const unionAll = <T extends ColumnTypes>(
  first: Query<T>,
  ...others: readonly Query<NoInfer<T>>[]
): Query<T> => {
  const branches = others.flatMap(flatten);
  [...first.union, ...branches].forEach((branch, index) => {
    checkBranch(index + 2, first.select, branch.select);
  });
  return new Query<T>(first.from, first.select, [...first.union, ...branches]);
};

/** Throws unless a query gives just the columns of the first: a variable can carry others past the compiler. */
function checkBranch(query: number, first: Select, branch: Select): void {
  const given = new Map(branch.entries);
  const wanted = new Map(first.entries);
  const missing = [...wanted.keys()].filter((name) => !given.has(name));
  const extra = [...given.keys()].filter((name) => !wanted.has(name));
  if (missing.length > 0 || extra.length > 0) throw errors.unionMismatch(query, missing, extra);
  for (const [name, { type }] of given) {
    const want = wanted.get(name)?.type;
    if (want !== undefined && want !== type) throw errors.unionType(query, name, want, type);
  }
}

const flatten = <T extends ColumnTypes>(query: Query<T>): readonly Query<T>[] => [
  new Query(query.from, query.select),
  ...query.union,
];

/** A named subquery, rendered once in a WITH clause. */
export class Cte<out T extends ColumnTypes = ColumnTypes> {
  readonly name: string;
  readonly query: Query<T>;

  constructor(name: string, query: Query<T>) {
    this.name = identifier(`cte("${name}")`, name);
    this.query = query;
  }
}

/** A table that a task reads without waiting for whatever writes it. */
export class Previous<out T extends ColumnTypes = ColumnTypes> {
  readonly table: Table<T>;

  constructor(of: Table<T>) {
    this.table = of;
  }
}

/** Reads a table as an earlier run left it: no edge in the graph, so a task may read what it writes. */
export const previous = <T extends ColumnTypes>(of: Table<T>): Previous<T> => new Previous(of);

/** What a query can read from. */
export type Source<T extends ColumnTypes = ColumnTypes> = Table<T> | Cte<T> | Previous<T>;

type TypesOfSource<S> = S extends Source<infer T> ? T : never;
export type Aliases<S extends Readonly<Record<string, Source>>> = {
  readonly [K in keyof S]: Alias<TypesOfSource<S[K]>>;
};

export const isRelation = (value: unknown): value is Relation =>
  typeof value === "object" && value !== null && RELATION in value;

/** Puts a source under an alias. */
export function aliased<T extends ColumnTypes>(alias: string, source: Source<T>): Alias<T> {
  identifier(`alias "${alias}"`, alias);
  if (source instanceof Cte) {
    const columns = source.query.select.entries.map(([name, { type }]) => ({ name, type }));
    return { ...columnRefs<T>(columns, undefined, alias), [RELATION]: { kind: "cte", cte: source, alias } };
  }
  const edge = source instanceof Table;
  const table = source instanceof Table ? source : source.table;
  return {
    ...columnRefs<T>(table.columnModels, table, alias),
    [RELATION]: { kind: "table", table, alias, edge },
  };
}

/** Puts each of several sources under its key as alias. */
export function aliasAll<S extends Readonly<Record<string, Source>>>(sources: S): Aliases<S> {
  return Object.fromEntries(
    Object.entries(sources).map(([alias, source]) => [alias, aliased(alias, source)]),
  ) as unknown as Aliases<S>;
}

/**
 * A query over aliased sources. The first is the FROM clause; `tail` joins the others:
 * `from({ i: items, o: orders }, ({ i, o }) => select({ ... }, sql`JOIN ${o} ON ${o.order_id} = ${i.order_id}`))`.
 */
export function from<S extends Readonly<Record<string, Source>>, T extends ColumnTypes>(
  sources: S,
  build: (aliases: Aliases<S>) => Select<T>,
): Query<T> {
  const aliases = aliasAll(sources);
  const [first] = Object.values<Relation>(aliases);
  if (first === undefined) throw errors.noSources();
  return new Query(first[RELATION], build(aliases));
}

/** A named subquery; its columns keep the types of their expressions. */
export const cte = <T extends ColumnTypes>(name: string, query: Query<T>): Cte<T> => new Cte(name, query);

/** Columns for a cte, whose types nobody prescribes: they are inferred from the expressions. */
export const columns = <T extends ColumnTypes>(of: SelectColumns<T>, tail?: Fragment): Select<T> =>
  new Select(of, tail);
