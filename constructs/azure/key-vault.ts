import { KeyVault as Vault } from "@cdktf/provider-azurerm/lib/key-vault";
import { Construct } from "constructs";
import { type Placement, placed } from "./placement";

export interface KeyVaultProps extends Placement {
  /** Name of the vault: 3 to 24 letters, digits or single hyphens, starting with a letter, unique in Azure. */
  readonly name: string;
  /** The tenant whose identities may be given access. */
  readonly tenantId: string;
  /**
   * Whether Terraform refuses to destroy the vault, and Azure to purge it before its 90 days are over. Azure
   * never switches the latter off again.
   * @default false
   */
  readonly preventDestroy?: boolean;
}

/** A vault whose access is given by roles, like that of everything else in Azure. */
export class KeyVault extends Construct {
  readonly vault: Vault;

  constructor(scope: Construct, id: string, props: KeyVaultProps) {
    super(scope, id);
    const preventDestroy = props.preventDestroy ?? false;
    this.vault = new Vault(this, "vault", {
      ...placed(props),
      name: props.name,
      tenantId: props.tenantId,
      skuName: "standard",
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: preventDestroy,
      // The retention of a vault is fixed when it is made: the shortest for trials, the longest for the rest.
      softDeleteRetentionDays: preventDestroy ? 90 : 7,
      lifecycle: { preventDestroy },
    });
  }

  /** Azure id of the vault. */
  get id(): string {
    return this.vault.id;
  }

  /** Address of the vault, such as `https://name.vault.azure.net/`. */
  get uri(): string {
    return this.vault.vaultUri;
  }
}
