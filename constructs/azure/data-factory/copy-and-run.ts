import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DataFactory } from "../data-factory";
import type { DataLake } from "../data-lake";
import type { DatabricksWorkspace } from "../databricks-workspace";
import type {
  ActivityPolicy,
  Copy,
  DatabricksJob,
  Filter,
  ForEach,
  GetMetadata,
  IfCondition,
} from "./activity";
import { BinaryDataset, type LakeFolder } from "./binary-dataset";
import { BlobService } from "./blob-service";
import { BlobTrigger } from "./blob-trigger";
import { DatabricksService } from "./databricks-service";
import {
  and,
  childItems,
  contains,
  count,
  empty,
  endsWith,
  equals,
  greater,
  item,
  kept,
  length,
  literal,
  nameOf,
  not,
  or,
  parameter,
  typeOf,
} from "./expression";
import { Pipeline } from "./pipeline";

export interface CopyAndRunProps {
  readonly factory: DataFactory;
  /** Name of the pipeline, which starts the names of what belongs to it: letters, digits and underscores. */
  readonly name: string;
  readonly lake: DataLake;
  /** Where files are delivered. */
  readonly from: LakeFolder;
  /** Where the job reads them. */
  readonly to: LakeFolder;
  readonly workspace: DatabricksWorkspace;
  /** Id of the job that is run. */
  readonly jobId: string;
  /** Whether someone starts the pipeline, or every file that arrives. */
  readonly delivery: "blob-event" | "manual";
  /**
   * What must exist before files may start the pipeline by themselves, such as its right to run the job.
   * @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

const FILE_NAME = "file_name";
const SUFFIX = ".json";
const LISTING: ActivityPolicy = { timeoutMinutes: 10, retries: 3, retrySeconds: 30 };
const COPYING: ActivityPolicy = { timeoutMinutes: 60, retries: 3, retrySeconds: 30 };
// The job repeats its own tasks; a second run of all of it would only cost more.
const RUNNING: ActivityPolicy = { timeoutMinutes: 12 * 60, retries: 0, retrySeconds: 30 };

/**
 * Copies the files that are new, then runs a job and waits for its result.
 *
 * New is what the second folder does not have by name: there is no watermark that could be lost. What a run that
 * failed half-way has copied is read by the next run of the job: that of the next new file, or one that someone starts. Runs never overlap. When many files arrive at once the first run takes
 * all of them, and the others find nothing new and start no job. A run that someone starts always runs the job.
 */
export class CopyAndRun extends Construct {
  readonly pipeline: Pipeline;

  constructor(scope: Construct, id: string, props: CopyAndRunProps) {
    super(scope, id);
    const { factory, from, lake, name, to } = props;
    const service = new BlobService(this, "storage", { factory, name: `${name}_lake`, lake });
    const dataset = <Of extends "file" | "folder">(
      part: string,
      of: Of,
      folder: LakeFolder,
    ): BinaryDataset<Of> =>
      new BinaryDataset(this, `${part}_${of}`, { service, name: `${name}_${part}_${of}`, of, folder });
    const list = (step: string, part: string, folder: LakeFolder, description: string): GetMetadata => ({
      type: "GetMetadata",
      name: step,
      description,
      folder: dataset(part, "folder", folder),
      policy: LISTING,
    });

    const listSource = list("list_source", "source", from, "What has been delivered.");
    const listLanded = list("list_landed", "landed", to, "What the job can read already.");
    const newFiles: Filter = {
      type: "Filter",
      name: "new_files",
      description: `Files that end in ${SUFFIX} and were not copied before.`,
      dependsOn: [listSource, listLanded],
      items: childItems(listSource),
      condition: and(
        and(equals(typeOf(item), literal("File")), endsWith(nameOf(item), literal(SUFFIX))),
        not(contains(childItems(listLanded), item)),
      ),
    };
    const copyFile: Copy = {
      type: "Copy",
      name: "copy_file",
      description: "One new file, byte by byte.",
      from: dataset("source", "file", from),
      to: dataset("landed", "file", to),
      file: nameOf(item),
      policy: COPYING,
    };
    const copyNewFiles: ForEach = {
      type: "ForEach",
      name: "copy_new_files",
      description: "Copies each new file.",
      dependsOn: [newFiles],
      items: kept(newFiles),
      batchCount: 10,
      activities: [copyFile],
    };
    const runJob: DatabricksJob = {
      type: "DatabricksJob",
      name: "run_job",
      description: "Runs the job and waits for its result.",
      service: new DatabricksService(this, "databricks", {
        factory,
        name: `${name}_workspace`,
        workspace: props.workspace,
      }),
      jobId: props.jobId,
      policy: RUNNING,
    };
    const whenNeeded: IfCondition = {
      type: "IfCondition",
      name: "when_needed",
      description: "When there is something new, or when no file started the pipeline.",
      dependsOn: [copyNewFiles],
      condition: or(greater(length(kept(newFiles)), count(0)), empty(parameter(FILE_NAME))),
      then: [runJob],
    };

    this.pipeline = new Pipeline(this, "pipeline", {
      factory,
      name,
      description: "Copies what is new and runs the job. Without a file name the job runs in any case.",
      parameters: { [FILE_NAME]: "" },
      activities: [listSource, listLanded, newFiles, copyNewFiles, whenNeeded],
      concurrency: 1,
    });
    if (props.delivery === "blob-event") {
      new BlobTrigger(this, "trigger", {
        pipeline: this.pipeline,
        parameter: FILE_NAME,
        name: `${name}_arrival`,
        lake,
        folder: from,
        suffix: SUFFIX,
        ...(props.dependsOn !== undefined && { dependsOn: props.dependsOn }),
      });
    }
  }
}
