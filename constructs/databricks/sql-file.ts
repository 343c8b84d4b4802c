import { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { WorkspaceFile } from "@cdktf/provider-databricks/lib/workspace-file";
import type { NotebookAsset } from "../../notebooks/kit/model";
import { StagedFile } from "./staged-file";

export interface SqlFileProps {
  /** What is uploaded. */
  readonly asset: NotebookAsset;
  /** Absolute folder in the workspace, without a slash at its end. */
  readonly folder: string;
  /**
   * What must exist first, such as the folder.
   * @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A file of SQL statements in the workspace. */
export class SqlFile extends Construct {
  /** Path in the workspace, which a task refers to. */
  readonly path: string;

  constructor(scope: Construct, id: string, props: SqlFileProps) {
    super(scope, id);
    const { content, fileName } = props.asset;
    const file = new StagedFile(this, "source", { fileName, content });
    this.path = new WorkspaceFile(this, "file", {
      path: `${props.folder}/${fileName}`,
      source: file.path,
      dependsOn: [...(props.dependsOn ?? [])],
    }).path;
  }
}
