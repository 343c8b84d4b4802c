import type { errors } from "../../../../notebooks/kit/errors";

/** A public cause of an error, with the whole message that it gives. */
export interface Case {
  readonly cause: () => unknown;
  readonly message: string;
}

/** Cases by the factory that they reach. */
export type Cases<K extends keyof typeof errors> = Readonly<Record<K, Readonly<Record<string, Case>>>>;

export const when = (cause: () => unknown, path: string, problem: string, fix: string): Case => ({
  cause,
  message: `${path}: ${problem}\n  Fix: ${fix}`,
});
