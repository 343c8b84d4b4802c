import type { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { Token } from "cdktf";
import { AccessControlRuleSet } from "@cdktf/provider-databricks/lib/access-control-rule-set";
import { DataDatabricksCurrentUser } from "@cdktf/provider-databricks/lib/data-databricks-current-user";
import { DataDatabricksServicePrincipal } from "@cdktf/provider-databricks/lib/data-databricks-service-principal";
import { MwsPermissionAssignment } from "@cdktf/provider-databricks/lib/mws-permission-assignment";
import { ServicePrincipal as ServicePrincipalResource } from "@cdktf/provider-databricks/lib/service-principal";
import type { DatabricksAccount } from "./account";
import { Principal } from "./principal";

export interface ServicePrincipalProps {
  /** Name of the principal, unique in the account by convention. */
  readonly displayName: string;
  /**
   * The account that the principal is made in.
   * @default - the principal exists and is looked up; whoever made it has let the deployer use it
   */
  readonly account?: DatabricksAccount | undefined;
  /**
   * Groups that may change the principal, besides whoever deploys. Only for one that is made here.
   * @default - none
   */
  readonly managers?: readonly Principal[];
}

/** The identity that jobs run as. It holds the rights that the jobs' tasks need, and no person does. */
export class ServicePrincipal extends Principal {
  readonly kind = "service-principal";
  readonly displayName: string;
  /** The application id. */
  readonly grantee: string;
  /** The id that group memberships name. */
  readonly memberId: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServicePrincipalProps) {
    super(scope, id);
    const { account, displayName } = props;
    this.displayName = displayName;
    if (account === undefined) {
      const found = new DataDatabricksServicePrincipal(this, "principal", { displayName });
      this.grantee = found.applicationId;
      this.memberId = found.id;
      this.ready = [found];
      return;
    }
    const made = new ServicePrincipalResource(this, "principal", {
      provider: account.provider,
      displayName,
      // At account level a destroy would otherwise only deactivate it and leave it behind.
      disableAsUserDeletion: false,
    });
    const assignment = new MwsPermissionAssignment(this, "assignment", {
      provider: account.provider,
      workspaceId: account.workspaceId,
      principalId: Token.asNumber(made.id),
      permissions: ["USER"],
    });
    this.grantee = made.applicationId;
    this.memberId = made.id;
    this.ready = [assignment, this.letDeployerUse(account, props.managers ?? [])];
  }

  // A job may only run as a principal that whoever deploys it has the user role on.
  private letDeployerUse(account: DatabricksAccount, managers: readonly Principal[]): AccessControlRuleSet {
    const deployer = new DataDatabricksCurrentUser(this, "deployer", {}).aclPrincipalId;
    return new AccessControlRuleSet(this, "rules", {
      provider: account.provider,
      name: `accounts/${account.accountId}/servicePrincipals/${this.grantee}/ruleSets/default`,
      grantRules: [
        // A rule set replaces the one before, and with it the role that made its maker a manager.
        {
          role: "roles/servicePrincipal.manager",
          principals: [deployer, ...managers.map((manager) => `groups/${manager.displayName}`)],
        },
        { role: "roles/servicePrincipal.user", principals: [deployer] },
      ],
    });
  }
}
