import type { TerraformResource } from "cdktf";
import { TerraformStack } from "cdktf";
import { Grant } from "@cdktf/provider-databricks/lib/grant";
import { unknownPrivilege } from "./errors";
import type { Principal } from "./principal";
import type { SecurableType } from "./privileges";
import { privilegesOf } from "./privileges";

/** A resource that privileges are granted on. */
export interface GrantTarget {
  readonly type: SecurableType;
  /** Full name, known at synth: `catalog`, `catalog.schema` or `catalog.schema.volume`. */
  readonly fullName: string;
  /**
   * What makes it.
   * @default - it exists
   */
  readonly resource?: TerraformResource | undefined;
}

/**
 * Every grant on one catalog's tree, or on one credential, exactly one resource per principal and securable: a grant sets all that its
 * principal may do there, so that two of them would undo each other at every apply.
 */
export class GrantLedger {
  private readonly entries = new Map<string, { readonly grant: Grant; readonly privileges: Set<string> }>();

  /** Adds privileges to those that the principal already has on the target. */
  add(principal: Principal, target: GrantTarget, privileges: readonly string[]): Grant {
    const allowed = privilegesOf(target.type);
    for (const privilege of privileges) {
      if (!allowed.includes(privilege)) {
        throw unknownPrivilege(principal.node.path, privilege, target.type, allowed);
      }
    }
    const key = JSON.stringify([principal.kind, principal.displayName, target.type, target.fullName]);
    const known = this.entries.get(key);
    if (known !== undefined) {
      privileges.forEach((privilege) => known.privileges.add(privilege));
      known.grant.privileges = [...known.privileges].sort();
      return known.grant;
    }
    const unique = new Set(privileges);
    const grant = new Grant(principal, idOf(target), {
      principal: principal.grantee,
      privileges: [...unique].sort(),
      [target.type]: this.reference(principal, target),
      dependsOn: [...principal.ready],
    });
    this.entries.set(key, { grant, privileges: unique });
    return grant;
  }

  // Within a stack the reference orders the grant behind its securable. Across stacks the name is enough, as the
  // whole stack is deployed before, and the name of a securable is known without asking the other stack's state.
  private reference(principal: Principal, { fullName, resource }: GrantTarget): string {
    if (resource === undefined) return fullName;
    const here = TerraformStack.of(principal);
    const there = TerraformStack.of(resource);
    if (here === there) return resource.getStringAttribute("id");
    here.addDependency(there);
    return fullName;
  }
}

/** Credentials and catalogs may share a name: they are told apart. */
function idOf({ fullName, type }: GrantTarget): string {
  return type === "credential" ? `grant-credential-${fullName}` : `grant-${fullName}`;
}
