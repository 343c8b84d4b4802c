import type { Workload } from "../../notebooks/kit/workload";
import { insights } from "../../notebooks/insights/workload";
import { retail } from "../../notebooks/retail/workload";
import { configurationPage } from "./configuration";
import { dataDictionary } from "./data-dictionary";
import { grantsPage } from "./grants-page";
import { lineagePage } from "./lineage-page";
import { lineageDot } from "./lineage-picture";
import { modelPlatform } from "./platform-model";
import { platformDot } from "./platform-picture";
import { draw } from "./svg";
import { type Stack, synthesise } from "./synthesis";

const WORKLOADS: readonly Workload[] = [retail, insights];

/** The environment that the picture shows: it has everything that the others have, and a key besides. */
const PICTURED = "dev";

/** Everything that is generated, by its path below the root. The same code gives the same bytes. */
export async function documents(): Promise<ReadonlyMap<string, string>> {
  const environments = byEnvironment(synthesise());
  // Who uses stands above what is used, so the stack that is deployed last comes first.
  const pictured = new Map([...(environments.get(PICTURED) ?? [])].reverse());
  return new Map([
    ["docs/platform.svg", await draw(platformDot(modelPlatform(pictured)))],
    ...(await Promise.all(
      WORKLOADS.map(
        async (workload) => [`docs/lineage-${workload.name}.svg`, await draw(lineageDot(workload))] as const,
      ),
    )),
    ["docs/lineage.md", await lineagePage(WORKLOADS)],
    ["docs/data-dictionary.md", await dataDictionary(WORKLOADS)],
    ["docs/configuration.md", await configurationPage()],
    ["docs/grants.md", await grantsPage(environments)],
  ]);
}

/** Stacks by the environment that starts their name. */
function byEnvironment(stacks: ReadonlyMap<string, Stack>): ReadonlyMap<string, ReadonlyMap<string, Stack>> {
  const environments = new Map<string, Map<string, Stack>>();
  for (const [name, stack] of stacks) {
    const environment = name.slice(0, name.indexOf("-"));
    environments.set(
      environment,
      (environments.get(environment) ?? new Map<string, Stack>()).set(name, stack),
    );
  }
  return environments;
}
