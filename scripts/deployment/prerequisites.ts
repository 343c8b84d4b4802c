import type { PlatformConfig } from "../../config/schema";
import { noSubscription, toolMissing } from "./errors";
import type { Ports } from "./ports";

/**
 * Fails early, with a sentence, where a tool is missing or the subscription cannot be reached: Terraform would tell
 * the same in many more words, after a minute.
 */
export async function requireTools(
  { subscriptionId, tenantId }: Pick<PlatformConfig, "subscriptionId" | "tenantId">,
  { exec }: Pick<Ports, "exec">,
): Promise<void> {
  const terraform = await exec("terraform", ["version"], { capture: true });
  if (terraform.code === 127) {
    throw toolMissing("Terraform", "https://developer.hashicorp.com/terraform/install");
  }
  const az = await exec("az", ["account", "show", "--subscription", subscriptionId, "--output", "none"], {
    capture: true,
  });
  if (az.code === 127) throw toolMissing("The Azure CLI", "https://aka.ms/installazurecli");
  if (az.code !== 0) throw noSubscription(subscriptionId, tenantId, az.stderr.trim());
}
