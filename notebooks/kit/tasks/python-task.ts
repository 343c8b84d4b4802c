import { readFileSync } from "node:fs";
import { errors } from "../errors";
import { checkPortable } from "../lint";
import type { AnyTable } from "../table";
import type { TaskBase } from "./task";

/** A value that a module's `params` takes. */
export type ParameterValue = string | number | boolean;

/** A secret in the workload's scope. It is read when the notebook runs; its value is never in an asset. */
export class Secret {
  /** Key in the secret scope. */
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }
}

export interface PythonTaskProps {
  /** Absolute path of the module: a `.py` file with `def run(spark, reads, writes, params)`. */
  readonly module: string;
  /** The tables that it reads, by the name under which `reads` gives them. */
  readonly reads: Readonly<Record<string, AnyTable>>;
  /** The tables that it writes, by the name under which `writes` gives them. */
  readonly writes: Readonly<Record<string, AnyTable>>;
  /**
   * Constants for `params`.
   * @default - none
   */
  readonly params?: Readonly<Record<string, ParameterValue>>;
  /**
   * Secrets for `params`, by the name under which it gives them.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /**
   * Packages, each pinned as `package==version`.
   * @default - what the runtime holds
   */
  readonly pip?: readonly string[];
  /**
   * `classic` for tasks that call a service: a UDF on serverless cannot reach the network.
   * @default "job"
   */
  readonly runsOn?: "job" | "classic";
  /** One sentence for people. */
  readonly description: string;
}

const PINNED = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._-]+\])?==[A-Za-z0-9.!+_-]+$/;

/** Runs a Python module, for what SQL cannot do. */
export class PythonTask implements TaskBase {
  readonly kind = "python";
  readonly key: string;
  readonly description: string;
  readonly reads: readonly AnyTable[];
  readonly readsPrevious = [];
  readonly writes: readonly AnyTable[];
  readonly streams = false;
  readonly source: string;
  readonly readsByName: Readonly<Record<string, AnyTable>>;
  readonly writesByName: Readonly<Record<string, AnyTable>>;
  readonly params: Readonly<Record<string, ParameterValue>>;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly pip: readonly string[];
  readonly runsOn: "job" | "classic";

  constructor(key: string, props: PythonTaskProps) {
    for (const requirement of props.pip ?? []) {
      if (!PINNED.test(requirement)) throw errors.notPinned(key, requirement);
    }
    this.key = key;
    this.description = props.description;
    this.source = readModule(key, props.module);
    if (!/^def run\(/m.test(this.source)) throw errors.moduleRun(key, props.module);
    checkPortable(props.module, this.source);
    const [relative] = /^[^\S\n]*from\s+\.[^\n]*/m.exec(this.source) ?? [];
    if (relative !== undefined) throw errors.relativeImport(props.module, relative.trim());
    checkParameters(key, props);
    this.readsByName = props.reads;
    this.writesByName = props.writes;
    this.reads = Object.values(props.reads);
    this.writes = Object.values(props.writes);
    this.params = props.params ?? {};
    this.secrets = props.secrets ?? {};
    this.pip = props.pip ?? [];
    this.runsOn = props.runsOn ?? "job";
  }
}

function checkParameters(key: string, { params = {}, secrets = {} }: PythonTaskProps): void {
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "number" && !Number.isFinite(value)) throw errors.illegalParameter(key, name, value);
  }
  const names = ["environment", ...Object.keys(params), ...Object.keys(secrets)];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw errors.duplicateParameter(key, twice);
}

function readModule(key: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw errors.modulePath(key, path, cause);
  }
}

/** A task in Python: its module's own source goes into the notebook, with typed bindings around it. */
export const pythonTask = (key: string, props: PythonTaskProps): PythonTask => new PythonTask(key, props);
