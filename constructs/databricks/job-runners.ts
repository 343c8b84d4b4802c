import type { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { Group } from "@cdktf/provider-databricks/lib/group";
import { GroupMember } from "@cdktf/provider-databricks/lib/group-member";
import { Principal, readinessOf } from "./principal";
import type { ServicePrincipal } from "./service-principal";

export interface JobRunnersProps {
  /** Name of the group in the workspace. */
  readonly displayName: string;
}

/**
 * The workspace's own group of the principals that run jobs.
 *
 * The access list of a warehouse or a cluster policy is one resource that names everyone, but each workload brings
 * its own principal in its own stack. So the list names this group, and a workload only adds itself. The group is
 * local to the workspace on purpose: that needs no account admin, and no data is ever granted to it.
 */
export class JobRunners extends Principal {
  readonly kind = "group";
  readonly displayName: string;
  readonly grantee: string;
  readonly ready: readonly ITerraformDependable[];
  private readonly group: Group;

  constructor(scope: Construct, id: string, props: JobRunnersProps) {
    super(scope, id);
    this.displayName = props.displayName;
    this.grantee = props.displayName;
    this.group = new Group(this, "group", {
      displayName: props.displayName,
      databricksSqlAccess: true,
      workspaceAccess: true,
    });
    this.ready = [this.group];
  }

  /** Gives the principal what every job needs: the use of the warehouse and of the cluster policy. */
  add(member: ServicePrincipal): GroupMember {
    return new GroupMember(member, "runner", {
      groupId: this.group.id,
      memberId: member.memberId,
      dependsOn: readinessOf(member, [member]),
    });
  }
}
