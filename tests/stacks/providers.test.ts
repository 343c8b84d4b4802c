import { loadConfig } from "../../config/load";
import { azureFeatures, azureProvider } from "../../stacks/providers";
import { synthesise } from "../helpers/synth";

test("the provider signs in to storage by identity and registers what is used", () => {
  const config = loadConfig("dev", {
    ARM_SUBSCRIPTION_ID: "11111111-1111-1111-1111-111111111111",
    ARM_TENANT_ID: "22222222-2222-2222-2222-222222222222",
  });
  const synth = synthesise((stack) => {
    azureProvider(stack, config);
  });
  expect(synth.provider("azurerm")).toEqual({
    subscription_id: "11111111-1111-1111-1111-111111111111",
    tenant_id: "22222222-2222-2222-2222-222222222222",
    storage_use_azuread: true,
    resource_provider_registrations: "core",
    resource_providers_to_register: [
      "Microsoft.CognitiveServices",
      "Microsoft.Consumption",
      "Microsoft.DataFactory",
      "Microsoft.Databricks",
      "Microsoft.EventGrid",
      "Microsoft.Insights",
      "Microsoft.KeyVault",
      "Microsoft.ManagedIdentity",
      "Microsoft.OperationalInsights",
    ],
    features: [
      {
        databricks_workspace: [{ force_delete: true }],
        resource_group: [{ prevent_deletion_if_contains_resources: false }],
        key_vault: [
          {
            purge_soft_delete_on_destroy: true,
            purge_soft_deleted_secrets_on_destroy: true,
            recover_soft_deleted_key_vaults: true,
            recover_soft_deleted_secrets: true,
          },
        ],
        cognitive_account: [{ purge_soft_delete_on_destroy: true }],
        log_analytics_workspace: [{ permanently_delete_on_destroy: true }],
        storage: [{ data_plane_available: false }],
      },
    ],
  });
});

test("in prod nothing goes with a destroy that was not asked for", () => {
  expect(azureFeatures(loadConfig("prod", {}).protection)).toEqual({
    databricksWorkspace: [{ forceDelete: false }],
    resourceGroup: [{ preventDeletionIfContainsResources: true }],
    keyVault: [
      {
        purgeSoftDeleteOnDestroy: false,
        purgeSoftDeletedSecretsOnDestroy: false,
        recoverSoftDeletedKeyVaults: true,
        recoverSoftDeletedSecrets: true,
      },
    ],
    cognitiveAccount: [{ purgeSoftDeleteOnDestroy: false }],
    logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
    storage: [{ dataPlaneAvailable: false }],
  });
});
