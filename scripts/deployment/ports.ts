import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline/promises";

/** What a command left behind. */
export interface ExecResult {
  /** Exit code; 127 when there is no such command. */
  readonly code: number;
  /** Standard output, when it was captured. */
  readonly stdout: string;
  /** Standard error, when it was captured. */
  readonly stderr: string;
  /**
   * Whether Ctrl-C was pressed while it ran.
   * @default false
   */
  readonly interrupted?: boolean;
}

export interface ExecOptions {
  /**
   * Whether the output is collected instead of shown.
   * @default false
   */
  readonly capture?: boolean;
  /**
   * Said at the first Ctrl-C, which then does not reach the command: it runs to its end. The second one does.
   * @default - Ctrl-C reaches the command at once
   */
  readonly shield?: string;
  /**
   * Variables beyond those of this process.
   * @default - none
   */
  readonly env?: Readonly<Record<string, string>>;
}

/** The world outside, so that a test can stand in for it. */
export interface Ports {
  /** Runs a command without a shell. */
  readonly exec: (command: string, args: readonly string[], options?: ExecOptions) => Promise<ExecResult>;
  readonly fetch: typeof fetch;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that is synthesised into, and that Terraform runs in. */
  readonly outdir: string;
  /** Asks whoever started it; an empty answer where nobody can be asked. */
  readonly ask: (question: string) => Promise<string>;
  /** Prints a line. */
  readonly say: (line: string) => void;
  /** Waits, in milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The real world. */
export const realPorts: Ports = {
  exec,
  fetch: (input, init) => fetch(input, init),
  env: process.env,
  outdir: path.join(__dirname, "..", "..", "cdktf.out"),
  ask,
  say: (line) => console.log(line),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

const SAME_PRESS_MILLIS = 500;

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) return "";
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return terminal.question(question).finally(() => terminal.close());
}

async function exec(
  command: string,
  args: readonly string[],
  { capture = false, env = {}, shield }: ExecOptions = {},
): Promise<ExecResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
      // A terminal sends Ctrl-C to its group of processes, to which this one then does not belong.
      detached: shield !== undefined,
    });
    let presses = 0;
    let last = -Infinity;
    const onInterrupt = (): void => {
      // What runs scripts passes Ctrl-C on as well: one press may arrive twice.
      if (performance.now() - last < SAME_PRESS_MILLIS) return;
      last = performance.now();
      presses++;
      if (shield === undefined) return;
      if (presses === 1) console.log(shield);
      else child.kill("SIGINT");
    };
    const onTerminate = (): void => void child.kill("SIGTERM");
    // The command has state to write and locks to give back: it is waited for, however this process is told to end.
    process.on("SIGINT", onInterrupt).on("SIGTERM", onTerminate);
    const done = (result: ExecResult): void => {
      process.off("SIGINT", onInterrupt).off("SIGTERM", onTerminate);
      resolve({ ...result, ...(presses > 0 && { interrupted: true }) });
    };
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", (error) => done({ code: 127, stdout, stderr: error.message }));
    child.on("close", (code) => done({ code: code ?? 1, stdout, stderr }));
  });
}
