import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { App, TerraformStack } from "cdktf";
import { StagedFile } from "../../constructs/databricks/staged-file";
import { synthesise } from "../../stacks/synthesise";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "lakehouse-synthesise-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function synth(files: Readonly<Record<string, string>>, ...stacks: readonly string[]): void {
  const app = new App({ outdir: folder });
  for (const name of stacks) {
    const stack = new TerraformStack(app, name);
    for (const [fileName, content] of Object.entries(files))
      new StagedFile(stack, fileName, { fileName, content });
  }
  synthesise(app);
}

const below = (...parts: readonly string[]): readonly string[] =>
  readdirSync(path.join(folder, "stacks", ...parts), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();

test("what an earlier synth wrote and this one does not is gone", () => {
  synth({ "orders.py": "1", "renamed.py": "1" }, "dev-retail", "old-retail");
  expect(below()).toEqual([
    "cdk.tf.json",
    "cdk.tf.json",
    "orders.py",
    "orders.py",
    "renamed.py",
    "renamed.py",
  ]);
  synth({ "orders.py": "2" }, "dev-retail");
  expect(readdirSync(path.join(folder, "stacks"))).toEqual(["dev-retail"]);
  expect(below("dev-retail")).toEqual(["cdk.tf.json", "orders.py"]);
  synth({}, "dev-retail");
  expect(below("dev-retail")).toEqual(["cdk.tf.json"]);
});

test("what Terraform keeps in a stack's folder stays", () => {
  synth({}, "dev-retail");
  const lock = path.join(folder, "stacks", "dev-retail", ".terraform.lock.hcl");
  mkdirSync(path.join(folder, "stacks", "dev-retail", ".terraform"));
  writeFileSync(lock, "");
  synth({}, "dev-retail");
  expect(existsSync(lock)).toBe(true);
  expect(readdirSync(path.join(folder, "stacks", "dev-retail"))).toContain(".terraform");
});
