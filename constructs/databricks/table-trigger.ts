import { Construct } from "constructs";
import { TerraformVariable } from "cdktf";
import type { Job } from "@cdktf/provider-databricks/lib/job";

export interface TableTriggerProps {
  /** The job that is started. */
  readonly job: Job;
  /** Three-level names. An update of any of them is enough. */
  readonly tables: readonly string[];
}

/** Quiet time after an update, and time between runs: a stream commits many times before it has caught up. */
const SETTLE_SECONDS = 60;
const PAUSE_SECONDS = 600;

/**
 * Starts a job when tables are updated.
 *
 * The service refuses a trigger on a table that does not exist, and the first apply comes before the set-up job that
 * makes the tables. So the trigger hangs on a variable: the first deploy sets it to false, runs the set-up job, and
 * deploys again.
 */
export class TableTrigger extends Construct {
  /** Whether the trigger is there, for an output. */
  readonly exists: TerraformVariable;

  constructor(scope: Construct, id: string, props: TableTriggerProps) {
    super(scope, id);
    this.exists = new TerraformVariable(this, "tables_exist", {
      type: "bool",
      default: true,
      description: "Whether the set-up job has made the tables whose updates start the main job.",
    });
    // Known by this name to whoever deploys, as TF_VAR_tables_exist.
    this.exists.overrideLogicalId("tables_exist");
    props.job.addOverride("dynamic.trigger", {
      for_each: `\${var.tables_exist ? [true] : []}`,
      content: {
        pause_status: "UNPAUSED",
        table_update: {
          // Without a condition any of the tables will do. The service takes one but never tells it again, so that
          // every plan would find it missing.
          table_names: [...props.tables],
          wait_after_last_change_seconds: SETTLE_SECONDS,
          min_time_between_triggers_seconds: PAUSE_SECONDS,
        },
      },
    });
  }
}
