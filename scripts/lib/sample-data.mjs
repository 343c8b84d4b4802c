import { existsSync, readdirSync, rmSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { step } from "./say.mjs";
import { fingerprint, isStamped, removeStamp, writeStamp } from "./stamps.mjs";
import { venvPython } from "./venv.mjs";

/** Where the bundled data of a workload lies, relative to the root. */
export const sampleFolder = (/** @type {string} */ workload) => `.local/sample/${workload}`;

/** Where the run on the bundled data keeps its tables: apart from those of people's own files. */
export const sampleRoot = ".local/start";

/**
 * How much is generated for each workload: enough that everything happens, little enough that a first run is short.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const sizes = {
  retail: ["--orders", "2000"],
  insights: ["--chats", "400"],
};

/**
 * Generates a workload's sample data unless it is there and of this generator.
 * @param {string} workload
 */
export async function ensureSampleData(workload) {
  const folder = sampleFolder(workload);
  const options = [...(sizes[workload] ?? []), "--seed", "7"];
  const stamp = inRoot(`${folder}.stamp`);
  const print = fingerprint(sources(inRoot("local", "sample_data")), options);
  if (existsSync(inRoot(folder)) && isStamped(stamp, print)) return;
  removeStamp(stamp);
  // Tables made of other files under the same names would be neither these nor those.
  rmSync(inRoot(sampleRoot), { recursive: true, force: true });
  await step(
    `Generating sample data for ${workload}: ${folder}`,
    "2 seconds",
    venvPython,
    ["-m", "local.sample_data", workload, folder, ...options],
    { hint: `Delete ${folder} and run it again.` },
  );
  writeStamp(stamp, print);
}

/**
 * @param {string} folder
 * @returns {string[]} the generator's own files, in a fixed order
 */
function sources(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => `${folder}/${name}`);
}
