import { errors } from "./errors";
import { type GraphTask, orderTasks } from "./graph";
import { identifier } from "./identifier";
import { deriveLineage, type Lineage } from "./lineage";
import type { Parameter } from "./parameter";
import { type Service, serviceParameters } from "./service";
import { type AnyTable, Table } from "./table";
import type { Node, Task } from "./tasks/task";
import { landing, type Volume } from "./volume";

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
    checkShared(name, props.tasks);
  }

  get tasks(): readonly Task[] {
    return this.graph.map(({ task }) => task);
  }

  /** The tables that the workload writes, in the order of their tasks. */
  get tables(): readonly AnyTable[] {
    return this.tasks.flatMap(({ writes }) => writes);
  }

  /** The volume that files are ingested from; the landing volume when there is no ingestion. */
  get landing(): Volume {
    const [volume = landing] = this.tasks.flatMap((task) => (task.kind === "ingest" ? task.reads : []));
    return volume;
  }

  /** The parameters that tasks declare, sorted by name. */
  get parameters(): readonly Parameter[] {
    return byName(this.tasks.flatMap((task) => (task.kind === "python" ? task.parameters : [])));
  }

  /** The services that tasks call, sorted by name. */
  get services(): readonly Service[] {
    return byName(this.tasks.flatMap((task) => (task.kind === "python" ? task.services : [])));
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

const byName = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
  [...new Set(all)].sort((one, other) => (one.name < other.name ? -1 : 1));

/** Throws where tasks mean different things by what is one to the job. */
function checkShared(workload: string, tasks: readonly Task[]): void {
  const volumes = new Set(tasks.flatMap((task) => (task.kind === "ingest" ? task.reads : [])));
  if (volumes.size > 1) throw errors.twoLandings(workload, [...volumes].map(({ name }) => name).sort());
  const python = tasks.filter((task) => task.kind === "python");
  const declared = new Map<string, Parameter | Service>();
  const declare = (name: string, by: Parameter | Service): void => {
    if ((declared.get(name) ?? by) !== by) throw errors.twoParameters(workload, name);
    declared.set(name, by);
  };
  for (const service of python.flatMap(({ services }) => services)) {
    for (const name of serviceParameters(service.name)) declare(name, service);
  }
  for (const parameter of python.flatMap(({ parameters }) => parameters)) declare(parameter.name, parameter);
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
