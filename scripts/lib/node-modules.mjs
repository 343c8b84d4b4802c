import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { step } from "./say.mjs";
import { fingerprint, isStamped, writeStamp } from "./stamps.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Package
 * @typedef {{ packages?: Record<string, Package> }} Lock
 */

/** Installs the Node packages when package-lock.json says something else than node_modules holds. */
export async function ensureNodeModules() {
  const stamp = inRoot("node_modules", ".setup-stamp");
  const print = fingerprint([inRoot("package-lock.json")]);
  if (isStamped(stamp, print)) return;
  const installed = inRoot("node_modules", ".package-lock.json");
  // Somebody may have run `npm ci` by hand; npm writes its own record last.
  if (!existsSync(installed) || !agree(readLock(inRoot("package-lock.json")), readLock(installed))) {
    await step("Installing the Node packages: npm ci", "under a minute", "npm", ["ci", "--loglevel=error"], {
      hint: "Is the network reachable? Run it again: it starts over cleanly.",
    });
  }
  writeStamp(stamp, print);
}

/**
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed npm's record of node_modules
 */
export function agree(wanted, installed) {
  const have = installed.packages ?? {};
  const want = wanted.packages ?? {};
  const nothingElse = Object.entries(have).every(([name, { version, integrity }]) => {
    return want[name]?.version === version && want[name]?.integrity === integrity;
  });
  const nothingMissing = Object.entries(want).every(([name, { optional }]) => {
    return name === "" || optional === true || name in have;
  });
  return nothingElse && nothingMissing;
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readLock(file) {
  return /** @type {Lock} */ (JSON.parse(readFileSync(file, "utf8")));
}
