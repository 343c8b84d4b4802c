import { ensureNodeModules } from "./node-modules.mjs";
import { findJava, nodeProblem } from "./prerequisites.mjs";
import { Stop } from "./stop.mjs";
import { ensureJars, makeVenv, pythonForVenv, venvPython } from "./venv.mjs";

/** @typedef {Record<string, string | undefined>} Environment what the local engine is started with */

/**
 * Brings a fresh machine up; does nothing when that is done. Safe to interrupt and to start again.
 * @returns {Promise<Environment>}
 * @throws {Stop} one sentence for each prerequisite that is missing
 */
export async function setUp() {
  const node = nodeProblem(process.versions.node);
  const [java, python] = await Promise.all([findJava(), pythonForVenv()]);
  const problems = [node];
  if ("problem" in java) problems.push(java.problem);
  if (python !== undefined && "problem" in python) problems.push(python.problem);
  const said = problems.filter((problem) => problem !== undefined);
  if (said.length > 0 || !("found" in java)) throw new Stop(said.join("\n"));

  await ensureNodeModules();
  if (python !== undefined && "found" in python) await makeVenv(python.found.command);
  const env = engineEnvironment(java.found.command[0]);
  await ensureJars(env);
  return env;
}

/**
 * @param {string | undefined} javaHome undefined: the Java on the PATH
 * @returns {Environment}
 */
function engineEnvironment(javaHome) {
  return { JAVA_HOME: javaHome, PYSPARK_PYTHON: venvPython, PYTHONUTF8: "1" };
}
