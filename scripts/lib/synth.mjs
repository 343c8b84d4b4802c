import { run } from "./run.mjs";
import { inRoot } from "./root.mjs";
import { seconds } from "./say.mjs";
import { Stop } from "./stop.mjs";

/**
 * Synthesises every environment into cdktf.out, without the command line of cdktf in between.
 * @throws {Stop} with what the app itself said
 */
export async function synth() {
  const started = Date.now();
  const tsx = inRoot("node_modules", "tsx", "dist", "cli.mjs");
  const { code, output } = await run(process.execPath, [tsx, "main.ts"], { capture: true });
  if (code !== 0) throw new Stop(output.trimEnd(), code);
  console.log(`Synthesised into cdktf.out in ${seconds(Date.now() - started)}`);
}
