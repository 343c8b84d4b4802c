import { seconds } from "./say.mjs";

/**
 * @param {readonly import("./test-run.mjs").Outcome[]} outcomes
 * @param {number} milliseconds that all took together
 * @returns {{ lines: string[], green: boolean }} the last line is `N passed, N failed`
 */
export function summarise(outcomes, milliseconds) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const row = (/** @type {readonly (string | number)[]} */ [name = "", ...cells]) =>
    String(name).padEnd(14) + cells.map((cell) => String(cell).padStart(9)).join("");
  return {
    lines: [
      row(["step", "passed", "failed", "time"]),
      ...outcomes.map((outcome) =>
        row([outcome.name, outcome.passed, outcome.failed, seconds(outcome.milliseconds)]),
      ),
      ...outcomes.flatMap(({ name, skipped }) =>
        skipped.map((test) => `skipped, which counts as failed: ${name}: ${test}`),
      ),
      `${seconds(milliseconds)} in all`,
      `${passed} passed, ${failed} failed`,
    ],
    green: failed === 0 && passed > 0,
  };
}
