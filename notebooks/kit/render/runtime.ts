import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errors } from "../errors";
import { checkPortable } from "../lint";

/** The kit's own Python modules; a notebook holds the source of those that it calls. */
export type RuntimeModule = "contracts" | "checkpoints" | "history" | "ingest" | "fresh" | "replace";

const FOLDER = join(__dirname, "..", "runtime");

/**
 * The source of runtime modules as one cell, in the given order.
 * `from .module import name` lines are dropped: the name stands in the same notebook.
 */
export function runtimeSource(modules: readonly RuntimeModule[]): string {
  return modules
    .map((module) => {
      const path = join(FOLDER, `${module}.py`);
      const source = readFileSync(path, "utf8");
      checkPortable(path, source);
      for (const [line, from] of source.matchAll(/^from \.(\w+) import .*$/gm)) {
        if (!modules.some((other) => other === from)) throw errors.relativeImport(path, line);
      }
      return source
        .replaceAll(/^from \.\w+ import .*\n/gm, "")
        .replaceAll(/^from __future__ import .*\n/gm, "")
        .trim();
    })
    .join("\n\n\n");
}
