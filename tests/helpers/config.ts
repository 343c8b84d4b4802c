import { ConfigError, type ConfigProblem } from "../../config/errors";

/** The problems that a call complains of. Fails when it does not complain, or of something else. */
export function problemsOf(call: () => unknown): readonly ConfigProblem[] {
  try {
    call();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error("expected a ConfigError");
}
