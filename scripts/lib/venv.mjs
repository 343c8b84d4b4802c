import { existsSync, rmSync } from "node:fs";
import { findPython } from "./prerequisites.mjs";
import { inRoot } from "./root.mjs";
import { step } from "./say.mjs";
import { fingerprint, isStamped, removeStamp, writeStamp } from "./stamps.mjs";
import { Stop } from "./stop.mjs";

const folder = inRoot(".venv");
const stamp = inRoot(".venv", ".setup-stamp");
const lock = inRoot("requirements.lock.txt");

/** The interpreter of the project's own environment. */
export const venvPython =
  process.platform === "win32" ? inRoot(".venv", "Scripts", "python.exe") : inRoot(".venv", "bin", "python");

/** Whether the environment holds exactly what the lock names; then no system Python is needed any more. */
export function isVenvReady() {
  return existsSync(venvPython) && isStamped(stamp, fingerprint([lock]));
}

/**
 * Makes or updates the Python environment.
 * @param {readonly string[]} python how to start the Python to make it with
 */
export async function makeVenv(python) {
  const [command = "python3", ...args] = python;
  // No stamp means that an earlier attempt was interrupted: what it left may look whole and not be.
  if (!existsSync(venvPython) || !existsSync(stamp)) {
    rmSync(folder, { recursive: true, force: true });
    await step(
      "Making the Python environment: .venv",
      "5 seconds",
      command,
      [...args, "-m", "venv", folder],
      {
        hint: "Set PYTHON to the path of another Python and run it again.",
      },
    );
  }
  removeStamp(stamp);
  await step(
    "Installing the Python packages: Spark, Delta Lake, MLflow and the test tools",
    "1 to 3 minutes, 500 MB",
    venvPython,
    ["-m", "pip", "install", "--quiet", "--no-input", "--progress-bar=off", "-r", lock],
    {
      env: { PIP_DISABLE_PIP_VERSION_CHECK: "1" },
      hint: "Is the network reachable? Run it again: it starts over cleanly.",
    },
  );
  writeStamp(stamp, fingerprint([lock]));
}

/**
 * The Python to make the environment with, or undefined when it is made already.
 * @returns {Promise<import("./prerequisites.mjs").Search | undefined>}
 */
export async function pythonForVenv() {
  return isVenvReady() ? undefined : await findPython();
}

// Beside the jars: whoever deletes them deletes it.
const jarsStamp = inRoot(".venv", "jars", ".setup-stamp");

/**
 * Fetches the Java libraries that Spark needs for Delta Lake.
 * @param {Record<string, string | undefined>} env names the Java that runs Spark's resolver
 */
export async function ensureJars(env) {
  const installer = inRoot("local", "install_jars.py");
  if (!existsSync(installer)) throw new Stop(`${installer} is missing: the checkout is not complete.`);
  const print = fingerprint([installer, lock]);
  if (isStamped(jarsStamp, print)) return;
  await step(
    "Fetching the Delta Lake libraries for Spark",
    "10 seconds, 7 MB",
    venvPython,
    ["-m", "local.install_jars"],
    { env, hint: "Is the network reachable? Run it again: it starts over cleanly." },
  );
  writeStamp(jarsStamp, print);
}
