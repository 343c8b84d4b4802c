import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { errors } from "./errors";
import { checkPortable } from "./lint";

const RELATIVE = /^[^\S\n]*from\s+\.([\w.]*)\s[^\n]*/gm;

/** Reads a Python module that goes into a notebook. `user` is who asks for it, for the error. */
export function readModule(user: string, path: string): string {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (cause) {
    throw errors.modulePath(user, path, cause);
  }
  checkPortable(path, source);
  return source;
}

/**
 * Modules as one cell, in the given order.
 * `from .module import name` lines are dropped: the name stands in the same notebook.
 */
export function embedModules(modules: readonly { readonly path: string; readonly source: string }[]): string {
  const names = modules.map(({ path }) => basename(path, ".py"));
  return modules
    .map(({ path, source }, index) => {
      for (const [line, from] of source.matchAll(RELATIVE)) {
        // What a module imports must stand before it: its own top level may use it. An import within a function
        // would stay, and name a module that is not there.
        if (/^\s/.test(line) || !names.slice(0, index).includes(from ?? ""))
          throw errors.relativeImport(path, line.trim());
      }
      return source
        .replaceAll(/^from \.\w+ import (?:\([^)]*\)|.*)\n/gm, "")
        .replaceAll(/^from __future__ import .*\n/gm, "")
        .trim();
    })
    .join("\n\n\n");
}
