import { z } from "zod";
import { allowedText } from "./allowed";
import { configSchema } from "./schema";

/** One leaf of the configuration: a value, a list or a map, never a section. */
export interface Setting {
  /** Dotted path, such as `storage.replication`. */
  readonly path: string;
  /**
   * Environment variable that overrides it in every environment, such as `LAKEHOUSE_STORAGE_REPLICATION`;
   * undefined for the name of the environment: given to all of them, it would make them one.
   */
  readonly variable: string | undefined;
  readonly description: string;
  /** What the setting accepts, in words. */
  readonly allowed: string;
  /** The value's schema without its default. */
  readonly schema: z.core.$ZodType;
}

export const VARIABLE_PREFIX = "LAKEHOUSE_";

/** Every setting, in the order of the schema. Walked once, on first use: most processes never need it. */
export function settings(): readonly Setting[] {
  cached ??= collapse(leaves(configSchema, []));
  return cached;
}

/** The setting at a path, or the one that holds it: `budget.contacts.0` is part of `budget.contacts`. */
export function settingAt(path: string): Setting | undefined {
  return settings().find((setting) => path === setting.path || path.startsWith(`${setting.path}.`));
}

/** `compute.nodeType` -> `COMPUTE_NODE_TYPE`. */
export function variableName(path: string): string {
  return path
    .replaceAll(".", "_")
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase();
}

/** A schema without the wrappers that supply a default. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap());
  }
  return schema;
}

let cached: readonly Setting[] | undefined;

function leaves(schema: z.core.$ZodType, path: readonly string[]): Setting[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries<z.core.$ZodType>(inner.shape).flatMap(([key, child]) =>
      leaves(child, [...path, key]),
    );
  }
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return inner.options.flatMap((option) => leaves(option, path));
  }
  const dotted = path.join(".");
  return [
    {
      path: dotted,
      variable: dotted === "environment" ? undefined : VARIABLE_PREFIX + variableName(dotted),
      description: z.globalRegistry.get(schema)?.description ?? "",
      allowed: allowedText(inner),
      schema: inner,
    },
  ];
}

/** The options of a section with kinds repeat the discriminator: it becomes one setting that allows them all. */
function collapse(found: readonly Setting[]): readonly Setting[] {
  const byPath = new Map<string, Setting>();
  for (const setting of found) {
    const earlier = byPath.get(setting.path);
    byPath.set(
      setting.path,
      earlier === undefined
        ? setting
        : {
            ...earlier,
            description: `${earlier.description} ${setting.description}`,
            allowed: `${earlier.allowed}, ${setting.allowed}`,
          },
    );
  }
  return [...byPath.values()];
}
