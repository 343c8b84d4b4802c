import { loadConfig } from "../../config/load";
import { stateBackend } from "../../stacks/backend";
import { type JsonObject, synthesise } from "../helpers/synth";

function backendOf(env: Readonly<Record<string, string>>): JsonObject {
  const synth = synthesise((stack) => {
    stateBackend(stack, loadConfig("dev", env));
  });
  return (synth.json["terraform"] as JsonObject)["backend"] as JsonObject;
}

test("state lies beside the project, at a path that is the same on every machine", () => {
  expect(backendOf({})).toEqual({ local: { path: "../../../terraform.test.tfstate" } });
});

test("state lies in a blob container where one is configured", () => {
  expect(
    backendOf({
      LAKEHOUSE_STATE_KIND: "azurerm",
      LAKEHOUSE_STATE_RESOURCE_GROUP: "rg-state",
      LAKEHOUSE_STATE_STORAGE_ACCOUNT: "contosostate",
    }),
  ).toEqual({
    azurerm: {
      resource_group_name: "rg-state",
      storage_account_name: "contosostate",
      container_name: "tfstate",
      key: "test.tfstate",
      use_azuread_auth: true,
    },
  });
});
