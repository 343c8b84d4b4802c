import { join } from "node:path";
import { run } from "./run.mjs";

/** What the pinned packages run on: pyarrow has no wheels for a newer Python, Spark 4.0 wants these Javas. */
const oldestNode = 20;
const oldestPython = [3, 11];
const newestPython = [3, 13];
const javas = [17, 21];

/**
 * @param {string} version such as 20.11.0
 * @returns {string | undefined} a sentence, or undefined when it is fine
 */
export function nodeProblem(version) {
  const major = Number(version.split(".")[0]);
  if (major >= oldestNode) return undefined;
  return `Node ${oldestNode} or newer is needed and this is ${version}: install it from https://nodejs.org.`;
}

/**
 * @typedef {object} Found
 * @property {string[]} command how to start it
 * @property {string} version
 */

/**
 * @typedef {{ found: Found } | { problem: string }} Search
 */

/**
 * The Python to make the environment with: PYTHON when it is set, else the first that fits on the PATH.
 * @returns {Promise<Search>}
 */
export async function findPython() {
  const wish = process.env["PYTHON"];
  const candidates = wish
    ? [[wish]]
    : [["python3"], ["python"], ["py", "-3"], ["python3.13"], ["python3.12"], ["python3.11"]];
  /** @type {string[]} */
  const unfit = [];
  for (const command of candidates) {
    const [file = "", ...args] = command;
    const { code, output } = await run(file, [...args, "-c", pythonProbe], { capture: true });
    const [, version = "", pip = ""] = /^(\d+\.\d+\.\d+) (pip|bare)\s*$/m.exec(output) ?? [];
    if (code !== 0 || version === "") continue;
    if (!isBetween(version, oldestPython, newestPython)) unfit.push(`${file} is ${version}`);
    else if (pip === "bare") unfit.push(`${file} lacks its venv module (on Debian and Ubuntu: python3-venv)`);
    else return { found: { command, version } };
  }
  const range = `Python ${oldestPython.join(".")} to ${newestPython.join(".")}`;
  const got =
    unfit.length > 0
      ? [...new Set(unfit)].join(", ")
      : wish
        ? `PYTHON=${wish} does not start`
        : "none was found";
  return {
    problem: `${range} is needed and ${got}: install it from https://www.python.org, or set PYTHON to its path.`,
  };
}

const pythonProbe = [
  "import sys, importlib.util",
  "print('%d.%d.%d' % sys.version_info[:3], 'pip' if importlib.util.find_spec('ensurepip') else 'bare')",
].join("; ");

/**
 * The Java that Spark will start: JAVA_HOME's, else the one on the PATH.
 * @returns {Promise<Search>} an empty command when it is the one on the PATH, else JAVA_HOME
 */
export async function findJava() {
  const home = process.env["JAVA_HOME"];
  /** @type {string[]} */
  const unfit = [];
  for (const at of home ? [home, ""] : [""]) {
    const { code, output } = await run(at === "" ? "java" : join(at, "bin", "java"), ["-version"], {
      capture: true,
    });
    const version = /version "([^"]+)"/.exec(output)?.[1];
    const where = at === "" ? "the one on the PATH" : "JAVA_HOME's";
    if (code !== 0 || version === undefined) {
      if (at !== "") unfit.push(`JAVA_HOME=${at} holds none`);
    } else if (!javas.includes(javaMajor(version))) unfit.push(`${where} is ${version}`);
    else return { found: { command: at === "" ? [] : [at], version } };
  }
  const got = unfit.length > 0 ? unfit.join(", ") : "none was found";
  return {
    problem: `Java ${javas.join(" or ")} is needed and ${got}: install it from https://adoptium.net, then put it on the PATH or set JAVA_HOME.`,
  };
}

/**
 * @param {string} version such as 17.0.15, 21 or 1.8.0_392
 * @returns {number} 17, 21 or 8
 */
export function javaMajor(version) {
  const [first = 0, second = 0] = version.split(/[._+-]/).map(Number);
  return first === 1 ? second : first;
}

/**
 * @param {string} version
 * @param {readonly number[]} oldest major and minor
 * @param {readonly number[]} newest major and minor
 */
function isBetween(version, oldest, newest) {
  const rank = (/** @type {readonly number[]} */ [major = 0, minor = 0]) => major * 1000 + minor;
  const here = rank(version.split(".").map(Number));
  return rank(oldest) <= here && here <= rank(newest);
}
