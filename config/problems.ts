import type { z } from "zod";
import type { ConfigProblem } from "./errors";
import type { RawConfig } from "./overrides";
import { type Setting, settingAt, settings } from "./settings";
import { suggest } from "./suggest";

/** The schema's complaints, told as problems: each with the value found and the place where it was set. */
export function issueProblems(
  issues: readonly z.core.$ZodIssue[],
  config: RawConfig,
  sources: ReadonlyMap<string, string>,
): readonly ConfigProblem[] {
  const byPath = new Map<string, ConfigProblem>();
  for (const issue of issues) {
    for (const problem of problemsOf(issue, config, sources)) {
      // One value that breaks two checks of a setting is one problem.
      if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
    }
  }
  return [...byPath.values()];
}

function problemsOf(
  issue: z.core.$ZodIssue,
  config: RawConfig,
  sources: ReadonlyMap<string, string>,
): readonly ConfigProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownSetting([...path, key], config, sources));
  }
  const dotted = (
    issue.code === "invalid_union" && issue.discriminator !== undefined && path.at(-1) !== issue.discriminator
      ? [...path, issue.discriminator]
      : path
  ).join(".");
  const setting = settingAt(dotted);
  return [
    {
      path: dotted,
      got: valueAt(config, dotted.split(".")),
      allowed: allowedFor(issue, setting?.allowed ?? sectionText(dotted)),
      fix: fixFor(dotted, setting, config, sources),
    },
  ];
}

/** A list that is too long or too short is told by its length: what its items may be is not the trouble. */
function allowedFor(issue: z.core.$ZodIssue, allowed: string): string {
  if (issue.code === "too_big" && issue.origin === "array") return `at most ${issue.maximum} values`;
  if (issue.code === "too_small" && issue.origin === "array") return `at least ${issue.minimum} value`;
  return allowed;
}

function sectionText(path: string): string {
  return `a section with ${childrenOf(path).join(", ")}`;
}

function unknownSetting(
  path: readonly string[],
  config: RawConfig,
  sources: ReadonlyMap<string, string>,
): ConfigProblem {
  const dotted = path.join(".");
  const siblings = childrenOf(path.slice(0, -1).join("."));
  const key = path.at(-1) ?? "";
  const source = sources.get(dotted);
  const nearest = suggest(key, siblings);
  const elsewhere = siblings.includes(key)
    ? `leave it out, or set ${[...path.slice(0, -1), "kind"].join(".")} to the kind that has it`
    : nearest === undefined
      ? "leave it out: no setting has that name"
      : `did you mean ${[...path.slice(0, -1), nearest].join(".")}?`;
  return {
    path: dotted,
    got: valueAt(config, path),
    allowed: siblings.includes(key) ? "a setting of the section's kind" : siblings.join(", "),
    fix: source === undefined ? elsewhere : `${elsewhere} (${source} sets it)`,
  };
}

/** The names directly under a section. */
function childrenOf(section: string): readonly string[] {
  const prefix = section === "" ? "" : `${section}.`;
  const names = settings()
    .filter((setting) => setting.path.startsWith(prefix))
    .map((setting) => setting.path.slice(prefix.length).split(".")[0] ?? "");
  return [...new Set(names)];
}

function fixFor(
  dotted: string,
  setting: Setting | undefined,
  config: RawConfig,
  sources: ReadonlyMap<string, string>,
): string {
  const path = setting?.path ?? dotted;
  const source = sources.get(path);
  if (source !== undefined) return `change or unset ${source}`;
  const environment = typeof config["environment"] === "string" ? config["environment"] : "<environment>";
  const variable = setting?.variable;
  const orSet = variable === undefined ? "" : `, or set ${variable}`;
  return `change ${path} in config/${environment}.ts${orSet}`;
}

function valueAt(config: RawConfig, path: readonly string[]): unknown {
  let value: unknown = config;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
