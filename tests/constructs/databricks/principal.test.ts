import { Testing } from "cdktf";
import { accessControl, readinessOf } from "../../../constructs/databricks/principal";
import { ServicePrincipal } from "../../../constructs/databricks/service-principal";
import { resolved } from "../../helpers/synth";
import { databricksStack, groupOf } from "./workbench";

test("an access list names a group by its name and a service principal by its application id", () => {
  const stack = databricksStack(Testing.app(), "test");
  expect(accessControl(groupOf(stack, "team"), "CAN_USE")).toEqual({
    groupName: "team",
    permissionLevel: "CAN_USE",
  });
  const { permissionLevel, servicePrincipalName } = accessControl(
    new ServicePrincipal(stack, "robot", { displayName: "sp-robot" }),
    "CAN_RUN",
  );
  expect(permissionLevel).toBe("CAN_RUN");
  expect(resolved(stack, servicePrincipalName ?? "")).toBe(
    "${data.databricks_service_principal.robot_principal_12D02326.application_id}",
  );
});

test("a principal of the same stack is waited for, one of another stack has its stack applied first", () => {
  const app = Testing.app();
  const here = databricksStack(app, "here");
  const there = databricksStack(app, "there");
  const near = groupOf(here, "near");
  expect(readinessOf(here, [near, groupOf(there, "far")])).toEqual(near.ready);
  expect(here.dependsOn(there)).toBe(true);
  expect(there.dependsOn(here)).toBe(false);
});
