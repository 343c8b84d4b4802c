import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type App, TerraformAsset, TerraformStack } from "cdktf";

/**
 * Writes every stack, then removes what an earlier synth left behind: stacks and assets that there are no more.
 *
 * Only afterwards, so that what reads the folder meanwhile finds every file that the old stacks name; and file by
 * file, because Terraform keeps its providers and locks beside them.
 */
export function synthesise(app: App): void {
  app.synth();
  const stacks = path.join(app.outdir, "stacks");
  const current = app.node.children.filter((child) => child instanceof TerraformStack);
  keepOnly(
    stacks,
    current.map((stack) => stack.node.id),
  );
  for (const stack of current) {
    const assets = stack.node.findAll().filter((node) => node instanceof TerraformAsset);
    // assets/<name>/<hash>/<file>
    keepOnly(
      path.join(stacks, stack.node.id, "assets"),
      assets.map((asset) => asset.path.split("/")[1] ?? ""),
    );
  }
}

function keepOnly(folder: string, names: readonly string[]): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!names.includes(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
