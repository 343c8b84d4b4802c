import { errors, KitError } from "../../../notebooks/kit/errors";
import { type Case, type Cases } from "./errors/case";
import { contractCases } from "./errors/contracts";
import { sqlCases } from "./errors/sql";
import { taskCases } from "./errors/tasks";
import { workloadCases } from "./errors/workloads";

// A factory without a case does not compile.
const cases: Cases<keyof typeof errors> = { ...contractCases, ...sqlCases, ...taskCases, ...workloadCases };

const all: readonly (readonly [string, Case])[] = Object.entries(cases).flatMap(([factory, ways]) =>
  Object.entries(ways).map(([way, each]) => [`${factory}: ${JSON.stringify(way)}`, each] as const),
);

function messageOf(cause: () => unknown): string {
  try {
    cause();
  } catch (error) {
    return error instanceof Error ? error.message : "not an error";
  }
  return "nothing was thrown";
}

test.each(all)("%s", (_, { cause, message }) => {
  expect(messageOf(cause)).toBe(message);
});

test("every factory has a case", () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(errors).sort());
});

test("an error carries its path and its cause", () => {
  const cause = new Error("ENOENT");
  const error = errors.modulePath("score", "/x.py", cause);
  expect(error).toBeInstanceOf(KitError);
  expect(error.name).toBe("KitError");
  expect(error.path).toBe("score");
  expect(error.cause).toBe(cause);
});
