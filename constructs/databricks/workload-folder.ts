import { Construct } from "constructs";
import { Directory } from "@cdktf/provider-databricks/lib/directory";
import { Permissions } from "@cdktf/provider-databricks/lib/permissions";
import type { NotebookAsset } from "../../notebooks/kit/model";
import { assetConflict, illegalAssetName } from "./errors";
import { Notebook } from "./notebook";
import type { Principal } from "./principal";
import { accessControl, readinessOf } from "./principal";
import { SqlFile } from "./sql-file";

export interface WorkloadFolderProps {
  /** Absolute folder in the workspace, without a slash at its end. */
  readonly path: string;
  /** Whose jobs run what is in it. */
  readonly runners: readonly Principal[];
  /** Who may read it. */
  readonly readers: readonly Principal[];
  /** Whether a destroy takes files along that someone else put there. */
  readonly forceDestroy: boolean;
}

/** The folder of the workspace that holds a workload's notebooks and SQL files. */
export class WorkloadFolder extends Construct {
  private readonly directory: Directory;
  private readonly access: Permissions;
  private readonly uploads = new Map<string, { readonly asset: NotebookAsset; readonly path: string }>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkloadFolderProps,
  ) {
    super(scope, id);
    this.directory = new Directory(this, "directory", {
      path: props.path,
      deleteRecursive: props.forceDestroy,
    });
    this.access = new Permissions(this, "access", {
      directoryPath: this.directory.path,
      accessControl: [
        ...props.runners.map((principal) => accessControl(principal, "CAN_RUN")),
        ...props.readers.map((principal) => accessControl(principal, "CAN_READ")),
      ],
      dependsOn: readinessOf(this, [...props.runners, ...props.readers]),
    });
  }

  /** Uploads a notebook once, however many jobs run it. Returns its path in the workspace. */
  notebook(asset: NotebookAsset): string {
    return this.upload(asset, asset.language === "SQL" ? ".sql" : ".py", () => {
      const { folder, dependsOn } = this.target;
      return new Notebook(this, asset.fileName, { asset, folder, dependsOn }).path;
    });
  }

  /** Uploads a SQL file once, however many jobs run it. Returns its path in the workspace. */
  sqlFile(asset: NotebookAsset): string {
    return this.upload(asset, ".sql", () => {
      const { folder, dependsOn } = this.target;
      return new SqlFile(this, asset.fileName, { asset, folder, dependsOn }).path;
    });
  }

  private get target() {
    return { folder: this.props.path, dependsOn: [this.directory, this.access] };
  }

  private upload(asset: NotebookAsset, extension: ".py" | ".sql", make: () => string): string {
    const { fileName } = asset;
    if (!/^\w[\w-]*\.\w+$/.test(fileName) || !fileName.endsWith(extension)) {
      const allowed = `letters, digits, underscores and hyphens, then ${extension}`;
      throw illegalAssetName(this.node.path, fileName, allowed);
    }
    const known = this.uploads.get(fileName);
    if (known === undefined) {
      const path = make();
      this.uploads.set(fileName, { asset, path });
      return path;
    }
    if (known.asset.content !== asset.content || known.asset.language !== asset.language) {
      throw assetConflict(this.node.path, fileName);
    }
    return known.path;
  }
}
