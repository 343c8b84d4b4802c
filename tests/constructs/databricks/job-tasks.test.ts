import type { JobStart } from "../../../constructs/databricks/job-start";
import { checkTasks } from "../../../constructs/databricks/job-tasks";
import type { TaskModel } from "../../../notebooks/kit/model";
import { sqlFile, task } from "./shop-model";

const manual: JobStart = { kind: "manual" };
const check =
  (tasks: readonly TaskModel[], start: JobStart = manual) =>
  (): TaskModel[] =>
    checkTasks("dev/job", tasks, start);

test("tasks are sorted by key, byte by byte, as the provider sorts them", () => {
  const tasks = ["b", "a_2", "a", "a10", "B"].map((key) => task(key));
  expect(check(tasks)().map(({ key }) => key)).toEqual(["B", "a", "a10", "a_2", "b"]);
});

test.each([
  [[], "dev/job: got no tasks; allowed: at least one task. Give the job a task, or do not deploy it."],
  [
    [task("a b")],
    'dev/job: got task key "a b"; allowed: 1 to 100 letters, digits, hyphens or underscores. Rename the task.',
  ],
  [
    [task("a".repeat(101))],
    `dev/job: got task key "${"a".repeat(101)}"; ` +
      "allowed: 1 to 100 letters, digits, hyphens or underscores. Rename the task.",
  ],
  [
    [task("a"), task("a")],
    'dev/job: got two tasks with the key "a"; allowed: one task per key. Rename one of them.',
  ],
  [
    [task("b", { dependsOn: ["c"] }), task("a")],
    'dev/job: got task "b" that waits for "c"; allowed: a, b. Let it wait for a task of the same job.',
  ],
])("refuses what the service would refuse (%#)", (tasks, message) => {
  expect(check(tasks)).toThrow(message);
});

const alone = "allowed: one task on classic compute, without dependencies";

test.each([
  [[task("a"), task("b")], `dev/job: got a continuous job with 2 tasks; ${alone}`],
  [
    [task("a", { runsOn: "warehouse", asset: sqlFile("a") })],
    `dev/job: got a continuous job with a SQL file; ${alone}`,
  ],
])("a continuous job has one task that is no SQL file (%#)", (tasks, message) => {
  expect(check(tasks, { kind: "continuous" })).toThrow(message);
});
