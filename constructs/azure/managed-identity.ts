import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { Construct } from "constructs";
import { type Placement, placed } from "./placement";
import type { Principal } from "./role-grant";

export interface ManagedIdentityProps extends Placement {
  /** Name of the identity: 3 to 128 letters, digits, hyphens or underscores. */
  readonly name: string;
}

/**
 * An identity that Azure manages and that is a resource of its own. Unlike the identity that is part of a service,
 * it tells its application id, by which Databricks knows it.
 */
export class ManagedIdentity extends Construct {
  /** Known at synth. */
  readonly name: string;
  readonly identity: UserAssignedIdentity;
  /** The identity, for roles. */
  readonly principal: Principal;

  constructor(scope: Construct, id: string, props: ManagedIdentityProps) {
    super(scope, id);
    this.name = props.name;
    this.identity = new UserAssignedIdentity(this, "identity", { ...placed(props), name: props.name });
    this.principal = { objectId: this.identity.principalId, kind: "service-principal" };
  }

  /** Azure id of the identity, for the services that use it. */
  get id(): string {
    return this.identity.id;
  }

  /** Application id of the identity, for directories other than Azure's. */
  get applicationId(): string {
    return this.identity.clientId;
  }
}
