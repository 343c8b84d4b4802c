import { PeopleGroup } from "../../../constructs/databricks/people-group";
import { accountOf, groupOf, lookups, synthesiseDatabricks } from "./workbench";

test("an existing group is looked up, so that a missing one fails the plan", () => {
  const synth = synthesiseDatabricks((stack) => void groupOf(stack, "team"));
  expect(lookups(synth, "databricks_group")).toEqual([{ display_name: "team" }]);
  expect(synth.types).toEqual([]);
});

test("a managed group is made in the account and assigned to the workspace", () => {
  const synth = synthesiseDatabricks((stack) => {
    const group = new PeopleGroup(stack, "team", { displayName: "team", account: accountOf(stack) });
    expect(group.grantee).toBe("team");
    expect(group.ready).toHaveLength(2);
  });
  expect(synth.types).toEqual(["databricks_group", "databricks_mws_permission_assignment"]);
  expect(synth.single("databricks_group")).toEqual({ provider: "databricks.account", display_name: "team" });
  expect(synth.single("databricks_mws_permission_assignment")).toEqual({
    provider: "databricks.account",
    workspace_id: 42,
    principal_id: "${databricks_group.team_group_8E5F2225.id}",
    permissions: ["USER"],
  });
});
