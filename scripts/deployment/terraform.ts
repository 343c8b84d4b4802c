import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { commandFailed, outputMissing } from "./errors";
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

/**
 * Terraform on every stack of one environment.
 *
 * Without the command line of cdktf in between: that one gives Terraform a terminal of its own and hangs up when it
 * is interrupted. Terraform then forgets what it is making, and no later deploy gets past it. Called directly,
 * Terraform hears Ctrl-C itself, finishes what it has begun and writes it down.
 */
export class Terraform {
  private readonly initialised = new Set<string>();

  private constructor(
    private readonly stacks: readonly Stack[],
    private readonly ports: Pick<Ports, "exec" | "outdir" | "say">,
  ) {}

  /**
   * Synthesises every environment, and finds the stacks of one.
   *
   * @throws DeploymentError when the synth fails.
   */
  static async synthesise(
    environment: string,
    ports: Pick<Ports, "exec" | "outdir" | "say">,
  ): Promise<Terraform> {
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
   * @param options of `terraform apply`
   * @param env further variables, such as Terraform's
   */
  async apply(options: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outputs> {
    for (const stack of this.stacks) {
      this.ports.say(`\n${stack.name}`);
      await this.run(stack, "apply", options, env);
    }
    return this.outputs();
  }

  /**
   * Destroys each stack before those that it depends on.
   *
   * @param options of `terraform destroy`
   */
  async destroy(options: readonly string[]): Promise<void> {
    for (const stack of [...this.stacks].reverse()) {
      this.ports.say(`\n${stack.name}`);
      await this.run(stack, "destroy", options);
    }
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

  private async run(
    stack: Stack,
    command: "apply" | "destroy",
    options: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.init(stack);
    // Whoever starts again at once may meet the one before, which is still writing its state.
    const { code } = await this.terraform(stack, [command, "-lock-timeout=5m", ...options], { env });
    if (code !== 0) throw commandFailed(`terraform ${command} of ${stack.name}`, code);
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
