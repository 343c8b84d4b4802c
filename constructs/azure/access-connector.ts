import { DatabricksAccessConnector } from "@cdktf/provider-azurerm/lib/databricks-access-connector";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type Placement, placed } from "./placement";
import { PropagationWait } from "./propagation-wait";
import { type NeededRole, type Principal, RoleGrant } from "./role-grant";

export interface AccessConnectorProps extends Placement {
  /** Name of the connector: 3 to 64 letters, digits, hyphens or underscores. */
  readonly name: string;
  /** What the connector's identity may do, each under a name of its own. */
  readonly roles: Readonly<Record<string, NeededRole>>;
}

/** The managed identity through which Unity Catalog reaches Azure, with its roles. */
export class AccessConnector extends Construct {
  readonly connector: DatabricksAccessConnector;
  /** The identity, for roles on what is made later. */
  readonly identity: Principal;
  /** Put this among `dependsOn` of what uses the identity in the same stack; other stacks come later anyway. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AccessConnectorProps) {
    super(scope, id);
    this.connector = new DatabricksAccessConnector(this, "connector", {
      ...placed(props),
      name: props.name,
      identity: { type: "SystemAssigned" },
    });
    const identity: Principal = { objectId: this.connector.identity.principalId, kind: "service-principal" };
    this.identity = identity;
    const roles = Object.entries(props.roles).map(
      ([name, role]) => new RoleGrant(this, `role_${name}`, { ...role, to: identity }),
    );
    this.ready = new PropagationWait(this, "propagation", {
      roles,
      because: "Unity Catalog checks a storage location at once and is refused until they do.",
    }).done;
  }

  /** Azure id of the connector, which a storage credential names. */
  get id(): string {
    return this.connector.id;
  }
}
