import { KeyVault } from "../../../constructs/azure/key-vault";
import { VaultSecret } from "../../../constructs/azure/vault-secret";
import { PLACED, synthesiseAzure } from "../../helpers/azure";
import { type Synthesised, resolved } from "../../helpers/synth";

function synthSecret(name = "language-key"): Synthesised {
  return synthesiseAzure((stack, placement) => {
    const vault = new KeyVault(stack, "key_vault", {
      ...placement,
      name: "kv-lakehouse-dev-1a2b3c",
      tenantId: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    });
    const secret = new VaultSecret(stack, "language_key", {
      vault,
      name,
      value: "${azurerm_cognitive_account.language.primary_access_key}",
      contentType: "Key of the Language service",
      writer: { objectId: "aaaaaaaa-0000-0000-0000-000000000001" },
      readers: {
        databricks: {
          principal: { objectId: "bbbbbbbb-0000-0000-0000-000000000002", kind: "service-principal" },
          why: "It serves the secret scope.",
        },
      },
      tags: placement.tags,
    });
    expect(secret.name).toBe(name);
    expect(resolved(stack, secret.reference)).toBe(
      "${azurerm_key_vault_secret.language_key_secret_C2A4A385.versionless_id}",
    );
  });
}

test("the secret waits until its writer may write", () => {
  expect(synthSecret().single("azurerm_key_vault_secret")).toEqual({
    key_vault_id: "${azurerm_key_vault.key_vault_15104185.id}",
    name: "language-key",
    value: "${azurerm_cognitive_account.language.primary_access_key}",
    content_type: "Key of the Language service",
    tags: PLACED.tags,
    depends_on: ["terraform_data.language_key_propagation_wait_846AD6ED"],
  });
});

test("the writer writes and the reader reads, and neither does more", () => {
  expect(synthSecret().by("azurerm_role_assignment", "role_definition_name")).toEqual({
    "Key Vault Secrets Officer": {
      scope: "${azurerm_key_vault.key_vault_15104185.id}",
      role_definition_name: "Key Vault Secrets Officer",
      principal_id: "aaaaaaaa-0000-0000-0000-000000000001",
      description: "The deploy writes the secret and reads it back at every plan.",
    },
    "Key Vault Secrets User": {
      scope: "${azurerm_key_vault.key_vault_15104185.id}",
      role_definition_name: "Key Vault Secrets User",
      principal_id: "bbbbbbbb-0000-0000-0000-000000000002",
      principal_type: "ServicePrincipal",
      skip_service_principal_aad_check: true,
      description: "It serves the secret scope.",
    },
  });
});

test("the wait is for the writer's role", () => {
  expect(synthSecret().single("terraform_data")["triggers_replace"]).toEqual({
    writer: "${azurerm_role_assignment.language_key_writer_assignment_D57FD13A.id}",
  });
});

test.each(["language_key", "", "a b", "x".repeat(128)])("the name %j is refused", (name) => {
  expect(() => synthSecret(name)).toThrow(
    `test/language_key: got ${JSON.stringify(name)}; allowed: 1 to 127 letters, digits or hyphens. ` +
      "Key Vault takes no underscores: write language-key, not language_key.",
  );
});
