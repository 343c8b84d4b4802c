import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { synthesise } from "./synth";

test("a stack is synthesised with its validations on", () => {
  expect(() =>
    synthesise((stack) => {
      new ResourceGroup(stack, "group", { name: "rg-test", location: "westeurope" });
    }),
  ).toThrow("Found resources without a matching provider");
});
