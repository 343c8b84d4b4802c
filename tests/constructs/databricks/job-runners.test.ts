import { JobRunners } from "../../../constructs/databricks/job-runners";
import { ServicePrincipal } from "../../../constructs/databricks/service-principal";
import { synthesiseDatabricks } from "./workbench";

const synth = synthesiseDatabricks((stack) => {
  const runners = new JobRunners(stack, "runners", { displayName: "job-runners" });
  runners.add(new ServicePrincipal(stack, "robot", { displayName: "sp-robot" }));
});

test("the group belongs to the workspace and may use SQL", () => {
  expect(synth.single("databricks_group")).toEqual({
    display_name: "job-runners",
    databricks_sql_access: true,
    workspace_access: true,
  });
});

test("a member joins by its own resource, so that workloads do not touch each other's", () => {
  expect(synth.single("databricks_group_member")).toEqual({
    group_id: "${databricks_group.runners_group_60192817.id}",
    member_id: "${data.databricks_service_principal.robot_principal_12D02326.id}",
    depends_on: ["data.databricks_service_principal.robot_principal_12D02326"],
  });
});
