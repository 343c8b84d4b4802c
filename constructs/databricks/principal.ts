import { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { TerraformStack } from "cdktf";
import type { PermissionsAccessControl } from "@cdktf/provider-databricks/lib/permissions";

/** Whoever receives rights. What it is granted lies below it in the tree, so that both leave together. */
export abstract class Principal extends Construct {
  abstract readonly kind: "group" | "service-principal";
  /** Known at synth; tells principals apart. */
  abstract readonly displayName: string;
  /** What grants and access lists name: a group's display name, a service principal's application id. */
  abstract readonly grantee: string;
  /** What must exist before the workspace knows the principal; all of it in the principal's own stack. */
  abstract readonly ready: readonly ITerraformDependable[];
}

/** An entry of an object's access list. */
export function accessControl(principal: Principal, permissionLevel: string): PermissionsAccessControl {
  return principal.kind === "group"
    ? { groupName: principal.grantee, permissionLevel }
    : { servicePrincipalName: principal.grantee, permissionLevel };
}

/** What a resource below `scope` must wait for before it may name these principals. */
export function readinessOf(scope: Construct, principals: readonly Principal[]): ITerraformDependable[] {
  const here = TerraformStack.of(scope);
  return principals.flatMap((principal) => {
    const there = TerraformStack.of(principal);
    if (here === there) return [...principal.ready];
    // Terraform cannot wait for a resource of another state, but the other stack can be applied first.
    here.addDependency(there);
    return [];
  });
}
