import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A short name for the content of some files and values; another content has another name.
 * @param {readonly string[]} files paths; a missing file counts as an empty one
 * @param {readonly string[]} [values]
 * @returns {string} 64 hexadecimal digits
 */
export function fingerprint(files, values = []) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(`${readOr(file, "")}\0`);
  }
  for (const value of values) hash.update(`${value}\0`);
  return hash.digest("hex");
}

/**
 * Whether the work that the stamp stands for is done, and done with the same inputs.
 * @param {string} stamp path of the stamp
 * @param {string} print what `fingerprint` gave
 */
export function isStamped(stamp, print) {
  return readOr(stamp, "").trim() === print;
}

/**
 * Says that the work is done. Written last and by renaming, so that a run that was interrupted leaves none.
 * @param {string} stamp
 * @param {string} print
 */
export function writeStamp(stamp, print) {
  mkdirSync(dirname(stamp), { recursive: true });
  const partial = `${stamp}.${process.pid}.partial`;
  writeFileSync(partial, `${print}\n`);
  renameSync(partial, stamp);
}

/**
 * Takes the stamp away before work that an interruption would leave half done.
 * @param {string} stamp
 */
export function removeStamp(stamp) {
  rmSync(stamp, { force: true });
}

/**
 * @param {string} file
 * @param {string} fallback
 */
function readOr(file, fallback) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return fallback;
    throw error;
  }
}
