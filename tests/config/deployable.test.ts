import { requireDeployable } from "../../config/deployable";
import { loadConfig } from "../../config/load";
import { problemsOf } from "../helpers/config";

const account = {
  ARM_SUBSCRIPTION_ID: "11111111-1111-1111-1111-111111111111",
  ARM_TENANT_ID: "22222222-2222-2222-2222-222222222222",
  LAKEHOUSE_OWNER: "data-platform@contoso.com",
};

test("placeholders are enough for a synth and too little for a deploy", () => {
  expect(problemsOf(() => requireDeployable(loadConfig("dev", {}))).map(({ path }) => path)).toEqual([
    "subscriptionId",
    "tenantId",
    "owner",
    "identity.azureDatabricksObjectId",
  ]);
});

test("without keys nobody needs to read the vault", () => {
  expect(problemsOf(() => requireDeployable(loadConfig("prod", {}))).map(({ path }) => path)).toEqual([
    "subscriptionId",
    "tenantId",
    "owner",
  ]);
  expect(() => requireDeployable(loadConfig("prod", account))).not.toThrow();
});

test("with everything named, dev deploys", () => {
  const id = { LAKEHOUSE_IDENTITY_AZURE_DATABRICKS_OBJECT_ID: "33333333-3333-3333-3333-333333333333" };
  expect(() => requireDeployable(loadConfig("dev", { ...account, ...id }))).not.toThrow();
  expect(() => requireDeployable(loadConfig("dev", account))).toThrow(
    '"dev" can be synthesised but not deployed: it has 1 problem.',
  );
});
