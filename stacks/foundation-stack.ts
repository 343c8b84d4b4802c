import { DataAzurermClientConfig } from "@cdktf/provider-azurerm/lib/data-azurerm-client-config";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Naming } from "../config/naming";
import { CONTAINERS, type ContainerName, type PlatformConfig } from "../config/schema";
import { platformTags } from "../config/tags";
import { AccessConnector } from "../constructs/azure/access-connector";
import { Budget } from "../constructs/azure/budget";
import { DataLake } from "../constructs/azure/data-lake";
import { DatabricksWorkspace } from "../constructs/azure/databricks-workspace";
import { KeyVault } from "../constructs/azure/key-vault";
import { LanguageService } from "../constructs/azure/language-service";
import { Observability } from "../constructs/azure/observability";
import type { Placement } from "../constructs/azure/placement";
import { VaultSecret } from "../constructs/azure/vault-secret";
import { stateBackend } from "./backend";
import { azureProvider } from "./providers";

export interface FoundationStackProps {
  /** The environment's configuration. */
  readonly config: PlatformConfig;
}

/** What lies in Azure: the lake, the workspace, the identity between them, the AI service and who watches it all. */
export class FoundationStack extends TerraformStack {
  readonly workspace: DatabricksWorkspace;
  readonly lake: DataLake<ContainerName>;
  readonly accessConnector: AccessConnector;
  readonly keyVault: KeyVault;
  readonly language: LanguageService;
  /** The Language service's key in the vault; undefined where callers bring their identity. */
  readonly languageKey: VaultSecret | undefined;
  /** Where the logs of every service go, those of later stacks too. */
  readonly observability: Observability;
  /** Where what later stacks make in Azure belongs. */
  readonly placement: Placement;

  constructor(scope: Construct, id: string, { config }: FoundationStackProps) {
    super(scope, id);
    stateBackend(this, config);
    azureProvider(this, config);
    const names = new Naming(config);
    const tags = platformTags(config);
    const { preventDestroy } = config.protection;

    const resourceGroup = new ResourceGroup(this, "group", {
      name: names.resourceGroup,
      location: config.location,
      tags: { ...tags },
      lifecycle: { preventDestroy },
    });
    const placement: Placement = { resourceGroup, tags };
    this.placement = placement;

    this.lake = new DataLake(this, "lake", {
      ...placement,
      name: names.storageAccount,
      containers: CONTAINERS,
      replication: config.storage.replication,
      softDeleteDays: config.storage.softDeleteDays,
      sharedKeys: config.storage.sharedKeys,
      preventDestroy,
    });
    this.language = new LanguageService(this, "language", {
      ...placement,
      name: names.languageAccount,
      sku: config.language.sku,
      authentication: config.language.authentication,
    });
    this.keyVault = new KeyVault(this, "key_vault", {
      ...placement,
      name: names.keyVault,
      tenantId: config.tenantId,
      preventDestroy,
    });
    this.languageKey =
      config.language.authentication === "key" ? this.storeLanguageKey(config, tags) : undefined;
    this.workspace = new DatabricksWorkspace(this, "workspace", {
      ...placement,
      name: names.workspace,
      managedResourceGroupName: names.managedResourceGroup,
      replication: config.storage.replication,
      preventDestroy,
    });
    this.accessConnector = new AccessConnector(this, "access_connector", {
      ...placement,
      name: names.accessConnector,
      roles: {
        lake: {
          on: this.lake,
          role: "Storage Blob Data Contributor",
          why: "Unity Catalog reads and writes the lake as this identity.",
        },
        ...(config.language.authentication === "managed-identity" && {
          language: {
            on: this.language,
            role: "Cognitive Services Language Reader",
            why: "Tasks call the Language service as this identity, so that there is no key to keep.",
          },
        }),
      },
    });
    this.observability = new Observability(this, "observability", {
      ...placement,
      name: names.logAnalytics,
      retentionDays: config.monitoring.logRetentionDays,
      sources: {
        lake: this.lake.blobServiceId,
        language: this.language.id,
        key_vault: this.keyVault.id,
        workspace: this.workspace.resourceId,
      },
      preventDestroy,
    });
    const { contacts, ...budget } = config.budget;
    new Budget(this, "budget", {
      name: names.budget,
      resourceGroup,
      ...budget,
      contacts: contacts.length > 0 ? contacts : [config.owner],
    });
    this.publish(resourceGroup);
  }

  private storeLanguageKey(config: PlatformConfig, tags: Readonly<Record<string, string>>): VaultSecret {
    const deployer =
      config.identity.deployerObjectId ?? new DataAzurermClientConfig(this, "deployer").objectId;
    return new VaultSecret(this, "language_key", {
      vault: this.keyVault,
      name: "language-key",
      value: this.language.key,
      contentType: "Key of the Language service",
      writer: { objectId: deployer },
      readers: {
        databricks: {
          principal: { objectId: config.identity.azureDatabricksObjectId, kind: "service-principal" },
          why: "AzureDatabricks reads the vault for the workspace's secret scope.",
        },
      },
      tags,
    });
  }

  private publish(resourceGroup: ResourceGroup): void {
    const output = (name: string, value: string, description: string, sensitive = false): void => {
      new TerraformOutput(this, name, { value, description, sensitive });
    };
    output("resource_group", resourceGroup.name, "Resource group of the environment.");
    output("storage_account", this.lake.account.name, "Storage account of the lake.");
    output("workspace_url", this.workspace.host, "Address of the Databricks workspace.");
    output("language_endpoint", this.language.endpoint, "Address of the Language service.");
    output("key_vault_uri", this.keyVault.uri, "Address of the key vault.");
    if (this.languageKey !== undefined) {
      output(
        "language_key_secret",
        this.languageKey.reference,
        "Where the vault keeps the Language service's key.",
        true,
      );
    }
  }
}
