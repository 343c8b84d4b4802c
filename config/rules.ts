import type { ConfigProblem } from "./errors";
import type { PlatformConfig } from "./schema";
import { RESERVED_TAGS } from "./tags";

/** Something that settings must fulfil together. */
interface Rule {
  /** The settings or sections that it reads. */
  readonly needs: readonly string[];
  readonly check: (config: PlatformConfig) => ConfigProblem | false;
}

/** A vault's secret holds 15 tags, and the platform sets four itself. */
const MOST_TAGS = 10;
/**
 * What settings must fulfil together.
 *
 * Rules stand beside the schema rather than in it: a refinement of the whole schema runs only when every single
 * setting is fine, and one typing mistake would hide these problems until the next attempt.
 *
 * @param config where broken settings are replaced by their defaults
 * @param broken paths of the settings that were replaced; rules that read one of them are left out
 */
export function ruleProblems(config: PlatformConfig, broken: readonly string[]): readonly ConfigProblem[] {
  return rules
    .filter(({ needs }) => !needs.some((need) => broken.some((path) => overlaps(need, path))))
    .map(({ check }) => check(config))
    .filter((problem) => problem !== false);
}

function overlaps(left: string, right: string): boolean {
  return left === right || left.startsWith(`${right}.`) || right.startsWith(`${left}.`);
}

function rule(needs: readonly string[], check: Rule["check"]): Rule {
  return { needs, check };
}

const rules: readonly Rule[] = [
  rule(
    ["compute.workers"],
    ({ compute: { workers } }) =>
      workers.min > workers.max && {
        path: "compute.workers.min",
        got: workers.min,
        allowed: `at most compute.workers.max, which is ${workers.max}`,
        fix: "lower compute.workers.min or raise compute.workers.max",
      },
  ),
  rule(
    ["compute.workers"],
    ({ compute: { workers } }) =>
      workers.min === 0 &&
      workers.max > 0 && {
        path: "compute.workers.min",
        got: 0,
        allowed: "at least 1 when compute.workers.max is above 0: an autoscaling cluster keeps one worker",
        fix: "set compute.workers.min to 1, or both to 0 for a single node",
      },
  ),
  rule(
    ["protection.preventDestroy", "protection.forceDestroy"],
    ({ protection }) =>
      protection.preventDestroy &&
      protection.forceDestroy && {
        path: "protection.forceDestroy",
        got: true,
        allowed: "false when protection.preventDestroy is true",
        fix: "set one of the two to false: data cannot be both kept and thrown away",
      },
  ),
  rule(
    ["protection.preventDestroy", "protection.purgeSoftDeleted"],
    ({ protection }) =>
      protection.preventDestroy &&
      protection.purgeSoftDeleted && {
        path: "protection.purgeSoftDeleted",
        got: true,
        allowed: "false when protection.preventDestroy is true",
        fix: "set protection.purgeSoftDeleted to false: a protected vault must stay restorable",
      },
  ),
  rule(
    ["protection.preventDestroy", "language.authentication"],
    ({ protection, language }) =>
      protection.preventDestroy &&
      language.authentication === "key" && {
        path: "language.authentication",
        got: "key",
        allowed: "managed-identity when protection.preventDestroy is true",
        fix: "set language.authentication to managed-identity: an environment worth protecting hands out no keys",
      },
  ),
  rule(
    ["protection.preventDestroy", "storage.sharedKeys"],
    ({ protection, storage }) =>
      protection.preventDestroy &&
      storage.sharedKeys && {
        path: "storage.sharedKeys",
        got: true,
        allowed: "false when protection.preventDestroy is true",
        fix: "set storage.sharedKeys to false: a shared key goes past every grant of Unity Catalog",
      },
  ),
  rule(
    ["identity.mode", "identity.accountId"],
    ({ identity }) =>
      identity.mode === "managed" &&
      identity.accountId === undefined && {
        path: "identity.accountId",
        got: undefined,
        allowed: "the Databricks account's id when identity.mode is managed",
        fix: "set identity.accountId (the account console shows it), or identity.mode to existing",
      },
  ),
  rule(["identity.groups"], ({ identity: { groups } }) => {
    const names = Object.values(groups);
    const repeated = names.find((name, index) => names.indexOf(name) !== index);
    return (
      repeated !== undefined && {
        path: "identity.groups",
        got: repeated,
        allowed: "three different groups",
        fix: "give analysts, engineers and admins a group each: rights add up for whoever is in several",
      }
    );
  }),
  rule(["budget.alertPercents"], ({ budget: { alertPercents } }) => {
    const ascending = alertPercents.every(
      (percent, index) => index === 0 || percent > (alertPercents[index - 1] ?? 0),
    );
    return (
      !ascending && {
        path: "budget.alertPercents",
        got: alertPercents,
        allowed: "percentages that rise from one to the next",
        fix: "sort budget.alertPercents and leave out what is repeated",
      }
    );
  }),
  rule(["tags"], ({ tags }) => {
    const taken = RESERVED_TAGS.find((name) => Object.keys(tags).some((key) => key.toLowerCase() === name));
    return (
      taken !== undefined && {
        path: `tags.${taken}`,
        got: taken,
        allowed: `any name but ${RESERVED_TAGS.join(", ")}`,
        fix: "rename the tag: the platform sets this one itself, and Azure ignores case in tag names",
      }
    );
  }),
  rule(
    ["tags"],
    ({ tags }) =>
      Object.keys(tags).length > MOST_TAGS && {
        path: "tags",
        got: Object.keys(tags).length,
        allowed: `at most ${MOST_TAGS} tags`,
        fix: "leave some out",
      },
  ),
];
