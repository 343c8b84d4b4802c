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
