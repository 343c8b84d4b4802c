import { DataFactory as Factory } from "@cdktf/provider-azurerm/lib/data-factory";
import { DataFactoryCredentialUserManagedIdentity } from "@cdktf/provider-azurerm/lib/data-factory-credential-user-managed-identity";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ManagedIdentity } from "./managed-identity";
import { type Placement, placed } from "./placement";
import { PropagationWait } from "./propagation-wait";
import { type NeededRole, RoleGrant } from "./role-grant";

export interface DataFactoryProps extends Placement {
  /** Name of the factory: 3 to 63 letters, digits or single hyphens, unique in Azure. */
  readonly name: string;
  /** Whom the factory is when it reads, writes and starts jobs. */
  readonly identity: ManagedIdentity;
  /** What the identity may do, each under a name of its own. */
  readonly roles: Readonly<Record<string, NeededRole>>;
}

/** A data factory that signs in everywhere with one identity and keeps no secret. */
export class DataFactory extends Construct {
  readonly factory: Factory;
  readonly identity: ManagedIdentity;
  /** The identity as the factory's linked services name it. */
  readonly credential: DataFactoryCredentialUserManagedIdentity;
  /** Put this among `dependsOn` of what runs by itself: before, the lake refuses the identity. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: DataFactoryProps) {
    super(scope, id);
    const { identity } = props;
    this.identity = identity;
    this.factory = new Factory(this, "factory", {
      ...placed(props),
      name: props.name,
      identity: { type: "UserAssigned", identityIds: [identity.id] },
      // Only runtimes that one hosts oneself come in through the public network, and there are none.
      publicNetworkEnabled: false,
    });
    this.credential = new DataFactoryCredentialUserManagedIdentity(this, "credential", {
      dataFactoryId: this.factory.id,
      name: identity.name,
      identityId: identity.id,
      description: "The one identity of this factory.",
    });
    const roles = Object.entries(props.roles).map(
      ([name, role]) => new RoleGrant(this, `role_${name}`, { ...role, to: identity.principal }),
    );
    this.ready = new PropagationWait(this, "propagation", {
      roles,
      because: "the lake refuses the data factory until they do.",
    }).done;
  }

  /** Azure id of the factory. */
  get id(): string {
    return this.factory.id;
  }

  /** How a linked service names the identity that it signs in with. */
  get credentialReference(): { readonly referenceName: string; readonly type: "CredentialReference" } {
    return { referenceName: this.identity.name, type: "CredentialReference" };
  }
}
