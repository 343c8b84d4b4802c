import { Fn, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Naming } from "../config/naming";
import type { PlatformConfig } from "../config/schema";
import { platformTags } from "../config/tags";
import { workspaceProvider } from "../constructs/databricks/providers";
import { WorkloadDeployment } from "../constructs/databricks/workload-deployment";
import { modelWorkload } from "../notebooks/kit";
import { retail } from "../notebooks/retail/workload";
import { stateBackend } from "./backend";
import type { FoundationStack } from "./foundation-stack";
import { accountOf, type GovernanceStack } from "./governance-stack";

export interface RetailStackProps {
  /** The environment's configuration. */
  readonly config: PlatformConfig;
  /** The workspace. */
  readonly foundation: FoundationStack;
  /** The catalog, the groups and the compute that everybody shares. */
  readonly governance: GovernanceStack;
}

/** The marketplace: its notebooks and SQL files, the jobs that run them, and the identity that they run as. */
export class RetailStack extends TerraformStack {
  readonly workload: WorkloadDeployment;

  constructor(scope: Construct, id: string, { config, foundation, governance }: RetailStackProps) {
    super(scope, id);
    this.addDependency(governance);
    stateBackend(this, config);
    workspaceProvider(this, foundation.workspace);
    const names = new Naming(config);
    const model = modelWorkload(retail, { ingestion: config.ingestion });
    const { failureEmails } = config.notifications;

    this.workload = new WorkloadDeployment(this, model.name, {
      model,
      governance,
      environment: config.environment,
      principalName: names.servicePrincipal(model.name),
      account: accountOf(this, config, foundation),
      folder: names.workspaceFolder(model.name),
      compute: config.compute,
      start: config.trigger,
      failureEmails: failureEmails.length > 0 ? failureEmails : [config.owner],
      forceDestroy: config.protection.forceDestroy,
      tags: { ...platformTags(config), workload: model.name },
    });

    const { ingest, main, setup } = this.workload.jobs;
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
