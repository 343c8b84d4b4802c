import { z } from "zod";
import { loadConfig } from "../../config/load";
import { configSchema, type PlatformConfig } from "../../config/schema";
import { type Setting, settings, unwrap } from "../../config/settings";
import { code, page, table, text } from "./markdown";

/** Every setting with its variable, default and values. */
export async function configurationPage(): Promise<string> {
  const values = { dev: loadConfig("dev", {}), prod: loadConfig("prod", {}) };
  const sections = new Map<string, Setting[]>();
  for (const setting of settings()) {
    const section = setting.path.includes(".") ? setting.path.slice(0, setting.path.indexOf(".")) : "";
    sections.set(section, [...(sections.get(section) ?? []), setting]);
  }
  return page([
    "# Configuration",
    "One file for each environment in `config/` says what differs from the defaults; " +
      "[config/schema.ts](../config/schema.ts) declares the settings and their limits. An environment variable goes before the file: " +
      "`LAKEHOUSE_STORAGE_REPLICATION` for every environment, `LAKEHOUSE_PROD_STORAGE_REPLICATION` for one. " +
      "Lists are written `a,b`, and maps `team=data,cost-center=42`. A variable that overrides nothing is an error.",
    "Where the file and these variables say nothing, `ARM_SUBSCRIPTION_ID` or `AZURE_SUBSCRIPTION_ID` gives " +
      "`subscriptionId`, and `ARM_TENANT_ID` or `AZURE_TENANT_ID` gives `tenantId`.",
    ...[...sections].flatMap(([section, found]) => [
      `## ${section === "" ? "General" : code(section)}`,
      ...(section === "" ? [] : [text(describeSection(section))]),
      table(
        ["Setting and variable", "What it is", "Allowed", "Default", "dev", "prod"],
        found.map((setting) => [
          [code(setting.path), ...(setting.variable === undefined ? [] : [code(setting.variable)])].join(
            "<br>",
          ),
          text(setting.description),
          text(setting.allowed),
          valueText(defaultOf(setting.path)),
          valueText(valueAt(values.dev, setting.path)),
          valueText(valueAt(values.prod, setting.path)),
        ]),
      ),
    ]),
  ]);
}

function describeSection(section: string): string {
  return z.globalRegistry.get(fieldOf(configSchema, section) ?? configSchema)?.description ?? "";
}

/** A value as a person writes it; what is not there is a dash. */
function valueText(value: unknown): string {
  if (value === undefined) return "–";
  if (Array.isArray(value)) return value.length === 0 ? "empty" : code(value.join(","));
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([key, each]) => `${key}=${String(each)}`);
    return pairs.length === 0 ? "empty" : code(pairs.join(","));
  }
  return code(typeof value === "string" ? value : JSON.stringify(value));
}

function valueAt(config: PlatformConfig, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null
          ? Object.entries(at).find(([name]) => name === key)?.[1]
          : undefined,
      config,
    );
}

/** What a setting is when nobody sets it; for a section of another kind than the default, its own default. */
export function defaultOf(path: string): unknown {
  const schema = path
    .split(".")
    .reduce<z.core.$ZodType | undefined>(
      (at, key) => (at === undefined ? undefined : fieldOf(unwrap(at), key)),
      configSchema,
    );
  if (schema instanceof z.ZodDefault) return schema.def.defaultValue;
  if (path === "environment") return undefined;
  return valueAt(configSchema.parse({ environment: "none" }), path);
}

function fieldOf(schema: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject)
    return Object.entries<z.core.$ZodType>(schema.shape).find(([name]) => name === key)?.[1];
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  return schema.options.map((option) => fieldOf(option, key)).find((field) => field !== undefined);
}
