import { LanguageService } from "../../../constructs/azure/language-service";
import { PLACED, synthesiseAzure } from "../../helpers/azure";
import { type JsonObject, resolved } from "../../helpers/synth";

function synthLanguage(authentication: "key" | "managed-identity"): JsonObject {
  return synthesiseAzure((stack, placement) => {
    const language = new LanguageService(stack, "language", {
      ...placement,
      name: "lang-lakehouse-dev-1a2b3c",
      sku: "S",
      authentication,
    });
    expect(resolved(stack, language.endpoint)).toBe(
      "${azurerm_cognitive_account.language_account_6F41E11A.endpoint}",
    );
    expect(resolved(stack, language.key)).toBe(
      "${azurerm_cognitive_account.language_account_6F41E11A.primary_access_key}",
    );
  }).single("azurerm_cognitive_account");
}

test("with a key, the service takes its key", () => {
  expect.assertions(3);
  expect(synthLanguage("key")).toEqual({
    ...PLACED,
    name: "lang-lakehouse-dev-1a2b3c",
    kind: "TextAnalytics",
    sku_name: "S",
    custom_subdomain_name: "lang-lakehouse-dev-1a2b3c",
    local_auth_enabled: true,
  });
});

test("with identities only, the service refuses its own keys", () => {
  expect.assertions(3);
  expect(synthLanguage("managed-identity")).toHaveProperty("local_auth_enabled", false);
});
