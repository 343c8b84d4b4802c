import { App } from "cdktf";
import { ConfigError } from "./config/errors";
import { loadConfigs } from "./config/load-all";
import { FoundationStack } from "./stacks/foundation-stack";
import { GovernanceStack } from "./stacks/governance-stack";
import { InsightsStack } from "./stacks/insights-stack";
import { RetailStack } from "./stacks/retail-stack";
import { synthesise } from "./stacks/synthesise";

try {
  const configs = loadConfigs(["dev", "prod"]);
  const dev = { config: configs.dev };
  const prod = { config: configs.prod };
  const app = new App();

  const devFoundation = new FoundationStack(app, "dev-foundation", dev);
  const devGovernance = new GovernanceStack(app, "dev-governance", { ...dev, foundation: devFoundation });
  const devShared = { ...dev, foundation: devFoundation, governance: devGovernance };
  new RetailStack(app, "dev-retail", devShared);
  new InsightsStack(app, "dev-insights", devShared);

  const prodFoundation = new FoundationStack(app, "prod-foundation", prod);
  const prodGovernance = new GovernanceStack(app, "prod-governance", { ...prod, foundation: prodFoundation });
  const prodShared = { ...prod, foundation: prodFoundation, governance: prodGovernance };
  new RetailStack(app, "prod-retail", prodShared);
  new InsightsStack(app, "prod-insights", prodShared);

  synthesise(app);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
