import type { AnyTable, Expectation } from "../table";
import type { Volume } from "../volume";
import { walk } from "../render/emit";
import type { PythonFunction } from "../python-function";
import type { Query } from "../query";
import type { IngestTask } from "./ingest";
import type { PythonTask } from "./python-task";
import type { ReplaceTask } from "./replace";
import type { FreshTask } from "./upsert";

/** What a graph is made of: a task depends on whatever writes what it reads. */
export type Node = AnyTable | Volume;

/** What every kind of task has. */
export interface TaskBase {
  /** Job task key. */
  readonly key: string;
  /** One sentence for people. */
  readonly description: string;
  /** What must be there before the task runs. */
  readonly reads: readonly Node[];
  /** Tables that are read as an earlier run left them: no edge. */
  readonly readsPrevious: readonly AnyTable[];
  readonly writes: readonly AnyTable[];
  /** Volumes that the task puts files into; others may too. */
  readonly delivers: readonly Volume[];
  /** Whether the task keeps a stream's state in the checkpoints volume. */
  readonly streams: boolean;
}

export type Task = IngestTask | FreshTask | ReplaceTask | PythonTask;

/** The key of a task that is named after the table that it writes: `silver.orders` gives `silver_orders`. */
export const keyOf = (target: AnyTable): string => target.name.replace(".", "_");

/** The tables that a query and its rules name, at any depth, each once, in the order of their first mention. */
export function tablesOf(
  query: Query,
  rules: readonly Expectation[],
): {
  readonly reads: readonly AnyTable[];
  readonly previous: readonly AnyTable[];
} {
  const reads = new Set<AnyTable>();
  const previous = new Set<AnyTable>();
  for (const node of walk(
    query,
    rules.map(({ rule }) => rule),
  )) {
    if (node.kind === "table") (node.edge ? reads : previous).add(node.table);
  }
  return { reads: [...reads], previous: [...previous].filter((table) => !reads.has(table)) };
}

/** The Python functions that a query and its rules call, at any depth, each once. */
export function functionsOf(query: Query, rules: readonly Expectation[]): readonly PythonFunction[] {
  const found = new Set<PythonFunction>();
  for (const node of walk(
    query,
    rules.map(({ rule }) => rule),
  )) {
    if (node.kind === "function") found.add(node.function);
  }
  return [...found];
}
