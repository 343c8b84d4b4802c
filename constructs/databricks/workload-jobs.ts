import { Construct } from "constructs";
import type { WorkloadModel } from "../../notebooks/kit/model";
import type { Catalog } from "./catalog";
import { unknownParameter } from "./errors";
import type { JobStart } from "./job-start";
import type { Principal } from "./principal";
import type { WorkloadJobProps } from "./workload-job";
import { WorkloadJob } from "./workload-job";

export interface WorkloadJobsProps extends Omit<
  WorkloadJobProps,
  "name" | "description" | "tasks" | "parameters" | "start"
> {
  /** Name of the environment, which starts the names of the jobs. */
  readonly environment: string;
  /** What is deployed. */
  readonly model: WorkloadModel;
  /**
   * What the jobs are told beyond what every workload's are, by name.
   * @default - the defaults of the workload's own parameters
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Where the workload's tables and files lie. */
  readonly catalog: Catalog;
  /**
   * Who may start the main job, besides the operators.
   * @default - nobody
   */
  readonly starters?: readonly Principal[];
  /** What starts the main job, unless continuous ingestion does. */
  readonly start: Extract<JobStart, { kind: "manual" | "scheduled" }>;
}

/** By name: the provider compares parameters in the order in which the service tells them. */
const sorted = (parameters: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The parameters that an environment may give a value. */
const knownParameters = ({ parameters, services }: WorkloadModel): readonly string[] => [
  ...Object.keys(parameters),
  ...(services.length === 0 ? [] : ["secret_scope"]),
  ...services.flatMap(({ name }) => [`${name}_credential`, `${name}_endpoint`]),
];

/** The jobs of a workload: the main one, the set-up job, and the one that ingests when ingestion never ends. */
export class WorkloadJobs extends Construct {
  readonly main: WorkloadJob;
  readonly setup: WorkloadJob | undefined;
  readonly ingest: WorkloadJob | undefined;

  constructor(scope: Construct, id: string, props: WorkloadJobsProps) {
    super(scope, id);
    const { catalog, environment, model, parameters: given = {}, start, starters = [], ...shared } = props;
    const unknown = Object.keys(given).find((each) => !knownParameters(model).includes(each));
    if (unknown !== undefined) throw unknownParameter(this.node.path, unknown, knownParameters(model));
    const name = `${environment}-${model.name}`;
    const parameters = (trigger: "available_now" | "continuous"): Record<string, string> =>
      sorted({
        catalog: catalog.name,
        checkpoints: `${catalog.checkpoints.path}/${model.name}`,
        environment,
        landing: `${catalog.volume(`${model.landing.schema}.${model.landing.volume}`).path}/${model.name}`,
        trigger,
        ...model.parameters,
        ...given,
      });
    this.setup =
      model.setup.length === 0
        ? undefined
        : new WorkloadJob(this, "setup", {
            ...shared,
            name: `${name}-setup`,
            description: `Prepares what ${name} works on. Safe to run again; every deploy does.`,
            tasks: model.setup,
            parameters: parameters("available_now"),
            start: { kind: "manual" },
          });
    this.ingest =
      model.continuous === undefined
        ? undefined
        : new WorkloadJob(this, "ingest", {
            ...shared,
            name: `${name}-ingest`,
            description: `Brings new files into bronze as they arrive, for ${name}.`,
            tasks: [model.continuous],
            parameters: parameters("continuous"),
            start: { kind: "continuous" },
          });
    this.main = new WorkloadJob(this, "main", {
      ...shared,
      access: { ...shared.access, operators: [...shared.access.operators, ...starters] },
      name,
      description: model.description,
      tasks: model.tasks,
      parameters: parameters("available_now"),
      start:
        model.triggerTables.length === 0
          ? start
          : { kind: "table-update", tables: model.triggerTables.map((table) => `${catalog.name}.${table}`) },
    });
  }
}
