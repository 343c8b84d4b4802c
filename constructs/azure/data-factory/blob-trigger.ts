import { DataFactoryTriggerBlobEvent } from "@cdktf/provider-azurerm/lib/data-factory-trigger-blob-event";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DataLake } from "../data-lake";
import { replacedWith } from "../replacement";
import type { LakeFolder } from "./binary-dataset";
import type { Pipeline } from "./pipeline";

export interface BlobTriggerProps {
  /** What is started, once for every file. */
  readonly pipeline: Pipeline;
  /** Parameter of the pipeline that is told the file's name. */
  readonly parameter: string;
  /** Name of the trigger in the factory: letters, digits and underscores. */
  readonly name: string;
  readonly lake: DataLake;
  /** Where files arrive. */
  readonly folder: LakeFolder;
  /** What the names of the files end with, such as `.json`. */
  readonly suffix: string;
  /**
   * What must exist before the pipeline can run, besides the pipeline and the roles of its factory.
   * @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Starts a pipeline when a file arrives. Azure adds a system topic to the account, which is in no state. */
export class BlobTrigger extends Construct {
  constructor(scope: Construct, id: string, props: BlobTriggerProps) {
    super(scope, id);
    const { folder, lake, parameter, pipeline } = props;
    new DataFactoryTriggerBlobEvent(this, "trigger", {
      dataFactoryId: pipeline.factory.id,
      name: props.name,
      storageAccountId: lake.id,
      events: ["Microsoft.Storage.BlobCreated"],
      blobPathBeginsWith: `/${folder.container.name}/blobs/${folder.path}/`,
      blobPathEndsWith: props.suffix,
      // A file that is written through the file system is made empty first, and then filled.
      ignoreEmptyBlobs: true,
      pipeline: [{ name: pipeline.name, parameters: { [parameter]: "@triggerBody().fileName" } }],
      activated: true,
      // Azure keeps a pipeline from being deleted while a trigger names it.
      lifecycle: replacedWith(pipeline.resource),
      dependsOn: [pipeline.resource, pipeline.factory.ready, ...(props.dependsOn ?? [])],
    });
  }
}
