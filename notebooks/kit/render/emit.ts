import type { Fragment, Literal, SqlNode } from "../fragment";
import { quoteIdentifier, quoteName } from "../identifier";
import type { Cte, Query } from "../query";

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  // A dollar introduces a widget in a %sql cell, in a literal as well.
  $: "\\$",
  "{": "\\{",
  "-": "\\-",
};

/**
 * A string as a SQL literal on one line.
 * `${`, `{{` and `--` are broken up by backslashes, which the parser drops: variable substitution, the parameters
 * of SQL files and whatever splits statements by plain text would read them before the parser does.
 */
export function sqlString(value: string): string {
  const escaped = value.replace(
    /[\\'$\p{Cc}\u2028\u2029]|(?<=[${])\{|(?<=-)-/gu,
    (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `'${escaped}'`;
}

function literal(value: Literal): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return sqlString(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value);
}

function node(of: SqlNode): string {
  switch (of.kind) {
    case "text":
      return of.text;
    case "literal":
      return literal(of.value);
    case "table":
      return of.alias === undefined
        ? quoteName(of.table.name)
        : `${quoteName(of.table.name)} AS ${quoteIdentifier(of.alias)}`;
    case "cte":
      return `${quoteIdentifier(of.cte.name)} AS ${quoteIdentifier(of.alias)}`;
    case "view":
      return `${quoteIdentifier(of.name)} AS ${quoteIdentifier(of.alias)}`;
    case "rows": {
      const rows = of.rows.map((row) => `  (${row.map(literal).join(", ")})`).join(",\n");
      const columns = of.columns.map(quoteIdentifier).join(", ");
      return `(VALUES\n${rows}\n) AS ${quoteIdentifier(of.alias)}(${columns})`;
    }
    case "function":
      return of.function.name;
    case "column":
      return of.owner === undefined
        ? quoteIdentifier(of.name)
        : `${quoteIdentifier(of.owner)}.${quoteIdentifier(of.name)}`;
  }
}

/** A fragment as SQL text. A minus before a negative number is kept apart from it: two would begin a comment. */
export const emit = (fragment: Fragment): string =>
  fragment.nodes
    .map(node)
    .reduce((text, next) => `${text}${text.endsWith("-") && next.startsWith("-") ? " " : ""}${next}`, "");

/** The nodes of a query itself, CTEs not entered. */
export const ownNodes = ({ from, select }: Query): readonly SqlNode[] => [
  from,
  ...select.entries.flatMap(([, { nodes }]) => nodes),
  ...(select.tail?.nodes ?? []),
];

const nodesOf = (query: Query): readonly SqlNode[] => [...ownNodes(query), ...query.union.flatMap(nodesOf)];

/** Every node of a query and of the rules beside it, at any depth, those of CTEs included. */
export function* walk(query: Query, rules: readonly Fragment[] = []): Generator<SqlNode> {
  for (const each of [...nodesOf(query), ...rules.flatMap(({ nodes }) => nodes)]) {
    yield each;
    if (each.kind === "cte") yield* walk(each.cte.query);
  }
}

function collectCtes(query: Query, into: Set<Cte>): ReadonlySet<Cte> {
  for (const each of nodesOf(query)) {
    if (each.kind !== "cte" || into.has(each.cte)) continue;
    collectCtes(each.cte.query, into);
    into.add(each.cte);
  }
  return into;
}

/** A text with each line that is not empty two spaces further in. */
export const indent = (text: string): string => text.replaceAll(/^(?=.)/gm, "  ");

function selectText(query: Query, extra: readonly string[]): string {
  // UNION ALL matches columns by position, so every part is written in the order of the first.
  const order = query.select.entries.map(([name]) => name);
  return [query, ...query.union].map((part) => partText(part, order, extra)).join("\nUNION ALL\n");
}

function partText(part: Query, order: readonly string[], extra: readonly string[]): string {
  const expressions = new Map(part.select.entries);
  const columns = order.flatMap((name) => {
    const expression = expressions.get(name);
    return expression === undefined ? [] : [`${emit(expression)} AS ${quoteIdentifier(name)}`];
  });
  const tail = part.select.tail === undefined ? [] : [emit(part.select.tail).trim()];
  return ["SELECT", indent([...columns, ...extra].join(",\n")), `FROM ${node(part.from)}`, ...tail].join(
    "\n",
  );
}

/**
 * A query as a SELECT statement, its CTEs first, each once and before its first use.
 * `extra` are further output columns, already SQL.
 */
export function emitQuery(query: Query, extra: readonly string[] = []): string {
  const ctes = [...collectCtes(query, new Set())].map(
    (each) => `${quoteIdentifier(each.name)} AS (\n${indent(selectText(each.query, []))}\n)`,
  );
  const head = ctes.length === 0 ? "" : `WITH ${ctes.join(",\n")}\n`;
  return `${head}${selectText(query, extra)}`;
}
