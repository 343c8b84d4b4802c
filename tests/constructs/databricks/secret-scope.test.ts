import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { type TerraformStack, Testing } from "cdktf";
import { KeyVault } from "../../../constructs/azure/key-vault";
import { SecretScope } from "../../../constructs/databricks/secret-scope";
import { Synthesised } from "../../helpers/synth";
import { databricksStack, groupOf, synthesiseDatabricks } from "./workbench";

function scopeOf(stack: TerraformStack): SecretScope {
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const resourceGroup = new ResourceGroup(stack, "group", { name: "rg-test", location: "westeurope" });
  const vault = new KeyVault(stack, "vault", {
    resourceGroup,
    tags: {},
    name: "kv-lake-dev",
    tenantId: "00000000-0000-0000-0000-000000000000",
  });
  return new SecretScope(stack, "secrets", { name: "lake-dev", vault });
}

test("the scope shows a vault and copies nothing", () => {
  const synth = synthesiseDatabricks((stack) => void scopeOf(stack));
  expect(synth.single("databricks_secret_scope")).toEqual({
    name: "lake-dev",
    keyvault_metadata: {
      resource_id: "${azurerm_key_vault.vault_BBE00A92.id}",
      dns_name: "${azurerm_key_vault.vault_BBE00A92.vault_uri}",
    },
  });
  expect(synth.resources("databricks_secret_acl")).toEqual({});
});

test("a reader gets one entry, however often it is granted", () => {
  const synth = synthesiseDatabricks((stack) => {
    const scope = scopeOf(stack);
    const team = groupOf(stack, "team");
    expect(scope.grantRead(team)).toBe(scope.grantRead(team));
  });
  expect(synth.single("databricks_secret_acl")).toEqual({
    scope: "${databricks_secret_scope.secrets_scope_70B896E8.name}",
    principal: "team",
    permission: "READ",
    depends_on: [
      "data.databricks_group.team_group_8E5F2225",
      "databricks_secret_scope.secrets_scope_70B896E8",
    ],
  });
});

test("a reader of another stack names the scope and comes after its stack", () => {
  const app = Testing.app();
  const governance = databricksStack(app, "governance");
  const workload = databricksStack(app, "workload");
  scopeOf(governance).grantRead(groupOf(workload, "team"));
  expect(workload.dependsOn(governance)).toBe(true);
  expect(new Synthesised(Testing.synth(workload, true)).single("databricks_secret_acl")).toEqual({
    scope: "lake-dev",
    principal: "team",
    permission: "READ",
    depends_on: ["data.databricks_group.team_group_8E5F2225"],
  });
});
