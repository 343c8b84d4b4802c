import { spawn } from "node:child_process";
import path from "node:path";

/** What a command left behind. */
export interface ExecResult {
  /** Exit code; 127 when there is no such command. */
  readonly code: number;
  /** Standard output, when it was captured. */
  readonly stdout: string;
  /** Standard error, when it was captured. */
  readonly stderr: string;
}

export interface ExecOptions {
  /**
   * Whether the output is collected instead of shown.
   * @default false
   */
  readonly capture?: boolean;
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
  say: (line) => console.log(line),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

async function exec(
  command: string,
  args: readonly string[],
  { capture = false, env = {} }: ExecOptions = {},
): Promise<ExecResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    // Ctrl-C reaches the command as well. It has state to write and locks to give back, so it is waited for: what
    // follows it must not be all that is left running.
    const passOn = (signal: NodeJS.Signals): void => {
      if (signal === "SIGTERM") child.kill(signal);
    };
    process.on("SIGINT", passOn).on("SIGTERM", passOn);
    child.on("close", () => process.off("SIGINT", passOn).off("SIGTERM", passOn));
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", (error) => resolve({ code: 127, stdout, stderr: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}
