import { Databricks } from "../../../scripts/deployment/databricks";
import { runJob, stopJob } from "../../../scripts/deployment/job-run";
import {
  CANCEL_ALL,
  RUN_GET,
  RUN_NOW,
  RUN_OUTPUT,
  UPDATE,
  World,
  type Answers,
  attempt,
  host,
  run,
} from "./world";

const job = { id: "12", what: "Set-up job of dev-retail" };

function start(answers: Answers): { world: World; done: Promise<void> } {
  const world = new World({ answers: { [RUN_NOW]: [[200, { run_id: 7 }]], ...answers } });
  return { world, done: runJob(new Databricks(host, world), job, world) };
}

test("is started once and followed until it has succeeded", async () => {
  const { done, world } = start({
    [RUN_GET]: [
      run("PENDING", undefined, [attempt("create_tables", 70, "PENDING")]),
      run("RUNNING", undefined, [attempt("create_tables", 70, "RUNNING")]),
      run("RUNNING", undefined, [attempt("create_tables", 70, "RUNNING")]),
      run("TERMINATED", "SUCCESS", [attempt("create_tables", 70, "TERMINATED", "SUCCESS")]),
    ],
  });
  await done;
  expect(world.lines).toEqual([
    `Set-up job of dev-retail: started, ${host}/run/7`,
    "  create_tables: pending",
    "  create_tables: running",
    "  create_tables: success",
    "Set-up job of dev-retail: done",
  ]);
  expect(world.requests[0]).toMatchObject({ what: RUN_NOW, body: { job_id: 12 } });
  expect(world.requests.slice(1).map(({ body }) => body)).toEqual(Array(4).fill("?run_id=7"));
  expect(world.pauses).toEqual([5000, 5000, 5000]);
});

test("a start whose answer was lost is repeated under the same token", async () => {
  const { done, world } = start({
    [RUN_NOW]: [new Error("ECONNRESET"), [200, { run_id: 7 }]],
    [RUN_GET]: [run("TERMINATED", "SUCCESS")],
  });
  await done;
  const [first, second] = world.requests.map(({ body }) => body as { readonly idempotency_token: string });
  expect(first?.idempotency_token).toMatch(/^[0-9a-f-]{36}$/);
  expect(second?.idempotency_token).toBe(first?.idempotency_token);
});

test("a failure names each task that failed in its last attempt, and why", async () => {
  const { done, world } = start({
    [RUN_GET]: [
      run("TERMINATED", "FAILED", [
        attempt("create_tables", 70, "TERMINATED", "FAILED"),
        attempt("create_tables", 71, "TERMINATED", "FAILED"),
        attempt("flaky", 72, "TERMINATED", "FAILED"),
        attempt("flaky", 73, "TERMINATED", "SUCCESS"),
        attempt("masks", 74, "TERMINATED", "UPSTREAM_FAILED"),
      ]),
    ],
    [RUN_OUTPUT]: [[200, { error: "TABLE_OR_VIEW_NOT_FOUND" }]],
  });
  await expect(done).rejects.toThrow(
    `Set-up job of dev-retail failed.\n  create_tables: TABLE_OR_VIEW_NOT_FOUND\n  See ${host}/run/7`,
  );
  expect(world.requests.at(-1)).toMatchObject({ what: RUN_OUTPUT, body: "?run_id=71" });
});

test("a run that never got as far as a task says what the service says", async () => {
  const { done } = start({ [RUN_GET]: [run("INTERNAL_ERROR", "FAILED", [], "Quota exceeded. ")] });
  await expect(done).rejects.toThrow(
    `Set-up job of dev-retail failed.\n  Quota exceeded.\n  See ${host}/run/7`,
  );
});

test("a run that was skipped has failed", async () => {
  const { done } = start({ [RUN_GET]: [run("SKIPPED")] });
  await expect(done).rejects.toThrow(`Set-up job of dev-retail failed.\n  skipped\n  See ${host}/run/7`);
});

test("a continuous job is paused before its runs are stopped, or it would start again", async () => {
  const world = new World({ answers: { [UPDATE]: [[200, {}]], [CANCEL_ALL]: [[200, {}]] } });
  await stopJob(new Databricks(host, world), "12", true);
  expect(world.requests.map(({ body, what }) => [what, body])).toEqual([
    [UPDATE, { job_id: 12, new_settings: { continuous: { pause_status: "PAUSED" } } }],
    [CANCEL_ALL, { job_id: 12, all_queued_runs: true }],
  ]);
});

test("any other job has its runs stopped, the waiting ones too", async () => {
  const world = new World({ answers: { [CANCEL_ALL]: [[200, {}]] } });
  await stopJob(new Databricks(host, world), "12", false);
  expect(world.requests.map(({ body, what }) => [what, body])).toEqual([
    [CANCEL_ALL, { job_id: 12, all_queued_runs: true }],
  ]);
});
