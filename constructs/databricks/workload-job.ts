import { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { Job } from "@cdktf/provider-databricks/lib/job";
import type { JobTask } from "@cdktf/provider-databricks/lib/job";
import { Permissions } from "@cdktf/provider-databricks/lib/permissions";
import type { TaskModel } from "../../notebooks/kit/model";
import type { ClusterPolicy } from "./cluster-policy";
import { sqlFileExpected } from "./errors";
import type { JobCompute } from "./job-cluster";
import { JOB_CLUSTER_KEY, jobCluster } from "./job-cluster";
import type { JobStart } from "./job-start";
import { startOf } from "./job-start";
import { checkTasks } from "./job-tasks";
import type { Principal } from "./principal";
import { accessControl, readinessOf } from "./principal";
import type { ServicePrincipal } from "./service-principal";
import { TableTrigger } from "./table-trigger";
import type { Warehouse } from "./warehouse";
import type { WorkloadFolder } from "./workload-folder";

/** Who may do what with a job, besides whoever deploys it. */
export interface JobAccess {
  /** May see the job and its runs. */
  readonly viewers: readonly Principal[];
  /** May start, stop and repair runs too. */
  readonly operators: readonly Principal[];
  /** May change the job too. */
  readonly managers: readonly Principal[];
}

export interface WorkloadJobProps {
  /** Name of the job. */
  readonly name: string;
  /** What the job is for. */
  readonly description: string;
  /** The tasks, whose dependencies are all among them. */
  readonly tasks: readonly TaskModel[];
  /** Where the tasks' files are uploaded to. */
  readonly folder: WorkloadFolder;
  /** Whom the job runs as. */
  readonly identity: ServicePrincipal;
  /** What SQL files run on. */
  readonly warehouse: Warehouse;
  /** What everything else runs on. */
  readonly compute: JobCompute;
  /** What clusters keep to. */
  readonly policy: ClusterPolicy;
  /** What every task is told, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What starts the job. */
  readonly start: JobStart;
  /** Who may do what with it. */
  readonly access: JobAccess;
  /** Who hears of a failed run. */
  readonly failureEmails: readonly string[];
  /** Tags of the job and of its VMs. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * What must exist before the job may start, such as its grants.
   * @default - nothing but the identity
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Pins Python and its libraries on serverless compute to what Databricks Runtime 17 has. */
const ENVIRONMENT = { environmentKey: "default", spec: { environmentVersion: "4" } };

const TASK_TIMEOUT_SECONDS = 2 * 60 * 60;
const RETRIES = 2;
const RETRY_WAIT_MILLIS = 60_000;

/** A job whose tasks, order and compute come from a workload's model. */
export class WorkloadJob extends Construct {
  /** Id of the job. */
  readonly jobId: string;
  /** Who may do what with the job: wait for it before something starts the job by itself. */
  readonly access: Permissions;
  /** What starts the job when tables are updated; undefined when something else does. */
  readonly tableTrigger: TableTrigger | undefined;

  constructor(scope: Construct, id: string, props: WorkloadJobProps) {
    super(scope, id);
    const { access, compute, failureEmails, identity, policy, start, tags } = props;
    // In the order of their keys, to which the provider sorts what it reads: another order would differ for ever.
    const tasks = checkTasks(this.node.path, props.tasks, start);
    const computeOf = (task: TaskModel): "cluster" | "environment" | "warehouse" => {
      if (task.runsOn === "warehouse") return "warehouse";
      // A continuous job cannot be serverless.
      const classic = compute.mode === "classic" || task.runsOn === "classic" || start.kind === "continuous";
      return classic ? "cluster" : "environment";
    };
    const needed = new Set(tasks.map(computeOf));
    const singleUserName = identity.grantee;

    const job = new Job(this, "job", {
      name: props.name,
      description: props.description,
      task: tasks.map((task): JobTask => {
        const runsOn = computeOf(task);
        return {
          taskKey: task.key,
          description: task.description,
          dependsOn: [...task.dependsOn].sort().map((taskKey) => ({ taskKey })),
          ...(runsOn === "warehouse" ? this.sqlTask(task, props) : this.notebookTask(task, props)),
          ...(runsOn === "cluster" ? { jobClusterKey: JOB_CLUSTER_KEY } : {}),
          ...(runsOn === "environment" ? { environmentKey: ENVIRONMENT.environmentKey } : {}),
          ...limitsOf(start),
        };
      }),
      parameter: Object.entries(props.parameters).map(([name, value]) => ({ name, default: value })),
      ...(needed.has("cluster")
        ? { jobCluster: [jobCluster({ compute, policyId: policy.id, singleUserName, tags })] }
        : {}),
      ...(needed.has("environment") ? { environment: [ENVIRONMENT] } : {}),
      ...startOf(start),
      // Two runs at once would race for the same checkpoints.
      maxConcurrentRuns: 1,
      runAs: { servicePrincipalName: identity.grantee },
      ...(failureEmails.length > 0 ? { emailNotifications: { onFailure: [...failureEmails] } } : {}),
      notificationSettings: { noAlertForCanceledRuns: true, noAlertForSkippedRuns: true },
      tags: { ...tags },
      dependsOn: [...readinessOf(this, [identity]), ...(props.dependsOn ?? [])],
    });
    this.tableTrigger =
      start.kind === "table-update"
        ? new TableTrigger(this, "trigger", { job, tables: start.tables })
        : undefined;
    const everyone = [...access.viewers, ...access.operators, ...access.managers];
    this.access = new Permissions(this, "access", {
      jobId: job.id,
      accessControl: [
        ...access.viewers.map((principal) => accessControl(principal, "CAN_VIEW")),
        ...access.operators.map((principal) => accessControl(principal, "CAN_MANAGE_RUN")),
        ...access.managers.map((principal) => accessControl(principal, "CAN_MANAGE")),
      ],
      dependsOn: readinessOf(this, everyone),
    });
    this.jobId = job.id;
  }

  // Job parameters reach notebooks as widgets and SQL files as named markers; a task need not pass them on.
  private notebookTask(task: TaskModel, { folder }: WorkloadJobProps): Pick<JobTask, "notebookTask"> {
    return { notebookTask: { notebookPath: folder.notebook(task.asset), source: "WORKSPACE" } };
  }

  private sqlTask(task: TaskModel, { folder, warehouse }: WorkloadJobProps): Pick<JobTask, "sqlTask"> {
    if (task.asset.language !== "SQL") throw sqlFileExpected(this.node.path, task.key, task.asset.language);
    return {
      sqlTask: {
        warehouseId: warehouse.id,
        file: { path: folder.sqlFile(task.asset), source: "WORKSPACE" },
      },
    };
  }
}

// A continuous job has retries of its own, with growing pauses, and refuses others; and it must never time out.
function limitsOf(
  start: JobStart,
): Pick<JobTask, "maxRetries" | "minRetryIntervalMillis" | "retryOnTimeout" | "timeoutSeconds"> {
  if (start.kind === "continuous") return {};
  return {
    maxRetries: RETRIES,
    minRetryIntervalMillis: RETRY_WAIT_MILLIS,
    retryOnTimeout: false,
    timeoutSeconds: TASK_TIMEOUT_SECONDS,
  };
}
