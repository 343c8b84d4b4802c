import { ManagedIdentity } from "../../../constructs/azure/managed-identity";
import { PLACED, synthesiseAzure } from "../../helpers/azure";
import { resolved } from "../../helpers/synth";

test("the identity is a resource of its own, which tells its application id", () => {
  expect.assertions(3);
  const synth = synthesiseAzure((stack, placement) => {
    const identity = new ManagedIdentity(stack, "robot", { ...placement, name: "id-lake-dev-robot" });
    const { applicationId, id, principal } = identity;
    expect([applicationId, id, principal.objectId].map((each) => resolved(stack, each))).toEqual([
      "${azurerm_user_assigned_identity.robot_identity_C029D8AB.client_id}",
      "${azurerm_user_assigned_identity.robot_identity_C029D8AB.id}",
      "${azurerm_user_assigned_identity.robot_identity_C029D8AB.principal_id}",
    ]);
    expect([identity.name, principal.kind]).toEqual(["id-lake-dev-robot", "service-principal"]);
  });
  expect(synth.single("azurerm_user_assigned_identity")).toEqual({ ...PLACED, name: "id-lake-dev-robot" });
});
