import {
  activityName,
  batchCount,
  repeatedActivity,
  retryPause,
  strangeDependency,
  unorderedRead,
} from "../../errors";
import { type Activity, expressionsOf, innerActivities } from "./activity";

/**
 * What the factory refuses only when a pipeline is made, or worse when it runs.
 *
 * @throws ConstructError for the first activity that it would refuse.
 */
export function checkActivities(path: string, activities: readonly Activity[]): void {
  const names = new Set<string>();
  for (const activity of activities.flatMap((outer) => [outer, ...innerActivities(outer)])) {
    const { name } = activity;
    if (!/^[A-Za-z]\w{0,54}$/.test(name)) throw activityName(path, name);
    if (names.has(name)) throw repeatedActivity(path, name);
    names.add(name);
    if ("policy" in activity && activity.policy.retrySeconds < 30) {
      throw retryPause(path, name, activity.policy.retrySeconds);
    }
    if (activity.type === "ForEach" && (activity.batchCount < 1 || activity.batchCount > 50)) {
      throw batchCount(path, name, activity.batchCount);
    }
  }
  checkOrder(path, activities, new Set());
}

// Each list is looked at in its order: what an activity waits for must come before it, so that there is no cycle.
function checkOrder(path: string, activities: readonly Activity[], before: ReadonlySet<string>): void {
  const seen = new Map<Activity, ReadonlySet<string>>();
  for (const activity of activities) {
    const done = new Set(before);
    for (const dependency of activity.dependsOn ?? []) {
      const earlier = seen.get(dependency);
      if (earlier === undefined) {
        const known = [...seen.keys()].map(({ name }) => name);
        throw strangeDependency(path, activity.name, dependency.name, known);
      }
      earlier.forEach((name) => done.add(name));
      done.add(dependency.name);
    }
    for (const read of expressionsOf(activity).flatMap(({ reads }) => reads)) {
      if (!done.has(read)) throw unorderedRead(path, activity.name, read, [...done]);
    }
    checkOrder(path, innerActivities(activity), done);
    seen.set(activity, done);
  }
}
