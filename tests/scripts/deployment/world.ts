import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ExecResult, Ports } from "../../../scripts/deployment/ports";
import type { Outputs } from "../../../scripts/deployment/terraform";

/** An answer of the workspace: a status and a body. */
export type Answer = readonly [status: number, body: unknown];

/** Answers by method and path, the first one first; the last one is repeated. An Error is a lost connection. */
export type Answers = Readonly<Record<string, readonly (Answer | Error)[]>>;

export interface WorldProps {
  /** What the workspace answers. */
  readonly answers?: Answers;
  /** What the stacks tell. */
  readonly outputs?: Outputs;
  /** Results of commands by their first words; anything else succeeds without a word. */
  readonly commands?: Readonly<Record<string, Partial<ExecResult>>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What whoever is asked says. */
  readonly answer?: string;
}

/** Stands in for the terminal, Azure and Databricks, and keeps what was asked of them. */
export class World implements Ports {
  readonly lines: string[] = [];
  readonly commands: string[] = [];
  readonly requests: { readonly what: string; readonly body: unknown; readonly token: string | null }[] = [];
  readonly pauses: number[] = [];
  readonly env: Readonly<Record<string, string>>;
  private folder: string | undefined;
  private readonly asked = new Map<string, number>();

  constructor(private readonly props: WorldProps = {}) {
    this.env = props.env ?? { DATABRICKS_TOKEN: "given" };
  }

  readonly say = (line: string): void => void this.lines.push(line);

  readonly ask = (question: string): Promise<string> => {
    this.lines.push(question);
    return Promise.resolve(this.props.answer ?? "");
  };

  readonly sleep = (milliseconds: number): Promise<void> => {
    this.pauses.push(milliseconds);
    return Promise.resolve();
  };

  readonly exec: Ports["exec"] = (command, args, options = {}) => {
    const text = this.words(command, args);
    const stack = /^terraform (\S+) output/.exec(text)?.[1];
    const told = Object.entries(this.props.outputs?.[stack ?? ""] ?? {}).map(([name, value]) => [
      name,
      { value },
    ]);
    const stdout = stack === undefined ? "" : JSON.stringify(Object.fromEntries(told));
    const [, result] =
      Object.entries(this.props.commands ?? {}).find(([start]) => text.startsWith(start)) ?? [];
    const variables = Object.entries(options.env ?? {}).filter(([name]) => name !== "CDKTF_OUTDIR");
    this.commands.push(variables.map(([name, value]) => `${name}=${value} `).join("") + text);
    const code = /^terraform \S+ plan/.test(text) ? 2 : 0;
    return Promise.resolve({ code, stdout, stderr: "", ...result });
  };

  get outdir(): string {
    return (this.folder ??= mkdtempSync(path.join(tmpdir(), "lakehouse-world-")));
  }

  /** Removes the folder that was synthesised into. */
  remove(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The command without the paths of this machine. A synth leaves its manifest behind. */
  private words(command: string, args: readonly string[]): string {
    if (command !== process.execPath) {
      return [command, ...args].join(" ").replace(`-chdir=${path.join(this.outdir, "stacks")}/`, "");
    }
    const missing = args.find((file) => !existsSync(file));
    if (missing !== undefined) throw new Error(`no ${missing}`);
    writeFileSync(path.join(this.outdir, "manifest.json"), JSON.stringify({ stacks: manifest }));
    return "synth";
  }

  readonly fetch: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const what = `${init?.method ?? "GET"} ${url.pathname}`;
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : url.search;
    this.requests.push({ what, body, token: new Headers(init?.headers).get("authorization") });
    const answers = this.props.answers?.[what] ?? [];
    const at = this.asked.get(what) ?? 0;
    this.asked.set(what, at + 1);
    const answer = answers[Math.min(at, answers.length - 1)] ?? [404, { message: "No answer." }];
    if (answer instanceof Error) return Promise.reject(answer);
    const [status, content] = answer;
    const text = typeof content === "string" ? content : JSON.stringify(content);
    return Promise.resolve(new Response(text, { status }));
  };
}

export const RUN_NOW = "POST /api/2.2/jobs/run-now";
export const RUN_GET = "GET /api/2.2/jobs/runs/get";
export const RUN_OUTPUT = "GET /api/2.2/jobs/runs/get-output";
export const CANCEL_ALL = "POST /api/2.2/jobs/runs/cancel-all";
export const UPDATE = "POST /api/2.2/jobs/update";

export const host = "https://adb-1.2.azuredatabricks.net";

/** A run as the workspace reports it. */
export function run(life: string, result?: string, tasks: readonly unknown[] = [], message = ""): Answer {
  const state = { life_cycle_state: life, result_state: result, state_message: message };
  return [200, { run_page_url: `${host}/run/7`, state, tasks }];
}

/** One attempt of a task as the workspace reports it. */
export const attempt = (key: string, run_id: number, life: string, result?: string): unknown => ({
  task_key: key,
  run_id,
  state: { life_cycle_state: life, result_state: result },
});

// Not in the order in which they depend on each other.
const manifest = Object.fromEntries(
  ["dev", "prod"].flatMap((environment) =>
    [
      ["retail", ["foundation", "governance"]] as const,
      ["foundation", []] as const,
      ["governance", ["foundation"]] as const,
    ].map(([stack, dependencies]) => {
      const name = `${environment}-${stack}`;
      const workingDirectory = `stacks/${name}`;
      return [
        name,
        { name, workingDirectory, dependencies: dependencies.map((on) => `${environment}-${on}`) },
      ];
    }),
  ),
);

const plan = "-input=false -lock-timeout=5m -detailed-exitcode -out=.terraform/changes.tfplan";

/** What Terraform is told, stack by stack of an environment. */
export const tells = {
  init: (stack: string) => [`terraform ${stack} init -input=false -upgrade`],
  output: (stack: string) => [`terraform ${stack} output -json`],
  plan: (stack: string, options = "") => [`terraform ${stack} plan ${plan}${options}`],
  apply: (stack: string) => [`terraform ${stack} apply -lock-timeout=5m .terraform/changes.tfplan`],
};

/** The same on every stack of an environment, in the order in which they depend on each other. */
export const onEach = (
  environment: string,
  ...what: readonly ((stack: string) => readonly string[])[]
): readonly string[] =>
  ["foundation", "governance", "retail"].flatMap((stack) =>
    what.flatMap((tell) => tell(`${environment}-${stack}`)),
  );
