import type { z } from "zod";
import type { RawConfig } from "./overrides";
import { type PlatformConfig, configSchema } from "./schema";

export interface Mended {
  /** Complete, with defaults in the place of what was broken. */
  readonly config: PlatformConfig;
  /** Dotted paths of what was broken. */
  readonly broken: readonly string[];
}

/** A complete configuration out of a broken one, so that the rules on what is not broken can still be checked. */
export function mend(config: RawConfig, issues: readonly z.core.$ZodIssue[]): Mended {
  const copy = structuredClone(config);
  // The one setting without a default.
  if (issues.some((issue) => issue.path[0] === "environment")) copy["environment"] = "unnamed";
  for (const issue of issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    for (const key of keys) remove(copy, key === undefined ? issue.path : [...issue.path, key]);
  }
  const broken = issues.map((issue) => issue.path.join("."));
  const mended = configSchema.safeParse(copy);
  if (mended.success) return { config: mended.data, broken };
  // A section that needs a value nobody gave, or a list with a hole, is not worth mending: its default stands in.
  const sections = mended.error.issues.map((issue) => String(issue.path[0]));
  for (const section of sections) Reflect.deleteProperty(copy, section);
  return { config: configSchema.parse(copy), broken: [...broken, ...sections] };
}

function remove(config: RawConfig, path: readonly PropertyKey[]): void {
  const last = path.at(-1);
  let section: unknown = config;
  for (const key of path.slice(0, -1)) {
    if (typeof section !== "object" || section === null) return;
    section = Reflect.get(section, key);
  }
  const replaced = path.length === 1 && last === "environment";
  if (typeof section === "object" && section !== null && last !== undefined && !replaced) {
    Reflect.deleteProperty(section, last);
  }
}
