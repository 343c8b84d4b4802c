import type { Query } from "./query";
import type { SqlNode } from "./fragment";
import { ownNodes } from "./render/emit";
import type { Task } from "./tasks/task";

/** One table feeds another. */
export interface TableEdge {
  readonly from: string;
  readonly to: string;
  readonly task: string;
}

/** One column feeds another; both as `schema.table.column`. */
export interface ColumnEdge {
  readonly from: string;
  readonly to: string;
}

export interface Lineage {
  readonly tables: readonly TableEdge[];
  readonly columns: readonly ColumnEdge[];
}

/** The table columns behind an output column of a query, in each part of its union. */
const sourcesOf = (name: string, query: Query): readonly string[] =>
  [query, ...query.union].flatMap((part) => {
    const expression = part.select.entries.find(([key]) => key === name)?.[1];
    return expression === undefined ? [] : originsOf(expression.nodes, part);
  });

/** The table columns behind a list of nodes; columns of a CTE are followed into it. */
function originsOf(nodes: readonly SqlNode[], part: Query): readonly string[] {
  const ctes = new Map(
    ownNodes(part).flatMap((node) => (node.kind === "cte" ? [[node.alias, node.cte.query] as const] : [])),
  );
  return nodes.flatMap((node): readonly string[] => {
    if (node.kind !== "column") return [];
    if (node.table !== undefined) return [`${node.table.name}.${node.name}`];
    const inner = node.owner === undefined ? undefined : ctes.get(node.owner);
    return inner === undefined ? [] : sourcesOf(node.name, inner);
  });
}

const byText =
  <T>(text: (of: T) => string) =>
  (one: T, other: T): number =>
    text(one) < text(other) ? -1 : 1;

/** Which tables and columns feed which, from what the tasks say they read and write. */
export function deriveLineage(tasks: readonly Task[]): Lineage {
  const tables = tasks.flatMap((task) =>
    task.writes.flatMap(({ name: to }) =>
      [...task.reads, ...task.readsPrevious].map(({ name }) => ({ from: name, to, task: task.key })),
    ),
  );
  const columns = tasks.flatMap((task): readonly ColumnEdge[] => {
    if (task.kind !== "upsert" && task.kind !== "append" && task.kind !== "replace") return [];
    return task.query.select.entries.flatMap(([name]) =>
      [...new Set(sourcesOf(name, task.query))].map((from) => ({ from, to: `${task.target.name}.${name}` })),
    );
  });
  return {
    tables: tables.sort(byText(({ from, to }) => `${from} ${to}`)),
    columns: columns.sort(byText(({ from, to }) => `${from} ${to}`)),
  };
}
