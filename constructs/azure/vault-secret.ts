import { KeyVaultSecret } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import { Construct } from "constructs";
import { secretName } from "../errors";
import type { KeyVault } from "./key-vault";
import { PropagationWait } from "./propagation-wait";
import { type Principal, RoleGrant } from "./role-grant";

export interface VaultSecretProps {
  /** The vault that keeps it. */
  readonly vault: KeyVault;
  /** Name of the secret: letters, digits and hyphens. */
  readonly name: string;
  /** The secret itself, as a reference: a literal would lie in the synthesised stack. */
  readonly value: string;
  /** What the secret is for. */
  readonly contentType: string;
  /** Whoever runs the deploy. Owning a vault does not let one write into it. */
  readonly writer: Principal;
  /** Who reads it, each under a name of its own. */
  readonly readers: Readonly<Record<string, { readonly principal: Principal; readonly why: string }>>;
  /** Tags of the secret, at most 15. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A secret in a vault, with the roles of those who write and read it. */
export class VaultSecret extends Construct {
  /** Name of the secret, by which a secret scope serves it. */
  readonly name: string;
  readonly secret: KeyVaultSecret;

  constructor(scope: Construct, id: string, props: VaultSecretProps) {
    super(scope, id);
    if (!/^[0-9a-zA-Z-]{1,127}$/.test(props.name)) throw secretName(this.node.path, props.name);
    this.name = props.name;
    const writer = new RoleGrant(this, "writer", {
      on: props.vault,
      role: "Key Vault Secrets Officer",
      to: props.writer,
      why: "The deploy writes the secret and reads it back at every plan.",
    });
    for (const [name, { principal, why }] of Object.entries(props.readers)) {
      new RoleGrant(this, `reader_${name}`, {
        on: props.vault,
        role: "Key Vault Secrets User",
        to: principal,
        why,
      });
    }
    const { done } = new PropagationWait(this, "propagation", {
      roles: [writer],
      because: "the vault refuses the secret until they do.",
    });
    this.secret = new KeyVaultSecret(this, "secret", {
      keyVaultId: props.vault.id,
      name: props.name,
      value: props.value,
      contentType: props.contentType,
      tags: { ...props.tags },
      dependsOn: [done],
    });
  }

  /** Address of the secret's newest version: says where it is, not what it is. */
  get reference(): string {
    return this.secret.versionlessId;
  }
}
