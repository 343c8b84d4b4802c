import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives `use` the path of a Python module with this source, which is there only while it runs. */
export function withModule<T>(source: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "kit-module-"));
  try {
    const path = join(folder, "module.py");
    writeFileSync(path, source);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
