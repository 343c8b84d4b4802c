import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Construct } from "constructs";

/** The built-in roles that the platform gives out. */
export type AzureRole =
  | "Cognitive Services Language Reader"
  | "Key Vault Secrets Officer"
  | "Key Vault Secrets User"
  | "Storage Blob Data Contributor"
  | "Storage Blob Data Reader";

/** Who receives a role. */
export interface Principal {
  /** Object id in Microsoft Entra ID; not the application id. */
  readonly objectId: string;
  /**
   * Whether it is an application or managed identity. Leave it out for whoever runs the deploy: that may be a
   * person or a pipeline.
   * @default - Azure looks the principal up
   */
  readonly kind?: "service-principal";
}

/** One role that a principal needs. */
export interface NeededRole {
  /** The resource that the role is on. */
  readonly on: { readonly id: string };
  readonly role: AzureRole;
  /** Why the principal needs it. Azure's portal shows it beside the assignment. */
  readonly why: string;
}

export interface RoleGrantProps extends NeededRole {
  readonly to: Principal;
}

/** One role of one principal on one resource. */
export class RoleGrant extends Construct {
  readonly assignment: RoleAssignment;

  constructor(scope: Construct, id: string, props: RoleGrantProps) {
    super(scope, id);
    this.assignment = new RoleAssignment(this, "assignment", {
      scope: props.on.id,
      roleDefinitionName: props.role,
      principalId: props.to.objectId,
      description: props.why,
      // An identity that was made a second ago is often not in the directory's replica that Azure asks; told
      // that it is a service principal, Azure does not ask.
      ...(props.to.kind === "service-principal" && {
        principalType: "ServicePrincipal",
        skipServicePrincipalAadCheck: true,
      }),
    });
  }
}
