import type { Activity, Filter, ForEach } from "../../../../constructs/azure/data-factory/activity";
import { checkActivities } from "../../../../constructs/azure/data-factory/check-activities";
import { childItems, empty, kept, literal } from "../../../../constructs/azure/data-factory/expression";
import { type Bench, datasetsOf, listing, synthesiseFactory } from "./bench";

function refusal(build: (bench: Bench) => readonly Activity[]): string {
  let message = "accepted";
  synthesiseFactory((bench) => {
    const activities = build(bench);
    try {
      checkActivities("test/pipeline", activities);
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
    }
  });
  return message;
}

const always = empty(literal(""));

test("activities that wait for what they read are accepted, in loops too", () => {
  const message = refusal((bench) => {
    const list = listing(datasetsOf(bench).folder);
    const keep: Filter = {
      type: "Filter",
      name: "keep",
      description: "",
      dependsOn: [list],
      items: childItems(list),
      condition: always,
    };
    // It reads what its loop waits for, by way of another.
    const inside: Filter = { ...keep, name: "inside", dependsOn: [], items: childItems(list) };
    const loop = {
      type: "ForEach",
      name: "loop",
      description: "",
      dependsOn: [keep],
      batchCount: 50,
    } as const;
    return [list, keep, { ...loop, items: kept(keep), activities: [inside] }];
  });
  expect(message).toBe("accepted");
});

test.each(["", "1st", "a-b", "it's", "a".repeat(56)])("a name like %j is refused", (name) => {
  expect(refusal((bench) => [listing(datasetsOf(bench).folder, name)])).toBe(
    `test/pipeline: got activity ${JSON.stringify(name)}; ` +
      "allowed: 1 to 55 letters, digits and underscores, a letter first. Rename the activity.",
  );
});

test("a name stands once, also inside a loop", () => {
  const message = refusal((bench) => {
    const { folder } = datasetsOf(bench);
    const list = listing(folder);
    const loop: ForEach = {
      type: "ForEach",
      name: "loop",
      description: "",
      dependsOn: [list],
      items: childItems(list),
      batchCount: 1,
      activities: [listing(folder)],
    };
    return [list, loop];
  });
  expect(message).toBe(
    'test/pipeline: got two activities with the name "list"; ' +
      "allowed: one activity per name, also inside loops and conditions. Rename one of them.",
  );
});

test("an activity that is read without being waited for is refused", () => {
  const message = refusal((bench) => {
    const list = listing(datasetsOf(bench).folder);
    const items = childItems(list);
    return [list, { type: "Filter", name: "keep", description: "", items, condition: always }];
  });
  expect(message).toBe(
    'test/pipeline: got activity "keep" that reads what "list" gives; ' +
      'allowed: nothing, as it waits for no activity. Put "list" among its dependsOn.',
  );
});

test("what an activity waits for stands before it, so that nothing goes in circles", () => {
  const late = refusal((bench) => {
    const { folder } = datasetsOf(bench);
    const last = listing(folder, "last");
    return [listing(folder, "first"), { ...listing(folder, "early"), dependsOn: [last] }, last];
  });
  expect(late).toBe(
    'test/pipeline: got activity "early" that waits for "last"; allowed: first. ' +
      "Let it wait for an activity that stands before it in the same list.",
  );
  const alone = refusal((bench) => {
    const { folder } = datasetsOf(bench);
    return [{ ...listing(folder), dependsOn: [listing(folder, "elsewhere")] }];
  });
  expect(alone).toBe(
    'test/pipeline: got activity "list" that waits for "elsewhere"; ' +
      "allowed: nothing, as it is the first of its list. " +
      "Let it wait for an activity that stands before it in the same list.",
  );
});

test("limits of the factory are kept", () => {
  const hasty = refusal((bench) => {
    const list = listing(datasetsOf(bench).folder);
    return [{ ...list, policy: { ...list.policy, retrySeconds: 29 } }];
  });
  expect(hasty).toBe(
    'test/pipeline: got activity "list" that is tried again after 29 s; ' +
      "allowed: at least 30 s. Raise its retrySeconds.",
  );
  const broad = refusal((bench) => {
    const list = listing(datasetsOf(bench).folder);
    const items = childItems(list);
    const loop = {
      type: "ForEach",
      name: "loop",
      description: "",
      dependsOn: [list],
      activities: [],
    } as const;
    return [list, { ...loop, items, batchCount: 51 }];
  });
  expect(broad).toBe(
    'test/pipeline: got activity "loop" with 51 entries at a time; allowed: 1 to 50. Change its batchCount.',
  );
});
