import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { setUp } from "./lib/setup.mjs";
import { main, Stop } from "./lib/stop.mjs";
import { runLanes } from "./lib/test-run.mjs";
import { summarise } from "./lib/test-summary.mjs";
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

  const { lines, green } = summarise(outcomes, Date.now() - started);
  console.log(`\n${lines.join("\n")}`);
  return green ? 0 : 1;
});
