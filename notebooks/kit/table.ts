import { type Column, ColumnRef, type PiiClass, string, timestamp } from "./column";
import { errors } from "./errors";
import type { Fragment } from "./fragment";
import { columnName, identifier } from "./identifier";
import { type ColumnTypes, isClusterable, type SqlType } from "./sql-type";

/** The declared columns of a contract. */
export type ColumnDeclarations = Readonly<Record<string, Column>>;

/** The SQL types of declared columns. */
export type TypesOf<C extends ColumnDeclarations> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never;
};

/** The columns of a relation, as typed references. */
export type ColumnRefs<T extends ColumnTypes> = { readonly [K in keyof T]: ColumnRef<T[K]> };

export interface TableProps<C extends ColumnDeclarations> {
  /** What a row is. */
  readonly comment: string;
  /** The columns, in order. */
  readonly columns: C;
  /**
   * Columns that queries filter by, for liquid clustering. At most 4.
   * @default - not clustered
   */
  readonly clusterBy?: readonly NoInfer<keyof C & string>[];
  /**
   * Rules by name. A row for which one is FALSE goes to quarantine; NULL passes.
   * @default - only NOT NULL columns are checked
   */
  readonly expect?: Readonly<Record<string, (columns: ColumnRefs<TypesOf<NoInfer<C>>>) => Fragment>>;
  /**
   * "none" states that the table holds no personal data, and refuses columns that do.
   * @default - follows the columns
   */
  readonly pii?: "none";
  /**
   * Two-level name of the table that takes the rows that break a rule. One that keeps raw personal data belongs
   * where only those look who may.
   * @default - the table's own name and `_quarantine`
   */
  readonly quarantine?: string;
}

/** A rule that rows must not break. */
export interface Expectation {
  readonly name: string;
  readonly rule: Fragment;
}

/** A column as the renderers see it. */
export interface ColumnModel {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly key: boolean;
  readonly comment: string | undefined;
  readonly pii: PiiClass | undefined;
  readonly references: (() => ColumnRef) | undefined;
}

/** A column that refers to the primary key of another table. */
export interface ForeignKey {
  readonly column: string;
  readonly table: AnyTable;
  readonly target: string;
}

interface TableState<T extends ColumnTypes> {
  readonly name: string;
  readonly comment: string;
  readonly columnModels: readonly ColumnModel[];
  readonly clusterBy: readonly string[];
  readonly audited: boolean;
  readonly quarantineName: string;
  readonly expect: readonly (readonly [string, (columns: ColumnRefs<T>) => Fragment])[];
}

/** The contract of a table. Declared once; DDL, schemas, expectations, grants, lineage and docs derive from it. */
export class Table<out T extends ColumnTypes = ColumnTypes> {
  /** Two-level name, such as `silver.orders`. */
  readonly name: string;
  readonly schema: string;
  readonly comment: string;
  /** Typed references for SQL. */
  readonly columns: ColumnRefs<T>;
  readonly columnModels: readonly ColumnModel[];
  readonly clusterBy: readonly string[];
  readonly expectations: readonly Expectation[];
  /** True for tables that carry the audit columns of ingestion. */
  readonly audited: boolean;
  /** Two-level name of the table that takes the rows that break a rule. */
  readonly quarantineName: string;

  constructor(state: TableState<T>) {
    this.name = state.name;
    this.schema = state.name.slice(0, state.name.indexOf("."));
    this.comment = state.comment;
    this.columnModels = state.columnModels;
    this.clusterBy = state.clusterBy;
    this.audited = state.audited;
    this.quarantineName = state.quarantineName;
    this.columns = columnRefs<T>(state.columnModels, this, undefined);
    const bare = columnRefs<T>(state.columnModels, undefined, undefined);
    this.expectations = state.expect.map(([name, write]) => ({ name, rule: write(bare) }));
  }

  /** The names of the primary key's columns, in order. */
  get primaryKey(): readonly string[] {
    return this.columnModels.filter((column) => column.key).map((column) => column.name);
  }

  /** A column without an owner, as the rules of this table name it. */
  bareColumn(name: string): ColumnRef {
    const column = this.columnModels.find((each) => each.name === name);
    if (column === undefined) throw errors.unknownKey(this.name, "a rule", name, Object.keys(this.columns));
    return new ColumnRef(column.type, name, undefined, undefined);
  }

  /** Foreign keys, checked. Resolved late, because tables may refer to each other. */
  get foreignKeys(): readonly ForeignKey[] {
    return this.columnModels.flatMap(({ name, type, references }) => {
      const target = references?.();
      if (target === undefined) return [];
      if (target.table === undefined) throw errors.referenceNotKey(`${this.name}.${name}`, target.name);
      const targetName = `${target.table.name}.${target.name}`;
      if (target.type !== type)
        throw errors.referenceType(`${this.name}.${name}`, type, targetName, target.type);
      const key = target.table.primaryKey;
      if (key.length !== 1 || key[0] !== target.name)
        throw errors.referenceNotKey(`${this.name}.${name}`, targetName);
      return [{ column: name, table: target.table, target: target.name }];
    });
  }
}

