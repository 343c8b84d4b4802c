import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Databricks } from "./databricks";
import { runFailed } from "./errors";
import type { Ports } from "./ports";

const POLL_MILLIS = 5_000;
const FINISHED: readonly string[] = ["TERMINATED", "SKIPPED", "INTERNAL_ERROR"];

const stateSchema = z.object({
  life_cycle_state: z.string(),
  result_state: z.string().optional(),
  state_message: z.string().optional(),
});
const runSchema = z.object({
  state: stateSchema,
  run_page_url: z.string().default(""),
  tasks: z.array(z.object({ run_id: z.int(), task_key: z.string(), state: stateSchema })).default([]),
});
const startedSchema = z.object({ run_id: z.int() });
const outputSchema = z.object({ error: z.string().optional() });

type State = z.infer<typeof stateSchema>;

/**
 * Starts a job, tells how its tasks get on, and returns when it has succeeded.
 *
 * @throws DeploymentError that names each task that failed and why.
 */
export async function runJob(
  databricks: Databricks,
  job: { readonly id: string; readonly what: string },
  { say, sleep }: Pick<Ports, "say" | "sleep">,
): Promise<void> {
  // A request that is repeated after a lost answer must not start the job twice.
  const start = { job_id: Number(job.id), idempotency_token: randomUUID() };
  const { run_id } = startedSchema.parse(await databricks.post("/api/2.2/jobs/run-now", start));
  const told = new Map<string, string>();
  for (;;) {
    const answer = await databricks.get("/api/2.2/jobs/runs/get", { run_id: String(run_id) });
    const { run_page_url, state, tasks } = runSchema.parse(answer);
    if (told.size === 0) say(`${job.what}: started, ${run_page_url}`);
    told.set("", state.life_cycle_state);
    // Each attempt of a task is listed; the last one counts.
    const latest = new Map(tasks.map((task) => [task.task_key, task]));
    for (const [key, task] of latest) {
      const word = wordFor(task.state);
      if (told.get(key) !== word) say(`  ${key}: ${word}`);
      told.set(key, word);
    }
    if (FINISHED.includes(state.life_cycle_state)) {
      if (state.result_state === "SUCCESS") {
        say(`${job.what}: done`);
        return;
      }
      const reasons = await reasonsOf(databricks, [...latest.values()]);
      throw runFailed(job.what, reasons.length > 0 ? reasons : [reasonOf(state)], run_page_url);
    }
    await sleep(POLL_MILLIS);
  }
}

/** Pauses a job that would start itself again, and stops what is running of it. */
export async function stopJob(databricks: Databricks, id: string, continuous: boolean): Promise<void> {
  const job_id = Number(id);
  if (continuous) {
    const new_settings = { continuous: { pause_status: "PAUSED" } };
    await databricks.post("/api/2.2/jobs/update", { job_id, new_settings });
  }
  await databricks.post("/api/2.2/jobs/runs/cancel-all", { job_id, all_queued_runs: true });
}

const wordFor = ({ life_cycle_state, result_state }: State): string =>
  (result_state ?? life_cycle_state).toLowerCase().replaceAll("_", " ");

const reasonOf = (state: State): string => {
  const message = state.state_message?.trim() ?? "";
  return message === "" ? wordFor(state) : message;
};

async function reasonsOf(
  databricks: Databricks,
  tasks: z.infer<typeof runSchema>["tasks"],
): Promise<string[]> {
  const failed = tasks.filter(
    ({ state }) =>
      state.result_state !== undefined && !["SUCCESS", "UPSTREAM_FAILED"].includes(state.result_state),
  );
  return Promise.all(
    failed.map(async ({ run_id, state, task_key }) => {
      const query = { run_id: String(run_id) };
      const { error } = outputSchema.parse(await databricks.get("/api/2.2/jobs/runs/get-output", query));
      return `${task_key}: ${error ?? reasonOf(state)}`;
    }),
  );
}
