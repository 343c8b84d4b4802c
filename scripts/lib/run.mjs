import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./root.mjs";
import { Stop } from "./stop.mjs";

/** How long a child may take to clean up after Ctrl-C. */
const graceMilliseconds = 15_000;

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();

/** @type {NodeJS.Signals | undefined} */
let interruptedBy;
let interruptedAt = 0;

/**
 * A child leads its own process group, so that its own children get the signal too, and get it once:
 * npm and the terminal both deliver Ctrl-C to us.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ESRCH") throw error;
  }
}

/** @param {NodeJS.Signals} signal */
function interrupt(signal) {
  const now = Date.now();
  if (interruptedBy === undefined) {
    interruptedBy = signal;
    interruptedAt = now;
    for (const child of running) signalGroup(child, signal);
    const force = () => {
      for (const child of running) signalGroup(child, "SIGKILL");
    };
    setTimeout(force, graceMilliseconds).unref();
  } else if (now - interruptedAt > 1000) {
    // A second Ctrl-C by a person, not npm's copy of the first one.
    for (const child of running) signalGroup(child, "SIGKILL");
  }
  if (running.size === 0) process.exit(exitCodeOf(signal));
}

/**
 * @param {NodeJS.Signals} signal
 * @returns {number} 130 for Ctrl-C, by the shells' convention
 */
function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

/** @throws {Stop} without a word, with the exit code of the signal */
function stopIfInterrupted() {
  if (interruptedBy !== undefined) throw new Stop("", exitCodeOf(interruptedBy));
}

let listening = false;
function listen() {
  if (listening) return;
  listening = true;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => interrupt(signal));
  }
}

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to the environment; undefined removes
 * @property {boolean} [capture] collect the output instead of showing it
 * @property {string} [cwd] default: the project's root
 */

/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 127 when the command does not exist
 * @property {string} output standard output and error, interleaved; empty unless captured
 */

/**
 * Runs a command and waits for it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 * @throws {Stop} with exit code 130 and the like after Ctrl-C
 */
export async function run(command, args, options = {}) {
  listen();
  stopIfInterrupted();
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", options.capture ? "pipe" : "inherit", options.capture ? "pipe" : "inherit"],
    detached: process.platform !== "win32",
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === "win32" && command === "npm",
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", (/** @type {string} */ text) => (output += text));
  }
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.on("close", (exit, signal) => resolve(exit ?? (signal === null ? 1 : exitCodeOf(signal))));
  });
  running.delete(child);
  stopIfInterrupted();
  return { code, output };
}
