import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.dirname(__dirname);
const folders: string[] = [];

function run(env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "lakehouse-main-"));
  folders.push(folder);
  const out = path.join(folder, "cdktf.out");
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "node_modules", "tsx", "dist", "cli.mjs"), "main.ts"],
    { cwd: root, encoding: "utf8", env: { PATH: process.env["PATH"] ?? "", CDKTF_OUTDIR: out, ...env } },
  );
  return { out, status, stderr };
}

/** The hash of every file below a folder, by its path. */
function hashes(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [
        path.relative(folder, file),
        createHash("sha256").update(readFileSync(file)).digest("hex"),
      ]),
  );
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test("synthesises every stack of every environment, to the same bytes each time", () => {
  const first = run();
  expect(first.stderr).toBe("");
  expect(first.status).toBe(0);
  expect(readdirSync(path.join(first.out, "stacks")).sort()).toEqual([
    "dev-foundation",
    "dev-governance",
    "dev-insights",
    "dev-retail",
    "prod-foundation",
    "prod-governance",
    "prod-insights",
    "prod-retail",
  ]);
  const files = hashes(first.out);
  expect(Object.keys(files).filter((file) => file.endsWith("cdk.tf.json"))).toHaveLength(8);
  expect(hashes(run().out)).toEqual(files);
}, 60_000);

test("a bad configuration is told in full, of every environment, and nothing is synthesised", () => {
  const { out, status, stderr } = run({
    LAKEHOUSE_STORAGE_REPLICATION: "TWICE",
    LAKEHOUSE_DEV_COMPUTE_RUNTIME: "9.1.x-scala2.12",
    LAKEHOUSE_PROD_BUDGET_MONTHLY_AMOUNT: "none",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("storage.replication (dev, prod)");
  expect(stderr).toContain("compute.runtime (dev)");
  expect(stderr).toContain("budget.monthlyAmount (prod)");
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(out)).toBe(false);
}, 60_000);

test("a bad configuration leaves what was synthesised before as it was", () => {
  const { out } = run();
  const files = hashes(out);
  expect(run({ LAKEHOUSE_LOCATION: "West Europe", CDKTF_OUTDIR: out }).status).toBe(1);
  expect(hashes(out)).toEqual(files);
}, 60_000);

test("says what there is in at most 40 lines and makes no resource", () => {
  const text = readFileSync(path.join(root, "main.ts"), "utf8");
  expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  expect(text).not.toContain("@cdktf/");
});
