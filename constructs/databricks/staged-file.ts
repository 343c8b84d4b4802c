import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Construct } from "constructs";
import { AssetType, TerraformAsset } from "cdktf";

export interface StagedFileProps {
  /** Name of the file, which it keeps. */
  readonly fileName: string;
  /** What is in it. */
  readonly content: string;
}

/**
 * Text that was made at synth, as a real file beside the stack's JSON: that is what Terraform uploads, and what can
 * be read, compared and run before anything is uploaded.
 */
export class StagedFile extends Construct {
  /** Path of the file, relative to the stack's folder. It holds a hash of the content. */
  readonly path: string;

  constructor(scope: Construct, id: string, props: StagedFileProps) {
    super(scope, id);
    const source = stage(props.fileName, props.content);
    this.path = new TerraformAsset(this, "file", { path: source, type: AssetType.FILE }).path;
  }
}

let stagingFolder: string | undefined;

// An asset is copied at synth from where it was when it was declared, so the copy must live as long as the process.
function stage(fileName: string, content: string): string {
  if (stagingFolder === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), "lakehouse-assets-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    stagingFolder = made;
  }
  const folder = path.join(stagingFolder, createHash("sha256").update(content).digest("hex"));
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, fileName);
  writeFileSync(file, content);
  return file;
}