/** Any table, whatever its columns. */
export type AnyTable = Table;

/** References to columns, owned by a table (`table`), an alias (`owner`), or nobody. */
export function columnRefs<T extends ColumnTypes>(
  columns: readonly { readonly name: string; readonly type: SqlType }[],
  owningTable: AnyTable | undefined,
  owner: string | undefined,
): ColumnRefs<T> {
  const refs = columns.map(({ name, type }) => [name, new ColumnRef(type, name, owningTable, owner)]);
  return Object.fromEntries(refs) as ColumnRefs<T>;
}

/** Audit columns of a bronze table: when a row came, from which file, and what of it did not fit the contract. */
export const AUDIT_COLUMNS = {
  _ingested_at: timestamp().comment("When the row was read, UTC."),
  _source_file: string().comment("Path of the file that the row came from."),
  _rescued_data: string().comment(
    "JSON of what did not fit the contract: unknown columns and unparsable values.",
  ),
} as const;

function build<C extends ColumnDeclarations>(
  name: string,
  declarations: ColumnDeclarations,
  props: Omit<TableProps<C>, "columns">,
  audited: boolean,
): Table<TypesOf<C>> {
  const parts = name.split(".");
  if (parts.length !== 2) throw errors.illegalTableName(name);
  for (const part of parts) identifier(`table("${name}")`, part);
  const columns = Object.keys(declarations);
  if (columns.length === 0) throw errors.noColumns(name);
  if (props.comment.trim() === "") throw errors.emptyComment(name);
  const columnModels = Object.entries(declarations).map(([column, { type, options }]) => {
    columnName(`${name}.${column}`, column);
    const same = columns.find((other) => other.toLowerCase() === column.toLowerCase());
    if (same !== undefined && same !== column) throw errors.repeatedColumn(name, same, column);
    if (column.startsWith("__")) throw errors.internalColumn(name, column);
    if (props.pii === "none" && options.pii !== undefined) throw errors.hiddenPii(name, column, options.pii);
    return { ...options, name: column, type };
  });
  const clusterBy: readonly string[] = props.clusterBy ?? [];
  checkClustering(name, clusterBy, columnModels);
  const expect = Object.entries(props.expect ?? {});
  for (const [rule] of expect) {
    identifier(`${name}.expect.${rule}`, rule);
    if (rule.endsWith("_not_null")) throw errors.expectationName(name, rule);
  }
  const quarantineName = props.quarantine ?? `${name}_quarantine`;
  const { comment } = props;
  return new Table<TypesOf<C>>({ name, comment, columnModels, clusterBy, audited, quarantineName, expect });
}

function checkClustering(table: string, clusterBy: readonly string[], columns: readonly ColumnModel[]): void {
  if (clusterBy.length > 4) throw errors.tooManyClusterKeys(table, clusterBy.length);
  for (const [index, key] of clusterBy.entries()) {
    if (clusterBy.indexOf(key) < index) throw errors.repeatedClusterKey(table, key);
    const column = columns.find(({ name }) => name === key);
    if (column === undefined) {
      throw errors.unknownKey(
        table,
        "clusterBy",
        key,
        columns.map(({ name }) => name),
      );
    }
    if (!isClusterable(column.type)) throw errors.unclusterable(table, key, column.type);
  }
}

function refuseAuditColumns(name: string, declarations: ColumnDeclarations): void {
  const audit = Object.keys(AUDIT_COLUMNS);
  const reserved = audit.find((column) => column in declarations);
  if (reserved !== undefined) throw errors.reservedColumn(name, reserved, audit);
}

/** Declares the contract of a table in silver or gold. `name` is `schema.table`. */
export function table<const C extends ColumnDeclarations>(
  name: string,
  props: TableProps<C>,
): Table<TypesOf<C>> {
  refuseAuditColumns(name, props.columns);
  return build<C>(name, props.columns, props, false);
}

/** Declares the contract of a bronze table: what arrives, as it arrives, plus the audit columns. */
export function bronzeTable<const C extends ColumnDeclarations>(
  name: string,
  props: Omit<TableProps<C>, "expect" | "quarantine">,
): Table<TypesOf<C & typeof AUDIT_COLUMNS>> {
  refuseAuditColumns(name, props.columns);
  const { columns, ...rest } = props;
  return build<C & typeof AUDIT_COLUMNS>(name, { ...columns, ...AUDIT_COLUMNS }, rest, true);
}
