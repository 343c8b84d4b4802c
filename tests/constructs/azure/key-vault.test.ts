import { KeyVault } from "../../../constructs/azure/key-vault";
import { PLACED, synthesiseAzure } from "../../helpers/azure";
import { type JsonObject, resolved } from "../../helpers/synth";

function synthVault(preventDestroy?: boolean): JsonObject {
  return synthesiseAzure((stack, placement) => {
    const vault = new KeyVault(stack, "key_vault", {
      ...placement,
      name: "kv-lakehouse-dev-1a2b3c",
      tenantId: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
      ...(preventDestroy !== undefined && { preventDestroy }),
    });
    expect(resolved(stack, vault.id)).toBe("${azurerm_key_vault.key_vault_15104185.id}");
    expect(resolved(stack, vault.uri)).toBe("${azurerm_key_vault.key_vault_15104185.vault_uri}");
  }).single("azurerm_key_vault");
}

test("by default the vault is one of roles that can be thrown away", () => {
  expect(synthVault()).toEqual({
    ...PLACED,
    name: "kv-lakehouse-dev-1a2b3c",
    tenant_id: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    sku_name: "standard",
    rbac_authorization_enabled: true,
    purge_protection_enabled: false,
    soft_delete_retention_days: 7,
    lifecycle: { prevent_destroy: false },
  });
});

test("a protected vault can neither be destroyed nor purged", () => {
  expect(synthVault(true)).toMatchObject({
    purge_protection_enabled: true,
    soft_delete_retention_days: 90,
    lifecycle: { prevent_destroy: true },
  });
});
