import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return milliseconds < 9_950
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.round(milliseconds / 1000)} s`;
}

/**
 * Shows how long something has been going on: once a second on a terminal, once a minute in a log.
 * @param {() => string} text
 * @returns {() => void} stops it, and wipes the line
 */
export function heartbeat(text) {
  const terminal = process.stdout.isTTY;
  const timer = setInterval(
    () => process.stdout.write(terminal ? `\r\u001b[2K${text()}` : `${text()}\n`),
    terminal ? 1000 : 60_000,
  );
  return () => {
    clearInterval(timer);
    if (terminal) process.stdout.write("\r\u001b[2K");
  };
}

/**
 * One step of the set-up: says what it does and how long it usually takes, and shows the command's own
 * words only when it fails.
 * @param {string} what
 * @param {string} usually
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, hint: string }} options hint: what to do when it fails
 * @returns {Promise<void>}
 */
export async function step(what, usually, command, args, { env = {}, hint }) {
  const started = Date.now();
  console.log(`${what} (usually ${usually})`);
  const stop = heartbeat(() => `  ... ${seconds(Date.now() - started)}`);
  const { code, output } = await run(command, args, { capture: true, env }).finally(stop);
  if (code !== 0) {
    const lines = output.trimEnd().split("\n").slice(-40);
    throw new Stop(`${lines.map((line) => `  | ${line}`).join("\n")}\n${what}: failed. ${hint}`);
  }
  console.log(`  done in ${seconds(Date.now() - started)}`);
}
