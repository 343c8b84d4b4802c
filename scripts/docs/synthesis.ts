import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { synthFailed } from "./errors";

const ROOT = path.dirname(path.dirname(__dirname));

const blockSchema = z.record(z.string(), z.unknown());
const resourcesSchema = z.record(z.string(), z.record(z.string(), blockSchema)).default({});
const stackSchema = z.object({
  resource: resourcesSchema,
  data: resourcesSchema,
  provider: z.record(z.string(), z.array(blockSchema)).default({}),
  output: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
});

/** The arguments of a resource, as Terraform reads them. */
export type Properties = z.infer<typeof blockSchema>;

/** A synthesised stack: what Terraform would be given. */
export interface Stack extends z.infer<typeof stackSchema> {
  readonly name: string;
}

/** A resource, or something that a stack looks up. */
export interface Resource {
  /** As references name it, such as `azurerm_key_vault.key_vault` or `data.databricks_group.admins`. */
  readonly address: string;
  readonly type: string;
  readonly properties: Properties;
}

/** What a stack makes, then what it looks up. */
export function resourcesOf({ data, resource }: Pick<Stack, "data" | "resource">): readonly Resource[] {
  const list = (found: Stack["resource"], prefix: string): readonly Resource[] =>
    Object.entries(found).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, properties]) => ({
        address: `${prefix}${type}.${id}`,
        type,
        properties,
      })),
    );
  return [...list(resource, ""), ...list(data, "data.")];
}

/**
 * Every stack of every environment, by name. Variables of whoever calls are left out: what is documented is what the
 * files of the project say.
 *
 * @throws DocsError with what the app said.
 */
export function synthesise(): ReadonlyMap<string, Stack> {
  const folder = mkdtempSync(path.join(tmpdir(), "lakehouse-docs-"));
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.join(ROOT, "node_modules", "tsx", "dist", "cli.mjs"), "main.ts"],
      { cwd: ROOT, encoding: "utf8", env: { PATH: process.env["PATH"] ?? "", CDKTF_OUTDIR: folder } },
    );
    if (status !== 0) throw synthFailed(stderr);
    const stacks = path.join(folder, "stacks");
    return new Map(
      readdirSync(stacks)
        .sort()
        .map((name) => [
          name,
          parseStack(name, readFileSync(path.join(stacks, name, "cdk.tf.json"), "utf8")),
        ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads one stack's JSON. */
export function parseStack(name: string, text: string): Stack {
  return { name, ...stackSchema.parse(JSON.parse(text)) };
}
