import type { BinaryDataset } from "./binary-dataset";
import type { DatabricksService } from "./databricks-service";
import type { Expression } from "./expression";

interface Step {
  /** Letters, digits and underscores; unique in the pipeline. */
  readonly name: string;
  /** One sentence for people who watch the pipeline. */
  readonly description: string;
  /**
   * Activities of the same list that must have succeeded before.
   * @default - none
   */
  readonly dependsOn?: readonly Activity[];
}

/** How long an activity may take, and how often it is tried again. */
export interface ActivityPolicy {
  /** Minutes after which a try is given up. */
  readonly timeoutMinutes: number;
  /** Further tries after a failed one. */
  readonly retries: number;
  /** Seconds between tries, at least 30. */
  readonly retrySeconds: number;
}

/** Lists a folder. One that does not exist is no error. */
export interface GetMetadata extends Step {
  readonly type: "GetMetadata";
  readonly folder: BinaryDataset<"folder">;
  readonly policy: ActivityPolicy;
}

/** Keeps the entries of a list that fulfil a condition on `item`. */
export interface Filter extends Step {
  readonly type: "Filter";
  readonly items: Expression<"list">;
  readonly condition: Expression<"boolean">;
}

/** Copies one file byte by byte. */
export interface Copy extends Step {
  readonly type: "Copy";
  readonly from: BinaryDataset<"file">;
  readonly to: BinaryDataset<"file">;
  /** Name of the file, in both folders. */
  readonly file: Expression<"string">;
  readonly policy: ActivityPolicy;
}

/** Runs a job of Databricks and waits for its result. */
export interface DatabricksJob extends Step {
  readonly type: "DatabricksJob";
  /** The workspace. */
  readonly service: DatabricksService;
  /** Id of the job. */
  readonly jobId: string;
  readonly policy: ActivityPolicy;
}

/** What may stand inside a loop or a condition: the factory nests no deeper. */
export type InnerActivity = Copy | DatabricksJob | Filter | GetMetadata;

/** Does the same for every entry of a list, some at a time. */
export interface ForEach extends Step {
  readonly type: "ForEach";
  readonly items: Expression<"list">;
  /** Most entries at a time, 1 to 50. */
  readonly batchCount: number;
  readonly activities: readonly InnerActivity[];
}

/** Does something only when a condition holds. */
export interface IfCondition extends Step {
  readonly type: "IfCondition";
  readonly condition: Expression<"boolean">;
  readonly then: readonly InnerActivity[];
}

/** A step of a pipeline. */
export type Activity = ForEach | IfCondition | InnerActivity;

/** The activities inside another one. */
export function innerActivities(activity: Activity): readonly InnerActivity[] {
  switch (activity.type) {
    case "ForEach":
      return activity.activities;
    case "IfCondition":
      return activity.then;
    case "Copy":
    case "DatabricksJob":
    case "Filter":
    case "GetMetadata":
      return [];
  }
}

/** The expressions of one activity, without those of the activities inside it. */
export function expressionsOf(activity: Activity): readonly Expression[] {
  switch (activity.type) {
    case "Copy":
      return [activity.file];
    case "Filter":
      return [activity.items, activity.condition];
    case "ForEach":
      return [activity.items];
    case "IfCondition":
      return [activity.condition];
    case "DatabricksJob":
    case "GetMetadata":
      return [];
  }
}
