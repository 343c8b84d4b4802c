import { run } from "./lib/run.mjs";
import { ensureSampleData, sampleFolder, sampleRoot } from "./lib/sample-data.mjs";
import { setUp } from "./lib/setup.mjs";
import { main } from "./lib/stop.mjs";
import { synth } from "./lib/synth.mjs";
import { venvPython } from "./lib/venv.mjs";

const workloads = ["retail", "insights"];

await main(async () => {
  const env = await setUp();
  for (const workload of workloads) await ensureSampleData(workload);
  await synth();
  const args = workloads.map((workload) => `${workload}=${sampleFolder(workload)}`);
  return (
    await run(venvPython, ["-m", "local", ...args, "--root", sampleRoot, ...process.argv.slice(2)], { env })
  ).code;
});
