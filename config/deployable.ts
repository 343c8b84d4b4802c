import { type ConfigProblem, notDeployable } from "./errors";
import { PLACEHOLDER_ID, PLACEHOLDER_OWNER } from "./formats";
import type { PlatformConfig } from "./schema";

/**
 * Refuses a configuration that still has placeholders: enough for a synth, but a deploy would fail half-way
 * or send its alerts to nobody.
 *
 * @throws ConfigError that lists every placeholder.
 */
export function requireDeployable(config: PlatformConfig): void {
  const problems = placeholders(config);
  if (problems.length > 0) throw notDeployable(config.environment, problems);
}

function placeholders(config: PlatformConfig): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const scoped = `LAKEHOUSE_${config.environment.toUpperCase()}`;
  if (config.subscriptionId === PLACEHOLDER_ID) {
    problems.push({
      path: "subscriptionId",
      got: config.subscriptionId,
      allowed: "the id of the Azure subscription to deploy into",
      fix: "set ARM_SUBSCRIPTION_ID to what `az account show --query id` prints",
    });
  }
  if (config.tenantId === PLACEHOLDER_ID) {
    problems.push({
      path: "tenantId",
      got: config.tenantId,
      allowed: "the id of the subscription's Microsoft Entra tenant",
      fix: "set ARM_TENANT_ID to what `az account show --query tenantId` prints",
    });
  }
  if (config.owner === PLACEHOLDER_OWNER) {
    problems.push({
      path: "owner",
      got: config.owner,
      allowed: "an address that someone reads: budget alerts and failed runs go there",
      fix: `set owner in config/${config.environment}.ts, or ${scoped}_OWNER`,
    });
  }
  if (
    config.language.authentication === "key" &&
    config.identity.azureDatabricksObjectId === PLACEHOLDER_ID
  ) {
    problems.push({
      path: "identity.azureDatabricksObjectId",
      got: config.identity.azureDatabricksObjectId,
      allowed:
        "the object id of the AzureDatabricks application in the tenant: it reads the key from the vault",
      fix:
        "set LAKEHOUSE_IDENTITY_AZURE_DATABRICKS_OBJECT_ID to what " +
        "`az ad sp show --id 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d --query id` prints, " +
        "or language.authentication to managed-identity",
    });
  }
  return problems;
}
