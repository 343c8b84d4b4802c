import { AzurermBackend, LocalBackend, type TerraformBackend, type TerraformStack } from "cdktf";
import type { PlatformConfig } from "../config/schema";

/** Where a stack keeps its state. Every stack has a state of its own, and reads what it needs of the others'. */
export function stateBackend(stack: TerraformStack, { state }: PlatformConfig): TerraformBackend {
  switch (state.kind) {
    case "local":
      // Relative to the folder that Terraform runs in: an absolute path would differ from machine to machine
      // in what is synthesised.
      return new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
    case "azurerm":
      return new AzurermBackend(stack, {
        resourceGroupName: state.resourceGroup,
        storageAccountName: state.storageAccount,
        containerName: state.container,
        key: `${stack.node.id}.tfstate`,
        useAzureadAuth: true,
      });
  }
}
