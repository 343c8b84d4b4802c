import { AzurermProvider, type AzurermProviderFeatures } from "@cdktf/provider-azurerm/lib/provider";
import type { Construct } from "constructs";
import type { PlatformConfig } from "../config/schema";

/** What the platform uses beyond the provider's core set, registered by the first deploy into a subscription. */
const RESOURCE_PROVIDERS = [
  "Microsoft.CognitiveServices",
  "Microsoft.Consumption",
  "Microsoft.DataFactory",
  "Microsoft.Databricks",
  "Microsoft.EventGrid",
  "Microsoft.Insights",
  "Microsoft.KeyVault",
  "Microsoft.ManagedIdentity",
  "Microsoft.OperationalInsights",
];

/** The Azure provider of a stack. */
export function azureProvider(scope: Construct, config: PlatformConfig): AzurermProvider {
  return new AzurermProvider(scope, "azurerm", {
    subscriptionId: config.subscriptionId,
    tenantId: config.tenantId,
    storageUseAzuread: true,
    // Left alone, the provider registers some eighty services of Azure, which takes minutes and rights that a
    // deployer should not need.
    resourceProviderRegistrations: "core",
    resourceProvidersToRegister: RESOURCE_PROVIDERS,
    features: [azureFeatures(config.protection)],
  });
}

/** What the provider may do on its own account, mostly on destroy: everything in a trial, nothing elsewhere. */
export function azureFeatures(protection: PlatformConfig["protection"]): AzurermProviderFeatures {
  const { forceDestroy, purgeSoftDeleted } = protection;
  return {
    databricksWorkspace: [{ forceDelete: forceDestroy }],
    // What Azure adds by itself, such as the system topic of an event trigger, is in no state and would keep
    // the group from being deleted.
    resourceGroup: [{ preventDeletionIfContainsResources: !forceDestroy }],
    keyVault: [
      {
        purgeSoftDeleteOnDestroy: purgeSoftDeleted,
        purgeSoftDeletedSecretsOnDestroy: purgeSoftDeleted,
        recoverSoftDeletedKeyVaults: true,
        recoverSoftDeletedSecrets: true,
      },
    ],
    cognitiveAccount: [{ purgeSoftDeleteOnDestroy: purgeSoftDeleted }],
    logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: purgeSoftDeleted }],
    // Everything in the lake's account is made through Azure's management interface: a closed network does not
    // stop the deploy.
    storage: [{ dataPlaneAvailable: false }],
  };
}
