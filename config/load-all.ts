import { ConfigError, type ConfigProblem, invalidConfigs } from "./errors";
import { loadConfig } from "./load";
import type { Variables } from "./overrides";
import type { PlatformConfig } from "./schema";

/**
 * Several environments at once, so that what is wrong with the second is not hidden by the first.
 *
 * @throws ConfigError that lists everything that is wrong with any of them, what they share only once.
 */
export function loadConfigs<const Name extends string>(
  names: readonly Name[],
  env: Variables = process.env,
): Readonly<Record<Name, PlatformConfig>> {
  const loaded = new Map<Name, PlatformConfig>();
  const failed = new Map<Name, ConfigError>();
  for (const name of names) {
    try {
      loaded.set(name, loadConfig(name, env));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      failed.set(name, error);
    }
  }
  const [first, second] = failed.values();
  if (first !== undefined) {
    throw second === undefined ? first : invalidConfigs([...failed.keys()], merge(failed));
  }
  return Object.fromEntries(loaded) as Record<Name, PlatformConfig>;
}

function merge(failed: ReadonlyMap<string, ConfigError>): readonly ConfigProblem[] {
  const merged = new Map<string, { readonly names: string[]; readonly problem: ConfigProblem }>();
  for (const [name, { problems }] of failed) {
    for (const problem of problems) {
      const key = JSON.stringify([problem.path, problem.got, problem.allowed, problem.fix]);
      const known = merged.get(key);
      if (known === undefined) merged.set(key, { names: [name], problem });
      else known.names.push(name);
    }
  }
  return [...merged.values()].map(({ names, problem }) => ({
    ...problem,
    path: `${problem.path} (${names.join(", ")})`,
  }));
}
