import { ConstructError } from "../errors";

const list = (values: readonly string[]): string => (values.length === 0 ? "none" : values.join(", "));

export function unknownPrivilege(
  path: string,
  privilege: string,
  securableType: string,
  allowed: readonly string[],
): ConstructError {
  return new ConstructError(
    path,
    `privilege "${privilege}" on a ${securableType}`,
    list(allowed),
    "Grant it on a securable that has it, or correct its spelling.",
  );
}

export function unknownSchema(path: string, schema: string, allowed: readonly string[]): ConstructError {
  return new ConstructError(
    path,
    `schema "${schema}"`,
    list(allowed),
    "Keep the workload's tables in a schema that the catalog has.",
  );
}

export function unknownVolume(path: string, volume: string, allowed: readonly string[]): ConstructError {
  return new ConstructError(path, `volume "${volume}"`, list(allowed), "Use a volume that the catalog has.");
}

export function illegalTaskKey(path: string, key: string): ConstructError {
  return new ConstructError(
    path,
    `task key "${key}"`,
    "1 to 100 letters, digits, hyphens or underscores",
    "Rename the task.",
  );
}

export function duplicateTaskKey(path: string, key: string): ConstructError {
  return new ConstructError(
    path,
    `two tasks with the key "${key}"`,
    "one task per key",
    "Rename one of them.",
  );
}

export function unknownDependency(
  path: string,
  task: string,
  dependency: string,
  allowed: readonly string[],
): ConstructError {
  return new ConstructError(
    path,
    `task "${task}" that waits for "${dependency}"`,
    list(allowed),
    "Let it wait for a task of the same job.",
  );
}

export function emptyJob(path: string): ConstructError {
  return new ConstructError(
    path,
    "no tasks",
    "at least one task",
    "Give the job a task, or do not deploy it.",
  );
}

export function notContinuous(path: string, reason: string): ConstructError {
  return new ConstructError(
    path,
    `a continuous job with ${reason}`,
    "one task on classic compute, without dependencies",
    "Move what follows to a job that table updates start.",
  );
}

export function assetConflict(path: string, fileName: string): ConstructError {
  return new ConstructError(
    path,
    `two different contents for "${fileName}"`,
    "one content per file of a workload",
    "Rename one of the tasks.",
  );
}

export function illegalAssetName(path: string, fileName: string, allowed: string): ConstructError {
  return new ConstructError(
    path,
    `file name "${fileName}"`,
    allowed,
    "Rename the task that the file belongs to.",
  );
}

export function sqlFileExpected(path: string, task: string, language: string): ConstructError {
  return new ConstructError(
    path,
    `task "${task}" with a ${language} asset on the SQL warehouse`,
    "SQL files",
    "Run the task on the job's compute.",
  );
}

export function noExternalLocation(
  path: string,
  container: string,
  known: readonly string[],
): ConstructError {
  return new ConstructError(
    path,
    `container "${container}"`,
    list(known),
    "Ask for one of these, or give the container an external location.",
  );
}

export function unknownParameter(path: string, name: string, allowed: readonly string[]): ConstructError {
  return new ConstructError(
    path,
    `a value for the parameter "${name}"`,
    list(allowed),
    "Leave it out, or let a task of the workload declare the parameter.",
  );
}

export function undescribedService(path: string, name: string, described: readonly string[]): ConstructError {
  return new ConstructError(
    path,
    `no access to the service "${name}", which the workload calls`,
    list(described),
    "Say under services where it is and how jobs sign in.",
  );
}

export function twoSecretScopes(path: string, names: readonly string[]): ConstructError {
  return new ConstructError(
    path,
    `keys of services in the scopes ${list(names)}`,
    "one scope for a workload",
    "Keep the keys in one vault.",
  );
}
