import { DataResource } from "cdktf";
import { replacedWith } from "../../../constructs/azure/replacement";
import { synthesise } from "../../helpers/synth";

test("what replaces a resource is named by its bare address, the only form that Terraform takes", () => {
  const synth = synthesise((stack) => {
    const cause = new DataResource(stack, "cause", { input: { text: "one" } });
    new DataResource(stack, "effect", { lifecycle: replacedWith(cause) });
  });
  expect(synth.resources("terraform_data")["effect"]).toEqual({
    lifecycle: { replace_triggered_by: ["terraform_data.cause"] },
  });
});
