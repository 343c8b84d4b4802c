import { Credential } from "@cdktf/provider-databricks/lib/credential";
import type { Grant } from "@cdktf/provider-databricks/lib/grant";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AccessConnector } from "../azure/access-connector";
import { GrantLedger } from "./grant-ledger";
import type { Principal } from "./principal";

/** How a service credential is made. */
export interface ServiceCredentialCreation {
  /** The connector whose identity holds the rights on the service. */
  readonly accessConnector: AccessConnector;
  /** Whether only the workspace that makes it sees the credential. */
  readonly isolated: boolean;
  /** Whether a destroy takes what depends on it along. */
  readonly forceDestroy: boolean;
  /**
   * What must exist first, such as the assignment of a metastore.
   * @default - nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface ServiceCredentialProps {
  /** Name of the credential, unique among those of the metastore. */
  readonly name: string;
  /**
   * How it is made, which needs an account admin.
   * @default - it exists; whoever made it lets the deployer manage it
   */
  readonly creation?: ServiceCredentialCreation | undefined;
}

/** The identity that tasks use to call a service of Azure, on the driver and on executors: no key to keep. */
export class ServiceCredential extends Construct {
  /** Known at synth: job parameters are made of it. */
  readonly name: string;
  private readonly resource: Credential | undefined;
  private readonly ledger = new GrantLedger();

  constructor(scope: Construct, id: string, props: ServiceCredentialProps) {
    super(scope, id);
    const { creation, name } = props;
    this.name = name;
    this.resource =
      creation === undefined
        ? undefined
        : new Credential(this, "credential", {
            name,
            purpose: "SERVICE",
            comment: "The access connector's managed identity, for calls of services.",
            azureManagedIdentity: { accessConnectorId: creation.accessConnector.id },
            isolationMode: creation.isolated ? "ISOLATION_MODE_ISOLATED" : "ISOLATION_MODE_OPEN",
            forceDestroy: creation.forceDestroy,
            dependsOn: [...(creation.dependsOn ?? [])],
          });
  }

  /** Lets the principal's code sign in with the credential. */
  grantAccess(principal: Principal): Grant {
    const target = { type: "credential", fullName: this.name, resource: this.resource } as const;
    return this.ledger.add(principal, target, ["ACCESS"]);
  }
}
