import { errors } from "../errors";
import type { Parameter } from "../parameter";
import { checkPinned } from "../pip";
import { embedModules, readModule } from "../python-source";
import type { Service } from "../service";
import type { AnyTable } from "../table";
import type { Volume } from "../volume";
import type { Node, TaskBase } from "./task";

/** A value that a module's `params` takes. */
export type ParameterValue = string | number | boolean;

type Tables = Readonly<Record<string, AnyTable>>;

export interface PythonTaskProps {
  /** Absolute path of the module: a `.py` file with `def run(spark, reads, writes, params)`. */
  readonly module: string;
  /**
   * Absolute paths of modules that it imports from (`from .name import thing`), each before those that import it.
   * @default - none
   */
  readonly helpers?: readonly string[];
  /** The tables that it reads, by the name under which `reads` gives them. */
  readonly reads: Tables;
  /**
   * Tables that it reads as an earlier run left them, by the name under which `reads` gives them: no edge in the
   * graph, so a task may read what it writes.
   * @default - none
   */
  readonly previous?: Tables;
  /** The tables that it writes, by the name under which `writes` gives them. */
  readonly writes: Tables;
  /**
   * The volume whose folder of the workload it puts files into; `params["landing"]` is that folder.
   * @default - none
   */
  readonly delivers?: Volume;
  /**
   * Constants for `params`.
   * @default - none
   */
  readonly params?: Readonly<Record<string, ParameterValue>>;
  /**
   * Parameters of the job that `params` gives under their own names, as text.
   * @default - none
   */
  readonly parameters?: readonly Parameter[];
  /**
   * Services that it calls. `params` gives each under its name: a dict of `endpoint`, `key` and `credential`, one of
   * the latter two None. The task then runs on a cluster: a UDF on serverless cannot reach the network.
   * @default - none
   */
  readonly services?: readonly Service[];
  /**
   * Packages, each pinned as `package==version`.
   * @default - what the runtime holds
   */
  readonly pip?: readonly string[];
  /** One sentence for people. */
  readonly description: string;
}

/** Runs a Python module, for what SQL cannot do. */
export class PythonTask implements TaskBase {
  readonly kind = "python";
  readonly key: string;
  readonly description: string;
  readonly reads: readonly Node[];
  readonly readsPrevious: readonly AnyTable[];
  readonly writes: readonly AnyTable[];
  readonly delivers: readonly Volume[];
  readonly streams = false;
  /** The module and its helpers as one cell. */
  readonly source: string;
  /** What `reads` gives: tables of this run and of earlier ones. */
  readonly readsByName: Tables;
  readonly writesByName: Tables;
  readonly params: Readonly<Record<string, ParameterValue>>;
  readonly parameters: readonly Parameter[];
  readonly services: readonly Service[];
  readonly pip: readonly string[];
  readonly runsOn: "job" | "classic";

  constructor(key: string, props: PythonTaskProps) {
    const { delivers, helpers = [], parameters = [], params = {}, previous = {}, services = [] } = props;
    this.key = key;
    this.description = props.description;
    const modules = [...helpers, props.module].map((path) => ({ path, source: readModule(key, path) }));
    if (!/^def run\(/m.test(modules.at(-1)?.source ?? "")) throw errors.moduleRun(key, props.module);
    this.source = embedModules(modules);
    checkNames(key, props);
    this.readsByName = { ...props.reads, ...previous };
    this.writesByName = props.writes;
    this.reads = Object.values(props.reads);
    this.readsPrevious = Object.values(previous);
    this.writes = Object.values(props.writes);
    this.delivers = delivers === undefined ? [] : [delivers];
    this.params = params;
    this.parameters = parameters;
    this.services = services;
    this.pip = checkPinned(key, props.pip ?? []);
    this.runsOn = services.length > 0 ? "classic" : "job";
  }
}

function checkNames(key: string, props: PythonTaskProps): void {
  const { delivers, parameters = [], params = {}, previous = {}, reads, services = [] } = props;
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "number" && !Number.isFinite(value)) throw errors.illegalParameter(key, name, value);
  }
  const taken = delivers === undefined ? ["environment"] : ["environment", "landing"];
  const named = [...parameters, ...services].map(({ name }) => name);
  for (const names of [
    [...taken, ...Object.keys(params), ...named],
    [...Object.keys(reads), ...Object.keys(previous)],
  ]) {
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) throw errors.duplicateParameter(key, twice);
  }
}

/** A task in Python: its module's own source goes into the notebook, with typed bindings around it. */
export const pythonTask = (key: string, props: PythonTaskProps): PythonTask => new PythonTask(key, props);
