import { run } from "./lib/run.mjs";
import { setUp } from "./lib/setup.mjs";
import { main } from "./lib/stop.mjs";
import { synth } from "./lib/synth.mjs";
import { venvPython } from "./lib/venv.mjs";

await main(async () => {
  const env = await setUp();
  await synth();
  return (await run(venvPython, ["-m", "local.bench", ...process.argv.slice(2)], { env })).code;
});
