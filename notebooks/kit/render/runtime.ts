import { join } from "node:path";
import { embedModules, readModule } from "../python-source";

/** The kit's own Python modules; a notebook holds the source of those that it calls. */
export type RuntimeModule = "contracts" | "checkpoints" | "history" | "ingest" | "fresh" | "replace";

const FOLDER = join(__dirname, "..", "runtime");

/** The source of runtime modules as one cell, in the given order. */
export const runtimeSource = (modules: readonly RuntimeModule[]): string =>
  embedModules(
    modules.map((module) => {
      const path = join(FOLDER, `${module}.py`);
      return { path, source: readModule(module, path) };
    }),
  );
