import { DataFactoryDatasetBinary } from "@cdktf/provider-azurerm/lib/data-factory-dataset-binary";
import { Construct } from "constructs";
import type { LakeContainer } from "../lake-container";
import type { BlobService } from "./blob-service";

/** A folder of a lake, by the container that it is in. */
export interface LakeFolder {
  readonly container: LakeContainer;
  /** Path of the folder in the container, without slashes at its ends. */
  readonly path: string;
}

export interface BinaryDatasetProps<Of extends "file" | "folder"> {
  /** How the factory reaches the lake. */
  readonly service: BlobService;
  /** Name of the dataset in the factory: letters, digits and underscores. */
  readonly name: string;
  /** Whether it stands for the folder itself, or for any file in it that an activity names. */
  readonly of: Of;
  readonly folder: LakeFolder;
}

/** A folder of the lake, or the files in it, as bytes: nothing is parsed. */
export class BinaryDataset<Of extends "file" | "folder" = "file" | "folder"> extends Construct {
  readonly of: Of;
  readonly name: string;
  readonly resource: DataFactoryDatasetBinary;

  /** @throws ConstructError when the path is absolute, empty or leaves the container. */
  constructor(scope: Construct, id: string, props: BinaryDatasetProps<Of>) {
    super(scope, id);
    const { folder, of, service } = props;
    folder.container.at(folder.path);
    this.of = of;
    this.name = props.name;
    this.resource = new DataFactoryDatasetBinary(this, "dataset", {
      dataFactoryId: service.factory.id,
      name: props.name,
      linkedServiceName: service.name,
      azureBlobStorageLocation: {
        container: folder.container.name,
        path: folder.path,
        ...(of === "file" && { filename: "@dataset().file", dynamicFilenameEnabled: true }),
      },
      ...(of === "file" && { parameters: { file: "" } }),
      dependsOn: [service.resource],
    });
  }
}
