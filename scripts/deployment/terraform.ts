import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { commandFailed, interrupted, notApproved, outputMissing } from "./errors";
import type { Ports } from "./ports";

const ROOT = path.join(__dirname, "..", "..");
const TSX = path.join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");

/** What the stacks of an environment told, by stack and by name. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One stack as it was synthesised. */
interface Stack {
  readonly name: string;
  /** Its folder below the output folder. */
  readonly workingDirectory: string;
  /** Names of the stacks that come before. */
  readonly dependencies: readonly string[];
}

const manifestSchema = z.object({
  stacks: z.record(
    z.string(),
    z.object({ name: z.string(), workingDirectory: z.string(), dependencies: z.array(z.string()) }),
  ),
});
const outputsSchema = z.record(z.string(), z.object({ value: z.unknown() }));

type Means = Pick<Ports, "ask" | "exec" | "outdir" | "say">;

const PLAN = ".terraform/changes.tfplan";
// Whoever starts again at once may meet the run before, which is still writing its state.
const LOCK = "-lock-timeout=5m";
const APPROVED = /^--?auto-approve$/;
const SHIELD =
  "Interrupted. What is being made or destroyed is finished first: left half done, Azure would have what no state " +
  "knows, and no later run would get past it. Ctrl-C again stops at once.";

/**
 * Terraform on every stack of one environment: planned, approved, then applied to its end.
 *
 * Without the command line of cdktf in between, which hangs up on Terraform when it is interrupted. Terraform alone
 * does little better: the Azure provider stops waiting for what it has begun to make, and forgets it.
 */
export class Terraform {
  private readonly initialised = new Set<string>();

  private constructor(
    private readonly stacks: readonly Stack[],
    private readonly ports: Means,
  ) {}

  /**
   * Synthesises every environment, and finds the stacks of one.
   *
   * @throws DeploymentError when the synth fails.
   */
  static async synthesise(environment: string, ports: Means): Promise<Terraform> {
    const { code } = await ports.exec(process.execPath, [TSX, path.join(ROOT, "main.ts")], {
      env: { CDKTF_OUTDIR: ports.outdir },
    });
    if (code !== 0) throw commandFailed("The synth", code);
    const manifest = await readFile(path.join(ports.outdir, "manifest.json"), "utf8");
    const { stacks } = manifestSchema.parse(JSON.parse(manifest));
    const own = Object.values(stacks).filter(({ name }) => name.startsWith(`${environment}-`));
    return new Terraform(inOrder(own), ports);
  }

  /**
   * Applies each stack after those that it depends on, and returns what all of them tell.
   *
   * @param options `--auto-approve`, and those of `terraform plan`
   * @param env further variables, such as Terraform's
   */
  async apply(options: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outputs> {
    for (const stack of this.stacks) await this.change(stack, options, env);
    return this.outputs();
  }

  /**
   * Destroys each stack before those that it depends on.
   *
   * @param options `--auto-approve`, and those of `terraform plan`
   */
  async destroy(options: readonly string[]): Promise<void> {
    for (const stack of [...this.stacks].reverse()) await this.change(stack, ["-destroy", ...options], {});
  }

  /** What the stacks told when they were last applied; nothing where they never were or cannot be asked. */
  async outputs(): Promise<Outputs> {
    const told: Record<string, Record<string, unknown>> = {};
    for (const stack of this.stacks) {
      await this.init(stack);
      const { code, stdout } = await this.terraform(stack, ["output", "-json"], { capture: true });
      const outputs = code === 0 ? outputsSchema.parse(JSON.parse(stdout)) : {};
      told[stack.name] = Object.fromEntries(
        Object.entries(outputs).map(([name, { value }]) => [name, value]),
      );
    }
    return told;
  }

  private async change(
    stack: Stack,
    options: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<void> {
    this.ports.say(`\n${stack.name}`);
    await this.init(stack);
    const args = ["-input=false", LOCK, "-detailed-exitcode", `-out=${PLAN}`];
    const given = options.filter((option) => !APPROVED.test(option));
    const planned = await this.terraform(stack, ["plan", ...args, ...given], { env });
    try {
      if (planned.interrupted === true) throw interrupted(`the plan of ${stack.name}`);
      if (planned.code === 0) return;
      if (planned.code !== 2) throw commandFailed(`terraform plan of ${stack.name}`, planned.code);
      if (!options.some((option) => APPROVED.test(option))) {
        const answer = await this.ports.ask(`Do this to ${stack.name}? Only "yes" goes on: `);
        if (answer.trim() !== "yes") throw notApproved(stack.name);
      }
      const applied = await this.terraform(stack, ["apply", LOCK, PLAN], { env, shield: SHIELD });
      if (applied.code !== 0) throw commandFailed(`terraform apply of ${stack.name}`, applied.code);
      if (applied.interrupted === true) throw interrupted(stack.name);
    } finally {
      // A plan holds secrets as plain text.
      await rm(path.join(this.ports.outdir, stack.workingDirectory, PLAN), { force: true });
    }
  }

  private async init(stack: Stack): Promise<void> {
    if (this.initialised.has(stack.name)) return;
    // The versions are pinned in the stack; an older lock file must not be in the way of newer ones.
    const { code, stderr } = await this.terraform(stack, ["init", "-input=false", "-upgrade"], {
      capture: true,
    });
    if (code !== 0) throw commandFailed(`terraform init of ${stack.name}`, code, stderr);
    this.initialised.add(stack.name);
  }

  private terraform(
    { workingDirectory }: Stack,
    args: readonly string[],
    options: Parameters<Ports["exec"]>[2],
  ): ReturnType<Ports["exec"]> {
    const { exec, outdir } = this.ports;
    return exec("terraform", [`-chdir=${path.join(outdir, workingDirectory)}`, ...args], options);
  }
}

/** One output, which Terraform may give as text or as a number. */
export function outputOf(outputs: Outputs, stack: string, name: string): string {
  const value = outputs[stack]?.[name];
  if (typeof value !== "string" && typeof value !== "number") throw outputMissing(stack, name);
  return String(value);
}

/** Each stack after those that it depends on; the manifest sorts them by name. */
function inOrder(stacks: readonly Stack[]): readonly Stack[] {
  const ordered: Stack[] = [];
  const add = (stack: Stack): void => {
    if (ordered.includes(stack)) return;
    stacks.filter(({ name }) => stack.dependencies.includes(name)).forEach(add);
    ordered.push(stack);
  };
  stacks.forEach(add);
  return ordered;
}
