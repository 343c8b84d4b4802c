import { Fn, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Naming } from "../config/naming";
import type { PlatformConfig } from "../config/schema";
import { platformTags } from "../config/tags";
import { workspaceProvider } from "../constructs/databricks/providers";
import {
  WorkloadDeployment,
  type WorkloadDeploymentProps,
} from "../constructs/databricks/workload-deployment";
import type { WorkloadModel } from "../notebooks/kit";
import { stateBackend } from "./backend";
import type { FoundationStack } from "./foundation-stack";
import { accountOf, type GovernanceStack } from "./governance-stack";

export interface WorkloadStackProps {
  /** The environment's configuration. */
  readonly config: PlatformConfig;
  /** The workspace. */
  readonly foundation: FoundationStack;
  /** The catalog, the groups and the compute that everybody shares. */
  readonly governance: GovernanceStack;
}

/** What one workload needs that others do not. */
type Particulars = Pick<WorkloadDeploymentProps, "parameters" | "services" | "start" | "starters">;

/** A workload: its notebooks and SQL files, the jobs that run them, and the identity that they run as. */
export abstract class WorkloadStack extends TerraformStack {
  protected readonly names: Naming;
  protected readonly config: PlatformConfig;
  protected readonly foundation: FoundationStack;
  protected readonly governance: GovernanceStack;

  constructor(scope: Construct, id: string, { config, foundation, governance }: WorkloadStackProps) {
    super(scope, id);
    this.config = config;
    this.foundation = foundation;
    this.governance = governance;
    this.names = new Naming(config);
    this.addDependency(governance);
    stateBackend(this, config);
    workspaceProvider(this, foundation.workspace);
  }

  /** Deploys the workload and puts the ids of its jobs out. */
  protected deploy(model: WorkloadModel, particulars: Particulars): WorkloadDeployment {
    const { config, names } = this;
    const { failureEmails } = config.notifications;
    const workload = new WorkloadDeployment(this, model.name, {
      ...particulars,
      model,
      governance: this.governance,
      environment: config.environment,
      principalName: names.servicePrincipal(model.name),
      account: accountOf(this, config, this.foundation),
      folder: names.workspaceFolder(model.name),
      compute: config.compute,
      failureEmails: failureEmails.length > 0 ? failureEmails : [config.owner],
      forceDestroy: config.protection.forceDestroy,
      tags: { ...platformTags(config), workload: model.name },
    });
    this.publish(workload);
    return workload;
  }

  private publish({ jobs: { ingest, main, setup } }: WorkloadDeployment): void {
    const output = (name: string, value: string, description: string): void => {
      new TerraformOutput(this, name, { value, description });
    };
    output("job_id", main.jobId, "Id of the main job.");
    if (setup !== undefined) output("setup_job_id", setup.jobId, "Id of the job that every deploy runs.");
    const trigger = main.tableTrigger?.exists;
    if (trigger !== undefined) {
      // As text: cdktf prints nothing for a truth value.
      const told = Fn.tostring(trigger.value);
      output("table_trigger", told, "Whether updates of tables start the main job yet.");
    }
    if (ingest !== undefined) output("ingest_job_id", ingest.jobId, "Id of the job that ingests for ever.");
  }
}
