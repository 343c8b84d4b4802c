import type { TerraformResource } from "cdktf";

/**
 * What replaces a resource as soon as another one changes.
 *
 * Spelt out, since Terraform takes no reference here: a bare address, where cdktf would write `${...}`.
 */
export function replacedWith(resource: TerraformResource): { readonly replaceTriggeredBy: string[] } {
  return { replaceTriggeredBy: [`${resource.terraformResourceType}.${resource.friendlyUniqueId}`] };
}
