import { errors } from "./errors";
import type { Node, Task } from "./tasks/task";

/** Which task writes each node, by the node's name. Two writers of one node are refused. */
function writersOf(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const writers = new Map<string, Task>();
  for (const task of tasks) {
    for (const { name } of task.writes) {
      const other = writers.get(name);
      if (other !== undefined) throw errors.twoWriters(name, other.key, task.key);
      writers.set(name, task);
    }
  }
  return writers;
}

/** A task with the keys of the tasks that it waits for, sorted. */
export interface GraphTask {
  readonly task: Task;
  readonly dependsOn: readonly string[];
}

function checkReads(workload: string, tasks: readonly Task[], sources: ReadonlySet<string>): void {
  const writers = writersOf(tasks);
  const filled = new Set([
    ...writers.keys(),
    ...tasks.flatMap((task) => task.delivers.map(({ name }) => name)),
  ]);
  for (const name of sources) {
    const writer = writers.get(name);
    if (writer !== undefined) throw errors.writtenSource(workload, name, writer.key);
  }
  for (const task of tasks) {
    if (task.kind === "upsert" || task.kind === "append") {
      const writer = writers.get(task.source.name);
      if (writer?.kind === "upsert" || writer?.kind === "replace") {
        throw errors.notAppended(workload, task.key, task.source.name, writer.kind);
      }
    }
    const missing = [...task.reads, ...task.readsPrevious].find(
      ({ name }) => !filled.has(name) && !sources.has(name),
    );
    if (missing !== undefined)
      throw errors.undeclaredRead(workload, missing.name, task.key, [...writers.keys()]);
  }
}

function cyclePath(start: string, edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const path: string[] = [];
  let at = start;
  while (!path.includes(at)) {
    path.push(at);
    at = (edges.get(at) ?? []).find((next) => edges.has(next)) ?? start;
  }
  return [...path.slice(path.indexOf(at)), at];
}

/**
 * Orders tasks so that each stands behind whatever writes what it reads; ties keep the order of the list.
 * A read that no task writes must be among `sources`.
 */
export function orderTasks(
  workload: string,
  tasks: readonly Task[],
  sources: readonly Node[],
): readonly GraphTask[] {
  checkReads(workload, tasks, new Set(sources.map(({ name }) => name)));
  const writers = writersOf(tasks);
  const graph = tasks.map((task) => {
    const keys = task.reads.flatMap((node) => [
      ...[writers.get(node.name)?.key ?? []].flat(),
      ...tasks
        .filter(({ delivers }) => delivers.some(({ name }) => name === node.name))
        .map(({ key }) => key),
    ]);
    return { task, dependsOn: [...new Set(keys)].sort() };
  });
  const ordered: GraphTask[] = [];
  const done = new Set<string>();
  let waiting = graph;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ dependsOn }) => dependsOn.every((key) => done.has(key)));
    const [stuck] = waiting;
    if (ready.length === 0 && stuck !== undefined) {
      const edges = new Map(waiting.map(({ task, dependsOn }) => [task.key, dependsOn]));
      throw errors.cycle(workload, cyclePath(stuck.task.key, edges));
    }
    ready.forEach(({ task }) => done.add(task.key));
    ordered.push(...ready);
    waiting = waiting.filter(({ task }) => !done.has(task.key));
  }
  return ordered;
}
