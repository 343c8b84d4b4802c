import { checkConfig } from "../../config/load";
import type { PlatformConfigInput } from "../../config/schema";
import { problemsOf } from "../helpers/config";

const keep = { preventDestroy: true } as const;

const refused: readonly (readonly [string, Omit<PlatformConfigInput, "environment">, string, unknown])[] = [
  ["fewest above most", { compute: { workers: { min: 3, max: 2 } } }, "compute.workers.min", 3],
  ["autoscaling from none", { compute: { workers: { min: 0, max: 2 } } }, "compute.workers.min", 0],
  ["kept and thrown away", { protection: { ...keep, forceDestroy: true } }, "protection.forceDestroy", true],
  [
    "kept and purged",
    { protection: { ...keep, purgeSoftDeleted: true } },
    "protection.purgeSoftDeleted",
    true,
  ],
  [
    "keys of an AI service",
    { protection: keep, language: { authentication: "key" } },
    "language.authentication",
    "key",
  ],
  ["keys of the lake", { protection: keep, storage: { sharedKeys: true } }, "storage.sharedKeys", true],
  ["managed without account", { identity: { mode: "managed" } }, "identity.accountId", undefined],
  [
    "one group twice",
    { identity: { groups: { analysts: "a", engineers: "b", admins: "a" } } },
    "identity.groups",
    "a",
  ],
  ["alerts out of order", { budget: { alertPercents: [80, 50] } }, "budget.alertPercents", [80, 50]],
  ["an alert twice", { budget: { alertPercents: [80, 80] } }, "budget.alertPercents", [80, 80]],
  ["a tag of the platform", { tags: { Owner: "me" } }, "tags.owner", "owner"],
  [
    "too many tags",
    { tags: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`tag${index}`, "x"])) },
    "tags",
    11,
  ],
];

test.each(refused)("%s", (_, settings, path, got) => {
  const problems = problemsOf(() => checkConfig({ environment: "test", ...settings }));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ path, got });
});

test.each<[string, Omit<PlatformConfigInput, "environment">]>([
  ["a single node", { compute: { workers: { min: 0, max: 0 } } }],
  ["a fixed size", { compute: { workers: { min: 2, max: 2 } } }],
  [
    "managed with an account",
    { identity: { mode: "managed", accountId: "1b4e28ba-2fa1-11d2-883f-0016d3cca427" } },
  ],
  ["ten tags", { tags: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`tag${index}`, "x"])) }],
  ["a trial with keys", { language: { authentication: "key" }, storage: { sharedKeys: true } }],
])("%s is fine", (_, settings) => {
  expect(checkConfig({ environment: "test", ...settings })).toMatchObject(settings);
});

test("a rule stays silent about a setting that is broken by itself", () => {
  const compute = { workers: { min: -1, max: 2 } };
  expect(problemsOf(() => checkConfig({ environment: "test", compute }))).toEqual([
    {
      path: "compute.workers.min",
      got: -1,
      allowed: "a whole number from 0 to 100",
      fix: "change compute.workers.min in config/test.ts, or set LAKEHOUSE_COMPUTE_WORKERS_MIN",
    },
  ]);
});

test("a rule speaks although another section lacks what it must have", () => {
  const settings = { state: { kind: "azurerm" } as never, compute: { workers: { min: 3, max: 2 } } };
  expect(problemsOf(() => checkConfig({ environment: "test", ...settings })).map(({ path }) => path)).toEqual(
    ["state.resourceGroup", "state.storageAccount", "compute.workers.min"],
  );
});
