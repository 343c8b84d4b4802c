import { errors } from "./errors";

const PINNED = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._-]+\])?==[A-Za-z0-9.!+_-]+$/;

/** Returns requirements that are all pinned: what runs today must run in a year. */
export function checkPinned(user: string, requirements: readonly string[]): readonly string[] {
  for (const requirement of requirements) {
    if (!PINNED.test(requirement)) throw errors.notPinned(user, requirement);
  }
  return requirements;
}
