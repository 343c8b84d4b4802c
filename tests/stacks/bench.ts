import { type App, Testing } from "cdktf";
import { loadConfig } from "../../config/load";
import type { RequiredGrant, TaskModel } from "../../notebooks/kit";
import { FoundationStack } from "../../stacks/foundation-stack";
import { GovernanceStack } from "../../stacks/governance-stack";
import type { WorkloadStack, WorkloadStackProps } from "../../stacks/workload-stack";
import { synthesiseApp } from "../constructs/databricks/workbench";
import type { JsonObject, Synthesised } from "../helpers/synth";

/** A workload's stack, synthesised with the foundation and the governance that it stands on. */
export function deployWorkload(
  make: (app: App, environment: string, shared: WorkloadStackProps) => WorkloadStack,
  environment: string,
  env: Readonly<Record<string, string>> = {},
): Synthesised {
  const app = Testing.app();
  const config = loadConfig(environment, env);
  const foundation = new FoundationStack(app, `${environment}-foundation`, { config });
  const governance = new GovernanceStack(app, `${environment}-governance`, { config, foundation });
  const stack = make(app, environment, { config, foundation, governance });
  expect(stack.dependsOn(governance)).toBe(true);
  return synthesiseApp(app, stack.node.id);
}

/** An array in a synthesised stack. */
export const list = (value: unknown): readonly JsonObject[] => value as readonly JsonObject[];

/** The job of a name. */
export const job = (synth: Synthesised, name: string): JsonObject =>
  synth.by("databricks_job", "name")[name] ?? {};

/** A job's tasks, each with those that it waits for. */
export const graph = (found: JsonObject): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    list(found["task"]).map((task): [string, readonly unknown[]] => [
      task["task_key"] as string,
      list(task["depends_on"]).map((dependency) => dependency["task_key"]),
    ]),
  );

/** The same as a model has it. */
export const graphOf = (tasks: readonly TaskModel[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(tasks.map((task) => [task.key, task.dependsOn]));

/** What a stack grants in the catalog, each as `[securable, privileges]` in JSON, sorted. */
export const granted = (synth: Synthesised): readonly string[] =>
  Object.values(synth.resources("databricks_grant"))
    .filter(({ credential }) => credential === undefined)
    .map((grant) =>
      JSON.stringify([grant["catalog"] ?? grant["schema"] ?? grant["volume"], grant["privileges"]]),
    )
    .sort();

/** What a model needs granted in a catalog, likewise. */
export const needed = (grants: readonly RequiredGrant[], catalog: string): readonly string[] =>
  grants
    .map(({ privileges, securable }) => {
      const parts = [
        ...(securable.type === "catalog" ? [] : [securable.schema]),
        ...(securable.type === "volume" ? [securable.volume] : []),
      ];
      return JSON.stringify([[catalog, ...parts].join("."), [...privileges].sort()]);
    })
    .sort();

/** The files that a stack uploads, by name. */
export const uploads = (synth: Synthesised): readonly string[] =>
  [
    ...Object.values(synth.resources("databricks_notebook")),
    ...Object.values(synth.resources("databricks_workspace_file")),
  ]
    .map(({ source }) => (source as string).split("/").at(-1) ?? "")
    .sort();

/** What the environment's foundation tells the stack. */
export const foundationOf = (environment: string, output: string): string =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${environment}-foundation.outputs.cross-stack-output-${output}}`;
