import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { commandFailed, outputMissing } from "./errors";
import type { Ports } from "./ports";

const CDKTF = path.join(path.dirname(__dirname), "..", "node_modules", "cdktf-cli", "bundle", "bin", "cdktf");

/** What the stacks of an environment told, by stack and by name. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const outputsSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Runs cdktf on every stack of an environment; it finds their order, or its reverse, by itself.
 *
 * @throws DeploymentError when it fails.
 */
export async function cdktf(
  command: "deploy" | "destroy",
  environment: string,
  options: readonly string[],
  { exec }: Pick<Ports, "exec">,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const args = [CDKTF, command, `${environment}-*`, ...options];
  const { code } = await exec(process.execPath, args, { env });
  if (code !== 0) throw commandFailed(`cdktf ${command}`, code);
}

/**
 * Deploys an environment and returns what its stacks tell.
 *
 * @param env further variables, such as Terraform's
 */
export async function cdktfDeploy(
  environment: string,
  options: readonly string[],
  ports: Pick<Ports, "exec">,
  env: Readonly<Record<string, string>> = {},
): Promise<Outputs> {
  return withOutputs(async (file) => {
    await cdktf("deploy", environment, [...options, "--outputs-file", file], ports, env);
    return readOutputs(file);
  });
}

/** What the stacks of an environment told when they were deployed; nothing where they never were. */
export async function cdktfOutputs(environment: string, { exec }: Pick<Ports, "exec">): Promise<Outputs> {
  return withOutputs(async (file) => {
    const args = [CDKTF, "output", `${environment}-*`, "--outputs-file", file];
    const { code } = await exec(process.execPath, args, { capture: true });
    return code === 0 ? readOutputs(file) : {};
  });
}

/** One output, which Terraform may give as text or as a number. */
export function outputOf(outputs: Outputs, stack: string, name: string): string {
  const value = outputs[stack]?.[name];
  if (typeof value !== "string" && typeof value !== "number") throw outputMissing(stack, name);
  return String(value);
}

async function withOutputs(body: (file: string) => Promise<Outputs>): Promise<Outputs> {
  const folder = await mkdtemp(path.join(tmpdir(), "lakehouse-outputs-"));
  return body(path.join(folder, "outputs.json")).finally(() => rm(folder, { recursive: true, force: true }));
}

async function readOutputs(file: string): Promise<Outputs> {
  return outputsSchema.parse(JSON.parse(await readFile(file, "utf8")));
}
