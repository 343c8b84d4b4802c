import { ServicePrincipal } from "@cdktf/provider-databricks/lib/service-principal";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { ManagedIdentity } from "../azure/managed-identity";
import { Principal } from "./principal";

export interface ManagedIdentityPrincipalProps {
  /** The identity in Azure. */
  readonly identity: ManagedIdentity;
}

/**
 * A managed identity of Azure as the workspace knows it: it may sign in, and do what it is granted.
 *
 * Made in the workspace, which needs no account admin; it enters the account by itself.
 */
export class ManagedIdentityPrincipal extends Principal {
  readonly kind = "service-principal";
  readonly displayName: string;
  /** The application id. */
  readonly grantee: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { identity }: ManagedIdentityPrincipalProps) {
    super(scope, id);
    this.displayName = identity.name;
    const made = new ServicePrincipal(this, "principal", {
      applicationId: identity.applicationId,
      displayName: identity.name,
      workspaceAccess: true,
      // One that a broken-off deploy left behind is taken over.
      force: true,
    });
    this.grantee = made.applicationId;
    this.ready = [made];
  }
}
