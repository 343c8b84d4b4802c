import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { TerraformStack } from "cdktf";
import type { Placement } from "../../constructs/azure/placement";
import { type Synthesised, synthesise } from "./synth";

/** What the placement's properties look like once synthesised. */
export const PLACED = {
  location: "${azurerm_resource_group.group.location}",
  resource_group_name: "${azurerm_resource_group.group.name}",
  tags: { owner: "team@contoso.com" },
} as const;

/** A stack with the Azure provider and a resource group, filled by `build` and synthesised. */
export function synthesiseAzure(build: (stack: TerraformStack, placement: Placement) => void): Synthesised {
  return synthesise((stack) => {
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    const resourceGroup = new ResourceGroup(stack, "group", { name: "rg-test", location: "westeurope" });
    build(stack, { resourceGroup, tags: { owner: "team@contoso.com" } });
  });
}
