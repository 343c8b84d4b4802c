import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { run } from "./run.mjs";
import { heartbeat, seconds } from "./say.mjs";

/** @typedef {import("./test-steps.mjs").TestStep} TestStep */

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {number} failed skipped ones included
 * @property {string[]} skipped
 * @property {number} milliseconds
 */

/**
 * Runs the steps of each lane one after the other, the lanes side by side. A failing step stops nothing.
 * @param {readonly (readonly TestStep[])[]} lanes
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Outcome[]>} in the order of the lanes
 */
export async function runLanes(lanes, env) {
  /** @type {Map<string, number>} */
  const active = new Map();
  const stop = heartbeat(() => {
    return [...active].map(([name, started]) => `${name} ${seconds(Date.now() - started)}`).join(", ");
  });
  const lane = async (/** @type {readonly TestStep[]} */ steps) => {
    /** @type {Outcome[]} */
    const outcomes = [];
    for (const step of steps) {
      active.set(step.name, Date.now());
      outcomes.push(await runStep(step, env));
      active.delete(step.name);
    }
    return outcomes;
  };
  return (await Promise.all(lanes.map(lane)).finally(stop)).flat();
}

/**
 * @param {TestStep} step
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Outcome>}
 */
export async function runStep(step, env) {
  if (step.report !== undefined) {
    // An old report must not speak for a run that crashed.
    rmSync(step.report, { force: true });
    mkdirSync(dirname(step.report), { recursive: true });
  }
  say(`[${step.name}] ${step.what}`);
  const started = Date.now();
  const { code, output } = await run(step.command, step.args, { capture: true, env });
  const outcome = judge(step, code, Date.now() - started);
  const verdict = outcome.failed === 0 ? "ok" : "FAILED";
  if (outcome.failed > 0) say(indent(output));
  say(`[${step.name}] ${verdict}: ${describe(outcome, step)} in ${seconds(outcome.milliseconds)}`);
  return outcome;
}

/**
 * @param {TestStep} step
 * @param {number} code
 * @param {number} milliseconds
 * @returns {Outcome}
 */
function judge(step, code, milliseconds) {
  const one = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
  const counts = readReport(step) ?? one;
  let failed = counts.failed + counts.skipped.length;
  // It crashed, or found no tests at all: its report alone would look fine.
  if (failed === 0 && (code !== 0 || counts.passed === 0)) failed = 1;
  return { name: step.name, passed: counts.passed, failed, skipped: counts.skipped, milliseconds };
}

/** @param {TestStep} step */
function readReport({ read, report }) {
  if (read === undefined || report === undefined) return undefined;
  try {
    return read(readFileSync(report, "utf8"));
  } catch {
    // No report, or half of one: the exit code speaks.
    return undefined;
  }
}

/**
 * @param {Outcome} outcome
 * @param {TestStep} step
 */
function describe(outcome, step) {
  if (step.read === undefined) return outcome.failed === 0 ? "nothing to complain about" : "see above";
  const skipped = outcome.skipped.length > 0 ? `, of which skipped ${outcome.skipped.length}` : "";
  return `${outcome.passed} passed, ${outcome.failed} failed${skipped}`;
}

/** @param {string} text */
function indent(text) {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  | ${line}`)
    .join("\n");
}

/** @param {string} text */
function say(text) {
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${text}\n` : `${text}\n`);
}
