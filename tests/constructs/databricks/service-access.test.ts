import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import type { TerraformStack } from "cdktf";
import { KeyVault } from "../../../constructs/azure/key-vault";
import { SecretScope } from "../../../constructs/databricks/secret-scope";
import { grantServices, type ServiceAccess } from "../../../constructs/databricks/service-access";
import { ServiceCredential } from "../../../constructs/databricks/service-credential";
import { ServicePrincipal } from "../../../constructs/databricks/service-principal";
import { synthesiseDatabricks } from "./workbench";

const LANGUAGE = { name: "language", secret: "language-key" };
const ADDRESS = "https://language.example.com/";

const principalOf = (stack: TerraformStack) =>
  new ServicePrincipal(stack, "principal", { displayName: "sp-shop" });

function scopeOf(stack: TerraformStack, name = "lake-dev"): SecretScope {
  const vault = new KeyVault(stack, `vault-${name}`, {
    resourceGroup: new ResourceGroup(stack, `group-${name}`, { name: "rg-test", location: "westeurope" }),
    tags: {},
    name: "kv-lake-dev",
    tenantId: "00000000-0000-0000-0000-000000000000",
  });
  return new SecretScope(stack, name, { name, vault });
}

function granted(signIn: (stack: TerraformStack) => ServiceAccess["signIn"]) {
  let parameters = {};
  const synth = synthesiseDatabricks((stack) => {
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    const described = { language: { endpoint: ADDRESS, signIn: signIn(stack) } };
    parameters = grantServices("shop", principalOf(stack), [LANGUAGE], described).parameters;
  });
  return { parameters, synth };
}

test("with a key, jobs are told the scope and may read it", () => {
  const { parameters, synth } = granted(scopeOf);
  expect(parameters).toEqual({
    language_endpoint: ADDRESS,
    language_credential: "",
    secret_scope: "lake-dev",
  });
  expect(synth.single("databricks_secret_acl")).toMatchObject({ permission: "READ" });
  expect(synth.resources("databricks_grant")).toEqual({});
});

test("with an identity, jobs are told the credential, may use it, and know no scope", () => {
  const { parameters, synth } = granted(
    (stack) => new ServiceCredential(stack, "credential", { name: "lake_language" }),
  );
  expect(parameters).toEqual({
    language_endpoint: ADDRESS,
    language_credential: "lake_language",
    secret_scope: "",
  });
  expect(synth.single("databricks_grant")).toMatchObject({
    credential: "lake_language",
    privileges: ["ACCESS"],
  });
  expect(synth.resources("databricks_secret_acl")).toEqual({});
});

test("who calls nothing is told nothing", () => {
  synthesiseDatabricks((stack) => {
    expect(grantServices("shop", principalOf(stack), [], {})).toEqual({ parameters: {}, rights: [] });
  });
});

test("a service that nobody describes, and keys in two scopes, are refused", () => {
  synthesiseDatabricks((stack) => {
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    const principal = principalOf(stack);
    const maps = { endpoint: ADDRESS, signIn: scopeOf(stack) };
    const language = { endpoint: ADDRESS, signIn: scopeOf(stack, "other") };
    expect(() => grantServices("shop", principal, [LANGUAGE], { maps })).toThrow(
      'shop: got no access to the service "language", which the workload calls; allowed: maps. Say under services where it is and how jobs sign in.',
    );
    expect(() =>
      grantServices("shop", principal, [LANGUAGE, { name: "maps", secret: "maps-key" }], { language, maps }),
    ).toThrow(
      "shop: got keys of services in the scopes other, lake-dev; allowed: one scope for a workload. Keep the keys in one vault.",
    );
  });
});
