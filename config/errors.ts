/** One thing that is wrong with a configuration, told so that it can be put right without a search. */
export interface ConfigProblem {
  /** The setting, dotted, or the environment variable. */
  readonly path: string;
  /** The value found; undefined when there is none. */
  readonly got: unknown;
  /** What may stand there instead. */
  readonly allowed: string;
  /** What to do. */
  readonly fix: string;
}

/** Everything that is wrong with one environment's configuration. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(
    readonly headline: string,
    readonly problems: readonly ConfigProblem[],
  ) {
    super(render(headline, problems));
  }
}

/** The whole error as text for a terminal, without a stack trace. */
export function formatConfigError(error: ConfigError): string {
  return render(error.headline, error.problems);
}

export function invalidConfig(environment: string, problems: readonly ConfigProblem[]): ConfigError {
  return new ConfigError(`The configuration of "${environment}" has ${count(problems)}.`, problems);
}

export function invalidConfigs(
  environments: readonly string[],
  problems: readonly ConfigProblem[],
): ConfigError {
  const names = environments.map((name) => `"${name}"`).join(" and ");
  return new ConfigError(`The configurations of ${names} have ${count(problems)}.`, problems);
}

export function notDeployable(environment: string, problems: readonly ConfigProblem[]): ConfigError {
  return new ConfigError(
    `"${environment}" can be synthesised but not deployed: it has ${count(problems)}.`,
    problems,
  );
}

export function unknownEnvironment(name: string, known: readonly string[], suggestion?: string): ConfigError {
  const instead = suggestion === undefined ? "" : `use "${suggestion}", or `;
  return new ConfigError(`There is no environment "${name}".`, [
    {
      path: "environment",
      got: name,
      allowed: known.join(", "),
      fix: `${instead}add config/${name}.ts and list it in config/environments.ts`,
    },
  ]);
}

function render(headline: string, problems: readonly ConfigProblem[]): string {
  return [headline, ...problems.map(renderProblem)].join("\n\n") + "\n";
}

function renderProblem(problem: ConfigProblem, index: number): string {
  const got = problem.got === undefined ? "nothing" : JSON.stringify(problem.got);
  return [
    `  ${index + 1}. ${problem.path}`,
    `     got:     ${got}`,
    `     allowed: ${problem.allowed}`,
    `     fix:     ${problem.fix}`,
  ].join("\n");
}

function count(problems: readonly ConfigProblem[]): string {
  return problems.length === 1 ? "1 problem" : `${problems.length} problems`;
}
