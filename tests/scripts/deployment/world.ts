import { existsSync, writeFileSync } from "node:fs";
import type { Outputs } from "../../../scripts/deployment/cdktf";
import type { ExecResult, Ports } from "../../../scripts/deployment/ports";

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
}

/** Stands in for the terminal, Azure and Databricks, and keeps what was asked of them. */
export class World implements Ports {
  readonly lines: string[] = [];
  readonly commands: string[] = [];
  readonly requests: { readonly what: string; readonly body: unknown; readonly token: string | null }[] = [];
  readonly pauses: number[] = [];
  readonly env: Readonly<Record<string, string>>;
  private readonly asked = new Map<string, number>();

  constructor(private readonly props: WorldProps = {}) {
    this.env = props.env ?? { DATABRICKS_TOKEN: "given" };
  }

  readonly say = (line: string): void => void this.lines.push(line);

  readonly sleep = (milliseconds: number): Promise<void> => {
    this.pauses.push(milliseconds);
    return Promise.resolve();
  };

  readonly exec: Ports["exec"] = (command, args, options = {}) => {
    if (command === process.execPath && !existsSync(args[0] ?? "")) throw new Error(`no ${args[0]}`);
    const words = command === process.execPath ? ["cdktf", ...args.slice(1)] : [command, ...args];
    const file = words.indexOf("--outputs-file");
    if (file >= 0) writeFileSync(words[file + 1] ?? "", JSON.stringify(this.props.outputs ?? {}));
    const text = words.filter((_, at) => file < 0 || at !== file + 1).join(" ");
    const variables = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value} `);
    this.commands.push(variables.join("") + text);
    const [, result] =
      Object.entries(this.props.commands ?? {}).find(([start]) => text.startsWith(start)) ?? [];
    return Promise.resolve({ code: 0, stdout: "", stderr: "", ...result });
  };

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
