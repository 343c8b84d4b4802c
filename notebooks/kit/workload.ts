import { errors } from "./errors";
import { type GraphTask, orderTasks } from "./graph";
import { identifier } from "./identifier";
import { deriveLineage, type Lineage } from "./lineage";
import { type AnyTable, Table } from "./table";
import type { Node, Task } from "./tasks/task";

export interface WorkloadProps {
  /** One sentence for people. */
  readonly description: string;
  /** The tasks, in any order: the graph follows from what they read and write. */
  readonly tasks: readonly Task[];
  /** Tables and volumes that somebody else fills. */
  readonly sources: readonly Node[];
}

/** A set of tasks that is deployed as one job. */
export class Workload {
  readonly name: string;
  readonly description: string;
  /** In an order that respects their dependencies. */
  readonly graph: readonly GraphTask[];
  readonly sources: readonly Node[];

  constructor(name: string, props: WorkloadProps) {
    this.name = identifier(`workload("${name}")`, name);
    this.description = props.description;
    this.sources = props.sources;
    checkTasks(name, props.tasks);
    this.graph = orderTasks(name, props.tasks, props.sources);
    checkContracts(name, this.tables, props.sources, props.tasks);
  }

  get tasks(): readonly Task[] {
    return this.graph.map(({ task }) => task);
  }

  /** The tables that the workload writes, in the order of their tasks. */
  get tables(): readonly AnyTable[] {
    return this.tasks.flatMap(({ writes }) => writes);
  }

  get lineage(): Lineage {
    return deriveLineage(this.tasks);
  }
}

function checkTasks(workload: string, tasks: readonly Task[]): void {
  const keys = new Set<string>();
  for (const { key } of tasks) {
    if (!/^[a-z0-9_]{1,100}$/.test(key)) throw errors.illegalTaskKey(workload, key);
    if (keys.has(key)) throw errors.duplicateTask(workload, key);
    keys.add(key);
  }
}

function checkContracts(
  workload: string,
  tables: readonly AnyTable[],
  sources: readonly Node[],
  tasks: readonly Task[],
): void {
  const byName = new Map<string, AnyTable>();
  const read = tasks.flatMap((task): readonly Node[] => [...task.reads, ...task.readsPrevious]);
  for (const each of [...tables, ...[...sources, ...read].filter((node) => node instanceof Table)]) {
    const other = byName.get(each.name);
    if (other !== undefined && other !== each) throw errors.twoContracts(workload, each.name);
    byName.set(each.name, each);
  }
  for (const each of tables) {
    for (const { column, table, target } of each.foreignKeys) {
      const known = byName.get(table.name);
      if (known === undefined)
        throw errors.danglingReference(`${each.name}.${column}`, `${table.name}.${target}`);
      if (known !== table) throw errors.twoContracts(workload, table.name);
    }
  }
}

/** Declares a workload. Its graph, grants and lineage are derived. */
export const workload = (name: string, props: WorkloadProps): Workload => new Workload(name, props);
