import type { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { DataDatabricksGroup } from "@cdktf/provider-databricks/lib/data-databricks-group";
import { Group } from "@cdktf/provider-databricks/lib/group";
import { MwsPermissionAssignment } from "@cdktf/provider-databricks/lib/mws-permission-assignment";
import { Token } from "cdktf";
import type { DatabricksAccount } from "./account";
import { Principal } from "./principal";

export interface PeopleGroupProps {
  /** Name of the group, the same in the account and in the workspace. */
  readonly displayName: string;
  /**
   * The account that the group is made in. A group that a workspace makes is its own: Unity Catalog cannot grant
   * to it.
   * @default - the group exists and is looked up
   */
  readonly account?: DatabricksAccount | undefined;
}

/** A group of people that receives rights. */
export class PeopleGroup extends Principal {
  readonly kind = "group";
  readonly displayName: string;
  readonly grantee: string;
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PeopleGroupProps) {
    super(scope, id);
    const { account, displayName } = props;
    this.displayName = displayName;
    this.grantee = displayName;
    if (account === undefined) {
      // The look-up fails the plan when the group is missing, long before a grant would.
      this.ready = [new DataDatabricksGroup(this, "group", { displayName })];
      return;
    }
    const group = new Group(this, "group", { provider: account.provider, displayName });
    const assignment = new MwsPermissionAssignment(this, "assignment", {
      provider: account.provider,
      workspaceId: account.workspaceId,
      principalId: Token.asNumber(group.id),
      permissions: ["USER"],
    });
    this.ready = [group, assignment];
  }
}
