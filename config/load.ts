import { environments } from "./environments";
import { type ConfigProblem, invalidConfig, unknownEnvironment } from "./errors";
import { type RawConfig, type Variables, override } from "./overrides";
import { mend } from "./mend";
import { issueProblems } from "./problems";
import { ruleProblems } from "./rules";
import { type PlatformConfig, type PlatformConfigInput, configSchema } from "./schema";
import { suggest } from "./suggest";

/**
 * One environment's configuration: its file, then the environment variables, then the defaults.
 *
 * @throws ConfigError that lists everything that is wrong, never the first thing only.
 */
export function loadConfig(environmentName: string, env: Variables = process.env): PlatformConfig {
  const known = Object.keys(environments);
  const file = Object.hasOwn(environments, environmentName) ? environments[environmentName] : undefined;
  if (file === undefined) throw unknownEnvironment(environmentName, known, suggest(environmentName, known));
  return checkConfig(file, env, known);
}

/**
 * The same for a configuration that is at hand, such as one of a test.
 *
 * @throws ConfigError that lists everything that is wrong.
 */
export function checkConfig(
  file: PlatformConfigInput,
  env: Variables = {},
  known: readonly string[] = [file.environment],
): PlatformConfig {
  const { config, problems, sources } = override(file, file.environment, known, env);
  const parsed = configSchema.safeParse(config);
  const mended = parsed.success ? { config: parsed.data, broken: [] } : mend(config, parsed.error.issues);
  const found: readonly ConfigProblem[] = [
    ...problems,
    ...nameProblems(config),
    ...issueProblems(parsed.error?.issues ?? [], config, sources),
    ...ruleProblems(mended.config, mended.broken).map((problem) => withSource(problem, sources)),
  ];
  if (!parsed.success || found.length > 0) throw invalidConfig(file.environment, found);
  return parsed.data;
}

/** Names the variable behind a setting: a rule knows the setting only. */
function withSource(problem: ConfigProblem, sources: ReadonlyMap<string, string>): ConfigProblem {
  const source = sources.get(problem.path);
  return source === undefined ? problem : { ...problem, fix: `${problem.fix} (${source} sets it)` };
}

/** An environment named like a section would make `LAKEHOUSE_BUDGET_...` ambiguous. */
function nameProblems(config: RawConfig): readonly ConfigProblem[] {
  const name = config["environment"];
  if (typeof name !== "string" || !Object.hasOwn(configSchema.shape, name)) return [];
  return [
    {
      path: "environment",
      got: name,
      allowed: "a name that no section of the configuration has",
      fix: "rename the environment: its name starts the variables that override its settings",
    },
  ];
}
