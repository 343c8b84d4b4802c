import { ServicePrincipal } from "../../../constructs/databricks/service-principal";
import { accountOf, groupOf, lookups, synthesiseDatabricks } from "./workbench";

test("an existing principal is looked up, and its rules are left to whoever made it", () => {
  const synth = synthesiseDatabricks((stack) => {
    new ServicePrincipal(stack, "robot", { displayName: "sp-robot" });
  });
  expect(lookups(synth, "databricks_service_principal")).toEqual([{ display_name: "sp-robot" }]);
  expect(synth.types).toEqual([]);
});

describe("a managed principal", () => {
  const synth = synthesiseDatabricks((stack) => {
    new ServicePrincipal(stack, "robot", {
      displayName: "sp-robot",
      account: accountOf(stack),
      managers: [groupOf(stack, "team")],
    });
  });

  test("is made in the account, and deleted rather than deactivated", () => {
    expect(synth.single("databricks_service_principal")).toEqual({
      provider: "databricks.account",
      display_name: "sp-robot",
      disable_as_user_deletion: false,
    });
  });

  test("is assigned to the workspace", () => {
    expect(synth.single("databricks_mws_permission_assignment")).toEqual({
      provider: "databricks.account",
      workspace_id: 42,
      principal_id: "${databricks_service_principal.robot_principal_12D02326.id}",
      permissions: ["USER"],
    });
  });

  test("may be used by whoever deploys, who also stays its manager", () => {
    const deployer = "${data.databricks_current_user.robot_deployer_D0CE5D29.acl_principal_id}";
    expect(lookups(synth, "databricks_current_user")).toEqual([{}]);
    expect(synth.single("databricks_access_control_rule_set")).toEqual({
      provider: "databricks.account",
      name:
        "accounts/11111111-2222-3333-4444-555555555555/servicePrincipals/" +
        "${databricks_service_principal.robot_principal_12D02326.application_id}/ruleSets/default",
      grant_rules: [
        { role: "roles/servicePrincipal.manager", principals: [deployer, "groups/team"] },
        { role: "roles/servicePrincipal.user", principals: [deployer] },
      ],
    });
  });
});
