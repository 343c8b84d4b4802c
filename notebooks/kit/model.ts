/** What the constructs deploy: plain data, derived from a workload. */

/** A file that is uploaded to the workspace. */
export interface NotebookAsset {
  /** Such as `silver_orders.py`. */
  readonly fileName: string;
  readonly language: "PYTHON" | "SQL";
  readonly content: string;
}

/** A task of a job. */
export interface TaskModel {
  /** Job task key: lower-case letters, digits and underscores. */
  readonly key: string;
  readonly description: string;
  /** Keys of the tasks that must have succeeded before, sorted. */
  readonly dependsOn: readonly string[];
  readonly asset: NotebookAsset;
  /** `job`: the job's compute. `classic`: a cluster, never serverless. `warehouse`: a SQL file on the SQL warehouse. */
  readonly runsOn: "job" | "classic" | "warehouse";
}

/** Something in Unity Catalog that privileges are granted on. */
export type Securable =
  | { readonly type: "catalog" }
  | { readonly type: "schema"; readonly schema: string }
  | { readonly type: "volume"; readonly schema: string; readonly volume: string };

/** Privileges that a job's principal needs on one securable, in Terraform's spelling, sorted. */
export interface RequiredGrant {
  readonly securable: Securable;
  readonly privileges: readonly string[];
}

/** A service outside of the workspace that tasks call. */
export interface ServiceModel {
  /** Such as `language`: jobs are told its address as `language_endpoint`. */
  readonly name: string;
  /** Key of its secret in the scope, where jobs sign in with one. */
  readonly secret: string;
}

/** A workload, ready to deploy. */
export interface WorkloadModel {
  readonly name: string;
  readonly description: string;
  /** The main job's tasks, in an order that respects their dependencies. */
  readonly tasks: readonly TaskModel[];
  /** The ingestion task, which runs for ever in its own job, when ingestion is continuous. */
  readonly continuous?: TaskModel;
  /** Two-level names of the tables whose updates start the main job when ingestion is continuous. */
  readonly triggerTables: readonly string[];
  /** The set-up job's tasks. */
  readonly setup: readonly TaskModel[];
  /** The volume in whose folder of the workload's name files arrive. */
  readonly landing: { readonly schema: string; readonly volume: string };
  /** Parameters of the jobs beyond those that every workload has: name to default, sorted. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What the jobs call, sorted by name. */
  readonly services: readonly ServiceModel[];
  /** What the job's principal must be granted. */
  readonly grants: readonly RequiredGrant[];
}

/** Whether ingestion is a batch within the main job, or a job of its own that never ends. */
export type Ingestion = "batch" | "continuous";
