import { z } from "zod";
import type { ConfigProblem } from "./errors";
import type { PlatformConfigInput } from "./schema";
import { type Setting, VARIABLE_PREFIX, settings, variableName } from "./settings";
import { suggest } from "./suggest";

/** Environment variables, as `process.env` holds them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A nested object of settings that no one has checked yet. */
export type RawConfig = Record<string, unknown>;

export interface Overridden {
  readonly config: RawConfig;
  readonly problems: readonly ConfigProblem[];
  /** Which variable gave the value of a setting, by its path. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * An environment's file with the environment variables laid over it.
 *
 * From the strongest: `LAKEHOUSE_PROD_STORAGE_REPLICATION` (one environment), `LAKEHOUSE_STORAGE_REPLICATION`
 * (all of them), the file. The ids of subscription and tenant fall back on what the Azure tools read,
 * `ARM_SUBSCRIPTION_ID` and `AZURE_SUBSCRIPTION_ID`: below the file, so that an environment that names its
 * subscription is never deployed into the one that a shell happens to be signed in to.
 */
export function override(
  file: PlatformConfigInput,
  environment: string,
  environments: readonly string[],
  variables: Variables,
): Overridden {
  const config: RawConfig = structuredClone(file);
  const sources = new Map<string, string>();
  for (const [key, names] of ambientVariables) {
    const name = names.find((candidate) => (variables[candidate] ?? "") !== "");
    if (name === undefined || config[key] !== undefined) continue;
    config[key] = variables[name]?.toLowerCase();
    sources.set(key, name);
  }

  const given = Object.keys(variables).filter(
    (name) => name.startsWith(VARIABLE_PREFIX) && variables[name] !== undefined,
  );
  if (given.length === 0) return { config, problems: [], sources };

  const others = environments.filter((name) => name !== environment).map(scopedPrefix);
  const bySetting = new Map(settings().map((setting) => [setting.variable, setting]));
  const scoped = scopedPrefix(environment);
  const problems: ConfigProblem[] = [];
  const chosen = new Map<string, { readonly setting: Setting; readonly name: string }>();
  // Sorted, the general name of a setting could come after the scoped one: what is chosen must not depend on it.
  for (const name of given.sort()) {
    const isScoped = name.startsWith(scoped);
    const setting = bySetting.get(isScoped ? VARIABLE_PREFIX + name.slice(scoped.length) : name);
    if (setting === undefined) {
      if (!others.some((prefix) => name.startsWith(prefix)))
        problems.push(unknownVariable(name, isScoped ? scoped : VARIABLE_PREFIX, variables[name]));
    } else if (isScoped || !chosen.has(setting.path)) {
      chosen.set(setting.path, { setting, name });
    }
  }
  // A section's kind comes first: another kind than the file's drops the file's settings of the old kind.
  const inOrder = [...chosen.values()].sort((left, right) => rank(left.setting) - rank(right.setting));
  for (const { setting, name } of inOrder) {
    assign(config, setting, coerce(setting.schema, variables[name] ?? ""));
    sources.set(setting.path, name);
  }
  return { config, problems, sources };
}

const ambientVariables: readonly (readonly [string, readonly string[]])[] = [
  ["subscriptionId", ["ARM_SUBSCRIPTION_ID", "AZURE_SUBSCRIPTION_ID"]],
  ["tenantId", ["ARM_TENANT_ID", "AZURE_TENANT_ID"]],
];

function scopedPrefix(environment: string): string {
  return `${VARIABLE_PREFIX}${variableName(environment)}_`;
}

function rank(setting: Setting): number {
  return setting.path.endsWith(".kind") ? 0 : 1;
}

function assign(config: RawConfig, setting: Setting, value: unknown): void {
  const keys = setting.path.split(".");
  const last = keys.pop();
  if (last === undefined) return;
  let section = config;
  for (const key of keys) {
    const child = section[key];
    const next: RawConfig = isSection(child) ? child : {};
    section[key] = next;
    section = next;
  }
  if (last === "kind" && section["kind"] !== value) {
    for (const key of Object.keys(section)) Reflect.deleteProperty(section, key);
  }
  section[last] = value;
}

function isSection(value: unknown): value is RawConfig {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A variable's text as the type that its setting has; text that is no such value stays, and fails the check. */
function coerce(schema: z.core.$ZodType, text: string): unknown {
  if (schema instanceof z.ZodBoolean && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (schema instanceof z.ZodNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (schema instanceof z.ZodArray) return listOf(text).map((item) => coerce(schema.element, item));
  if (schema instanceof z.ZodRecord) return Object.fromEntries(listOf(text).map(pairOf));
  return text;
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** `cost-center=42`; without an equals sign the value is missing, and fails the check. */
function pairOf(item: string): [string, string | undefined] {
  const at = item.indexOf("=");
  return at < 0 ? [item, undefined] : [item.slice(0, at).trim(), item.slice(at + 1).trim()];
}

function unknownVariable(name: string, prefix: string, got: string | undefined): ConfigProblem {
  const known = settings().flatMap(({ variable }) =>
    variable === undefined ? [] : [variable.slice(VARIABLE_PREFIX.length)],
  );
  const nearest = suggest(name.slice(prefix.length), known);
  return {
    path: name,
    got,
    allowed: `${VARIABLE_PREFIX}<SECTION>_<SETTING>, or ${VARIABLE_PREFIX}<ENVIRONMENT>_<SECTION>_<SETTING>`,
    fix:
      nearest === undefined ? `unset ${name}: it overrides no setting` : `did you mean ${prefix}${nearest}?`,
  };
}
