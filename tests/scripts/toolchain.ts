import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./call";

/** What became of a script. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the scripts in an empty project, with pretended tools that write down how they were called. */
export class Toolchain {
  readonly folder = mkdtempSync(join(tmpdir(), "toolchain-"));
  readonly #bin = join(this.folder, "bin");
  readonly #log = join(this.folder, "calls");

  constructor() {
    cpSync(join(root, "scripts"), join(this.folder, "scripts"), { recursive: true });
    this.write("package-lock.json", '{"packages":{}}');
    this.write("requirements.lock.txt", "a==1\n");
    this.write("local/install_jars.py", "");
    this.tool("npm", '/bin/mkdir -p node_modules; echo "$@"');
    this.java("17.0.15");
    this.python("3.11.7");
  }

  write(name: string, content: string): void {
    mkdirSync(join(this.folder, name, ".."), { recursive: true });
    writeFileSync(join(this.folder, name), content);
  }

  /** A shell script under this name, first and only on the PATH; SLOW names the call that hangs. */
  tool(name: string, body: string): void {
    const log = `echo "${name} $*" >> "${this.#log}"`;
    const hang = `case "$*" in *"\${SLOW:-never}"*) trap 'exit 1' INT; while :; do /bin/sleep 0.05; done;; esac`;
    this.write(`bin/${name}`, `#!/bin/sh\n${log}\n${hang}\n${body}\n`);
    chmodSync(join(this.#bin, name), 0o755);
  }

  java(version: string): void {
    this.tool("java", `echo 'openjdk version "${version}" 2025-04-15' >&2`);
  }

  /** Can make an environment, whose interpreter is the same script again. */
  python(version: string, pip: "pip" | "bare" = "pip"): void {
    const venv = '/bin/mkdir -p "$3/bin" && /bin/cp "$0" "$3/bin/python"';
    this.tool("python3", `case "$1 $2" in "-c "*) echo "${version} ${pip}";; "-m venv") ${venv};; esac`);
  }

  remove(name: string): void {
    rmSync(join(this.folder, name), { recursive: true });
  }

  /** Takes down the list of calls since the last time, without the probing ones. */
  calls(): string[] {
    const lines = readFileSync(this.#log, "utf8").trimEnd().split("\n");
    writeFileSync(this.#log, "");
    return lines
      .filter((line) => !/^(java -version|python3 -c)/.test(line) && line !== "")
      .map((line) => line.replaceAll(this.folder, "."));
  }

  start(
    script: string,
    env: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
  ): ChildProcess {
    return spawn(process.execPath, [join(this.folder, "scripts", script), ...args], {
      env: { PATH: this.#bin, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  async run(script: string, env: Readonly<Record<string, string>> = {}): Promise<Ending> {
    return ending(this.start(script, env));
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }
}

export async function ending(child: ChildProcess): Promise<Ending> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (stderr += data.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}
