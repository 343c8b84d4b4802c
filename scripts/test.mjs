import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { seconds } from "./lib/say.mjs";
import { setUp } from "./lib/setup.mjs";
import { main, Stop } from "./lib/stop.mjs";
import { runLanes } from "./lib/test-run.mjs";
import { jest, pytest, pythonChecks, typescriptChecks } from "./lib/test-steps.mjs";

await main(async () => {
  const started = Date.now();
  const realData = process.env["REAL_DATA"] ? resolve(process.env["REAL_DATA"]) : undefined;
  if (realData !== undefined && !existsSync(realData)) {
    throw new Stop(`REAL_DATA=${realData} does not exist: unset it, or name a folder that holds olist/.`);
  }
  const env = { ...(await setUp()), REAL_DATA: realData };
  console.log(
    realData ? `With the tests on real data: ${realData}` : "Without the tests on real data (REAL_DATA)",
  );

  const quick = process.argv.includes("--quick");
  const outcomes = await runLanes(
    quick
      ? [typescriptChecks(), pythonChecks()]
      : [
          [...typescriptChecks(), jest()],
          [...pythonChecks(), pytest()],
        ],
    env,
  );

  console.log(`\n${"step".padEnd(14)}${"passed".padStart(8)}${"failed".padStart(8)}${"time".padStart(10)}`);
  for (const { name, passed, failed, milliseconds } of outcomes) {
    const time = seconds(milliseconds).padStart(10);
    console.log(`${name.padEnd(14)}${String(passed).padStart(8)}${String(failed).padStart(8)}${time}`);
  }
  for (const { name, skipped } of outcomes) {
    for (const test of skipped) console.log(`skipped, which counts as failed: ${name}: ${test}`);
  }
  const total = (/** @type {"passed" | "failed"} */ key) =>
    outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  console.log(`\n${seconds(Date.now() - started)} in all`);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  return total("failed") === 0 ? 0 : 1;
});
