import { ClusterPolicy } from "../../../constructs/databricks/cluster-policy";
import type { JobCompute } from "../../../constructs/databricks/job-cluster";
import { groupOf, smallCompute, synthesiseDatabricks } from "./workbench";

function policy(compute: JobCompute) {
  return synthesiseDatabricks((stack) => {
    new ClusterPolicy(stack, "policy", {
      name: "lake-dev-jobs",
      compute,
      autoTerminationMinutes: 20,
      users: [groupOf(stack, "engineers")],
    });
  });
}

const definitionOf = (compute: JobCompute): unknown =>
  JSON.parse(policy(compute).single("databricks_cluster_policy")["definition"] as string);

test("a single node allows no workers", () => {
  expect(definitionOf(smallCompute)).toEqual({
    spark_version: { type: "allowlist", values: ["17.3.x-scala2.13"] },
    node_type_id: { type: "allowlist", values: ["Standard_D4ds_v5"] },
    driver_node_type_id: { type: "allowlist", values: ["Standard_D4ds_v5"], isOptional: true },
    runtime_engine: { type: "allowlist", values: ["STANDARD"] },
    data_security_mode: { type: "allowlist", values: ["SINGLE_USER", "USER_ISOLATION"] },
    num_workers: { type: "fixed", value: 0 },
    autotermination_minutes: { type: "range", maxValue: 20, defaultValue: 20, isOptional: true },
  });
});

test("autoscaling is bounded, and what a job cluster leaves out is optional", () => {
  expect(definitionOf({ ...smallCompute, photon: true, workers: { min: 1, max: 4 } })).toMatchObject({
    runtime_engine: { type: "allowlist", values: ["PHOTON"] },
    num_workers: { type: "range", maxValue: 4, isOptional: true },
    "autoscale.max_workers": { type: "range", maxValue: 4, isOptional: true },
  });
});

test("its users may make clusters by it", () => {
  expect(policy(smallCompute).single("databricks_permissions")).toEqual({
    cluster_policy_id: "${databricks_cluster_policy.policy_03D53757.id}",
    access_control: [{ group_name: "engineers", permission_level: "CAN_USE" }],
    depends_on: ["data.databricks_group.engineers_group_1077B1C1"],
  });
});
