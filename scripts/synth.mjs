import { ensureNodeModules } from "./lib/node-modules.mjs";
import { nodeProblem } from "./lib/prerequisites.mjs";
import { main, Stop } from "./lib/stop.mjs";
import { synth } from "./lib/synth.mjs";

await main(async () => {
  const problem = nodeProblem(process.versions.node);
  if (problem !== undefined) throw new Stop(problem);
  await ensureNodeModules();
  await synth();
});
