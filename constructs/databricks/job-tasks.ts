import type { TaskModel } from "../../notebooks/kit/model";
import { duplicateTaskKey, emptyJob, illegalTaskKey, notContinuous, unknownDependency } from "./errors";
import type { JobStart } from "./job-start";

/**
 * The tasks of one job in the order of their keys, after the checks that the provider leaves to the service.
 *
 * @throws ConstructError for a job that the service would refuse.
 */
export function checkTasks(path: string, tasks: readonly TaskModel[], start: JobStart): TaskModel[] {
  if (tasks.length === 0) throw emptyJob(path);
  const keys = new Set<string>();
  for (const { key } of tasks) {
    if (!/^[\w-]{1,100}$/.test(key)) throw illegalTaskKey(path, key);
    if (keys.has(key)) throw duplicateTaskKey(path, key);
    keys.add(key);
  }
  for (const task of tasks) {
    for (const dependency of task.dependsOn) {
      if (!keys.has(dependency)) throw unknownDependency(path, task.key, dependency, [...keys].sort());
    }
  }
  if (start.kind === "continuous") {
    if (tasks.length > 1) throw notContinuous(path, `${tasks.length} tasks`);
    if (tasks.some((task) => task.runsOn === "warehouse")) throw notContinuous(path, "a SQL file");
  }
  return [...tasks].sort((a, b) => (a.key < b.key ? -1 : 1));
}
