import { Construct } from "constructs";
import type { WorkloadModel } from "../../notebooks/kit/model";
import type { Catalog } from "./catalog";
import type { JobStart } from "./job-start";
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
  /** Where the workload's tables and files lie. */
  readonly catalog: Catalog;
  /** What starts the main job, unless continuous ingestion does. */
  readonly start: Extract<JobStart, { kind: "manual" | "scheduled" }>;
}

/** The jobs of a workload: the main one, the set-up job, and the one that ingests when ingestion never ends. */
export class WorkloadJobs extends Construct {
  readonly main: WorkloadJob;
  readonly setup: WorkloadJob | undefined;
  readonly ingest: WorkloadJob | undefined;

  constructor(scope: Construct, id: string, props: WorkloadJobsProps) {
    super(scope, id);
    const { catalog, environment, model, start, ...shared } = props;
    const name = `${environment}-${model.name}`;
    const parameters = (trigger: "available_now" | "continuous"): Record<string, string> => ({
      catalog: catalog.name,
      checkpoints: `${catalog.checkpoints.path}/${model.name}`,
      environment,
      landing: `${catalog.landing.path}/${model.name}`,
      trigger,
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
