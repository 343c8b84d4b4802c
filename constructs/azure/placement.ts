import type { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";

/** Where an Azure resource lives and whose it is. Every Azure construct takes one. */
export interface Placement {
  /** The group that the resource belongs to; it also gives the region. */
  readonly resourceGroup: ResourceGroup;
  /** Tags of the resource. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What every Azure resource has in common, as its provider arguments. */
export function placed({ resourceGroup, tags }: Placement): {
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: Record<string, string>;
} {
  return { resourceGroupName: resourceGroup.name, location: resourceGroup.location, tags: { ...tags } };
}
