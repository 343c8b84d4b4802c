/** A construct was used in a way that no apply could make good. */
export class ConstructError extends Error {
  override readonly name = "ConstructError";

  constructor(path: string, got: string, allowed: string, fix: string) {
    super(`${path}: got ${got}; allowed: ${allowed}. ${fix}`);
  }
}

export function unknownContainer(path: string, name: string, known: readonly string[]): ConstructError {
  return new ConstructError(
    path,
    `container "${name}"`,
    known.join(", "),
    "Ask for one of these, or add it to the lake's containers.",
  );
}

export function repeatedContainer(path: string, name: string): ConstructError {
  return new ConstructError(
    path,
    `container "${name}" twice`,
    "each container once",
    "Leave the second one out.",
  );
}

export function pathOutsideContainer(path: string, got: string): ConstructError {
  return new ConstructError(
    path,
    JSON.stringify(got),
    "a relative path of letters, digits, dots, hyphens and underscores between single slashes",
    "Leave out leading and trailing slashes, empty parts and parts of dots only.",
  );
}

export function noAssignments(path: string): ConstructError {
  return new ConstructError(
    path,
    "no role assignments",
    "at least one",
    "Leave the wait out when there is nothing to wait for.",
  );
}

export function secretName(path: string, got: string): ConstructError {
  return new ConstructError(
    path,
    JSON.stringify(got),
    "1 to 127 letters, digits or hyphens",
    "Key Vault takes no underscores: write language-key, not language_key.",
  );
}

export function activityName(path: string, got: string): ConstructError {
  return new ConstructError(
    path,
    `activity ${JSON.stringify(got)}`,
    "1 to 55 letters, digits and underscores, a letter first",
    "Rename the activity.",
  );
}

export function repeatedActivity(path: string, name: string): ConstructError {
  return new ConstructError(
    path,
    `two activities with the name "${name}"`,
    "one activity per name, also inside loops and conditions",
    "Rename one of them.",
  );
}

export function strangeDependency(
  path: string,
  name: string,
  dependency: string,
  known: readonly string[],
): ConstructError {
  return new ConstructError(
    path,
    `activity "${name}" that waits for "${dependency}"`,
    known.length === 0 ? "nothing, as it is the first of its list" : known.join(", "),
    "Let it wait for an activity that stands before it in the same list.",
  );
}

export function unorderedRead(
  path: string,
  name: string,
  read: string,
  done: readonly string[],
): ConstructError {
  return new ConstructError(
    path,
    `activity "${name}" that reads what "${read}" gives`,
    done.length === 0 ? "nothing, as it waits for no activity" : `what it waits for: ${done.join(", ")}`,
    `Put "${read}" among its dependsOn.`,
  );
}

export function retryPause(path: string, name: string, seconds: number): ConstructError {
  return new ConstructError(
    path,
    `activity "${name}" that is tried again after ${seconds} s`,
    "at least 30 s",
    "Raise its retrySeconds.",
  );
}

export function batchCount(path: string, name: string, got: number): ConstructError {
  return new ConstructError(
    path,
    `activity "${name}" with ${got} entries at a time`,
    "1 to 50",
    "Change its batchCount.",
  );
}
