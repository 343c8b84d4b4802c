import { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { Notebook as NotebookResource } from "@cdktf/provider-databricks/lib/notebook";
import type { NotebookAsset } from "../../notebooks/kit/model";
import { StagedFile } from "./staged-file";

export interface NotebookProps {
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

/** A notebook in the workspace. */
export class Notebook extends Construct {
  /** Path in the workspace, which a task refers to. */
  readonly path: string;

  constructor(scope: Construct, id: string, props: NotebookProps) {
    super(scope, id);
    const { asset, folder } = props;
    const { content, fileName, language } = asset;
    const file = new StagedFile(this, "source", { fileName, content });
    // A notebook's path has no extension: the service drops it on import.
    const name = fileName.replace(/\.[^.]+$/, "");
    this.path = new NotebookResource(this, "notebook", {
      path: `${folder}/${name}`,
      source: file.path,
      language,
      dependsOn: [...(props.dependsOn ?? [])],
    }).path;
  }
}
