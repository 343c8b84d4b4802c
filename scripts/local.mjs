import { absoluteFolders } from "./lib/arguments.mjs";
import { run } from "./lib/run.mjs";
import { setUp } from "./lib/setup.mjs";
import { main } from "./lib/stop.mjs";
import { synth } from "./lib/synth.mjs";
import { venvPython } from "./lib/venv.mjs";

await main(async () => {
  const env = await setUp();
  await synth();
  const args = absoluteFolders(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
  return (await run(venvPython, ["-m", "local", ...args], { env })).code;
});
