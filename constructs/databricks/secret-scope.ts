import { Construct } from "constructs";
import { SecretAcl } from "@cdktf/provider-databricks/lib/secret-acl";
import { SecretScope as SecretScopeResource } from "@cdktf/provider-databricks/lib/secret-scope";
import { TerraformStack } from "cdktf";
import type { KeyVault } from "../azure/key-vault";
import type { Principal } from "./principal";
import { readinessOf } from "./principal";

export interface SecretScopeProps {
  /** Name of the scope: 1 to 128 letters, digits, or `_ - . @ /`. */
  readonly name: string;
  /** The vault that holds the secrets. */
  readonly vault: KeyVault;
}

/**
 * The vault's secrets for notebooks, without copying them.
 *
 * Whoever deploys it must be signed in to Azure: the service refuses a personal access token for a scope of a vault.
 */
export class SecretScope extends Construct {
  readonly name: string;
  private readonly scope: SecretScopeResource;
  private readonly readers = new Map<string, SecretAcl>();

  constructor(scope: Construct, id: string, props: SecretScopeProps) {
    super(scope, id);
    this.name = props.name;
    this.scope = new SecretScopeResource(this, "scope", {
      name: props.name,
      // The address as Azure spells it, with a slash at its end: another spelling would read as drift.
      keyvaultMetadata: { resourceId: props.vault.id, dnsName: props.vault.uri },
    });
  }

  /** Lets the principal read the secrets. A vault-backed scope has no finer right. */
  grantRead(principal: Principal): SecretAcl {
    const key = JSON.stringify([principal.kind, principal.displayName]);
    const known = this.readers.get(key);
    if (known !== undefined) return known;
    const here = TerraformStack.of(principal) === TerraformStack.of(this);
    if (!here) TerraformStack.of(principal).addDependency(TerraformStack.of(this));
    const acl = new SecretAcl(principal, `secrets-${this.name}`, {
      scope: here ? this.scope.name : this.name,
      principal: principal.grantee,
      permission: "READ",
      dependsOn: [...readinessOf(principal, [principal]), ...(here ? [this.scope] : [])],
    });
    this.readers.set(key, acl);
    return acl;
  }
}
