import { errors } from "./errors";
import { Expression, Fragment, type Literal, type SqlNode } from "./fragment";
import { isRelation, RELATION, type Relation } from "./query";
import type { SqlType } from "./sql-type";
import { type AnyTable, Table } from "./table";

/** What the `sql` tag accepts between `${` and `}`. */
export type SqlPart = Fragment | AnyTable | Relation | Literal;

function describe(part: unknown): string {
  if (part === undefined) return "undefined";
  if (typeof part === "function") return "a function";
  if (Array.isArray(part)) return "an array (use list())";
  return `a value of type ${typeof part}`;
}

function nodesOf(part: SqlPart): readonly SqlNode[] {
  if (part instanceof Fragment) return part.nodes;
  if (part instanceof Table) return [{ kind: "table", table: part, edge: true }];
  if (part === null || typeof part === "string" || typeof part === "boolean")
    return [{ kind: "literal", value: part }];
  if (typeof part === "number") {
    if (!Number.isFinite(part)) throw errors.illegalNumber(part);
    return [{ kind: "literal", value: part }];
  }
  if (isRelation(part)) return [part[RELATION]];
  throw errors.illegalInterpolation(describe(part));
}

function nodes(strings: TemplateStringsArray, parts: readonly SqlPart[]): readonly SqlNode[] {
  return strings.flatMap((text, index): readonly SqlNode[] => {
    // A tag gets no text at all for an escape such as \1, which would vanish from the statement.
    if ((text as string | undefined) === undefined) throw errors.illegalEscape(strings.raw[index] ?? "");
    const part = parts[index];
    const piece: readonly SqlNode[] = text === "" ? [] : [{ kind: "text", text }];
    return index < parts.length ? [...piece, ...nodesOf(part as SqlPart)] : piece;
  });
}

type Tag<R> = (strings: TemplateStringsArray, ...parts: readonly SqlPart[]) => R;

const typed =
  <T extends SqlType>(type: T): Tag<Expression<T>> =>
  (strings, ...parts) =>
    new Expression(type, nodes(strings, parts));

const untyped: Tag<Fragment> = (strings, ...parts) => new Fragment(nodes(strings, parts));

/**
 * SQL with typed holes. `sql` makes a fragment, `sql.timestamp` and its like an expression of that type.
 * The type is the author's claim; a test has Spark analyse every statement against it.
 */
export const sql = Object.assign(untyped, {
  string: typed("string"),
  int: typed("int"),
  bigint: typed("bigint"),
  double: typed("double"),
  boolean: typed("boolean"),
  date: typed("date"),
  timestamp: typed("timestamp"),
  decimal: <P extends number, S extends number>(precision: P, scale: S) =>
    typed<`decimal(${P},${S})`>(`decimal(${precision},${scale})`),
  array: <T extends SqlType>(of: T) => typed<`array<${T}>`>(`array<${of}>`),
});

/** Text that goes into the SQL exactly as it is, unescaped. The only escape hatch; never pass data. */
export const unsafeSql = (text: string): Fragment => new Fragment([{ kind: "text", text }]);

/** Fragments joined by a separator, for lists whose length is not known. */
export function list(parts: readonly SqlPart[], separator = ", "): Fragment {
  return new Fragment(
    parts.flatMap((part, index): readonly SqlNode[] =>
      index === 0 ? nodesOf(part) : [{ kind: "text", text: separator }, ...nodesOf(part)],
    ),
  );
}

export interface WindowProps {
  /**
   * What the window is split by.
   * @default - one window over all rows
   */
  readonly partitionBy?: readonly Fragment[];
  /**
   * How its rows are ordered; each may end in ASC or DESC.
   * @default - unordered
   */
  readonly orderBy?: readonly Fragment[];
}

/** A window function: `over(sql.int`row_number()`, { partitionBy: [c.id], orderBy: [sql`${c.at} DESC`] })`. */
export function over<T extends SqlType>(call: Expression<T>, window: WindowProps): Expression<T> {
  const partition = window.partitionBy?.length ? sql`PARTITION BY ${list(window.partitionBy)}` : undefined;
  const order = window.orderBy?.length ? sql`ORDER BY ${list(window.orderBy)}` : undefined;
  const clauses = [partition, order].filter((clause) => clause !== undefined);
  return new Expression(call.type, sql`${call} OVER (${list(clauses, " ")})`.nodes);
}
