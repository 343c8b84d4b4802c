import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const root = join(__dirname, "..", "..");

/**
 * Calls a function of one of the scripts in a Node of its own, as they are modules of another kind than the
 * tests; once per list of arguments.
 */
export function callEach(
  script: string,
  name: string,
  argumentLists: readonly (readonly unknown[])[],
  env: Readonly<Record<string, string>> = {},
): unknown[] {
  const program = `
    const { [${JSON.stringify(name)}]: subject } = await import(${JSON.stringify(pathToFileURL(join(root, "scripts", script)).href)});
    const results = [];
    for (const args of ${JSON.stringify(argumentLists)}) results.push((await subject(...args)) ?? null);
    process.stdout.write("\\u0000" + JSON.stringify(results));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.slice(stdout.lastIndexOf("\u0000") + 1)) as unknown[];
}

/** The same for one list of arguments. */
export function call(script: string, name: string, ...args: readonly unknown[]): unknown {
  return callEach(script, name, [args])[0];
}
