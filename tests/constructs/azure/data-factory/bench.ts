import type { TerraformStack } from "cdktf";
import { DataFactory } from "../../../../constructs/azure/data-factory";
import type { ActivityPolicy, GetMetadata } from "../../../../constructs/azure/data-factory/activity";
import { BinaryDataset } from "../../../../constructs/azure/data-factory/binary-dataset";
import { BlobService } from "../../../../constructs/azure/data-factory/blob-service";
import { DataLake } from "../../../../constructs/azure/data-lake";
import { DatabricksWorkspace } from "../../../../constructs/azure/databricks-workspace";
import { ManagedIdentity } from "../../../../constructs/azure/managed-identity";
import type { Placement } from "../../../../constructs/azure/placement";
import { synthesiseAzure } from "../../../helpers/azure";
import type { Synthesised } from "../../../helpers/synth";

/** What the parts of a data factory are tried with. */
export interface Bench {
  readonly stack: TerraformStack;
  readonly lake: DataLake<"bronze" | "external-source">;
  readonly workspace: DatabricksWorkspace;
  readonly factory: DataFactory;
}

/** A stack with a lake, a workspace and a factory, filled by `build` and synthesised. */
export function synthesiseFactory(build: (bench: Bench) => void): Synthesised {
  return synthesiseAzure((stack, placement) => build(benchOf(stack, placement)));
}

function benchOf(stack: TerraformStack, placement: Placement): Bench {
  const lake = new DataLake<"bronze" | "external-source">(stack, "lake", {
    ...placement,
    name: "lakedev1a2b3c",
    containers: ["bronze", "external-source"],
    replication: "LRS",
    softDeleteDays: 7,
  });
  const factory = new DataFactory(stack, "factory", {
    ...placement,
    name: "adf-lake-dev-1a2b3c",
    identity: new ManagedIdentity(stack, "identity", { ...placement, name: "id-lake-dev-data-factory" }),
    roles: {
      bronze: {
        on: lake.container("bronze"),
        role: "Storage Blob Data Contributor",
        why: "The data factory copies files to bronze.",
      },
    },
  });
  const workspace = new DatabricksWorkspace(stack, "workspace", {
    ...placement,
    name: "dbw-lake-dev",
    managedResourceGroupName: "rg-lake-dev-databricks",
    replication: "LRS",
  });
  return { stack, lake, workspace, factory };
}

/** Two datasets of one folder of the lake. */
export function datasetsOf({ stack, factory, lake }: Bench): {
  readonly folder: BinaryDataset<"folder">;
  readonly file: BinaryDataset<"file">;
} {
  const service = new BlobService(stack, "storage", { factory, name: "lake", lake });
  const folder = { container: lake.container("bronze"), path: "arrivals/chats" };
  return {
    folder: new BinaryDataset(stack, "folder", { service, name: "chats_folder", of: "folder", folder }),
    file: new BinaryDataset(stack, "file", { service, name: "chats_file", of: "file", folder }),
  };
}

export const policy: ActivityPolicy = { timeoutMinutes: 90, retries: 2, retrySeconds: 45 };

export const listing = (folder: BinaryDataset<"folder">, name = "list"): GetMetadata => ({
  type: "GetMetadata",
  name,
  description: "What is there.",
  folder,
  policy,
});
