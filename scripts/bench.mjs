import { resolve } from "node:path";
import { run } from "./lib/run.mjs";
import { setUp } from "./lib/setup.mjs";
import { main } from "./lib/stop.mjs";
import { synth } from "./lib/synth.mjs";
import { venvPython } from "./lib/venv.mjs";

await main(async () => {
  const env = await setUp();
  await synth();
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const args = process.argv
    .slice(2)
    .map((arg, index, all) =>
      /^--(out|real|notebook)$/.test(all[index - 1] ?? "") ? resolve(from, arg) : arg,
    );
  return (await run(venvPython, ["-m", "local.benchmarks", ...args], { env })).code;
});
