import { errors } from "./errors";
import { identifier } from "./identifier";

/** What every workload's jobs are told, whatever their tasks declare. */
export const COMMON_PARAMETERS = [
  "catalog",
  "checkpoints",
  "environment",
  "landing",
  "secret_scope",
  "trigger",
] as const;

/** A parameter of a workload's jobs that whoever starts one may give. */
export class Parameter {
  readonly name: string;
  /** What a run gets that nobody gave a value. */
  readonly default: string;
  /** What it does, in one sentence. */
  readonly description: string;

  constructor(name: string, props: { readonly default: string; readonly description: string }) {
    this.name = identifier(`parameter("${name}")`, name);
    const taken = COMMON_PARAMETERS.some((common) => common === name);
    if (taken) throw errors.illegalParameterName(name, COMMON_PARAMETERS);
    this.default = props.default;
    this.description = props.description;
  }
}

/** Declares a parameter of a workload's jobs. */
export const parameter = (
  name: string,
  props: { readonly default: string; readonly description: string },
): Parameter => new Parameter(name, props);
