import { Construct } from "constructs";
import { ClusterPolicy as ClusterPolicyResource } from "@cdktf/provider-databricks/lib/cluster-policy";
import { Permissions } from "@cdktf/provider-databricks/lib/permissions";
import type { JobCompute } from "./job-cluster";
import { runtimeEngine, workerCount } from "./job-cluster";
import type { Principal } from "./principal";
import { accessControl, readinessOf } from "./principal";

export interface ClusterPolicyProps {
  /** Name of the policy, unique in the workspace. */
  readonly name: string;
  /** The one shape that clusters may have. */
  readonly compute: JobCompute;
  /** Idle minutes after which an interactive cluster must stop. */
  readonly autoTerminationMinutes: number;
  /** Who may make clusters by it. */
  readonly users: readonly Principal[];
}

/** The only clusters that may be made: what jobs run on, so that nobody can start another cost. */
export class ClusterPolicy extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: ClusterPolicyProps) {
    super(scope, id);
    const policy = new ClusterPolicyResource(this, "policy", {
      name: props.name,
      description: "What jobs run on: one runtime, one VM size, a bounded number of workers.",
      definition: JSON.stringify(definition(props)),
    });
    new Permissions(this, "access", {
      clusterPolicyId: policy.id,
      accessControl: props.users.map((principal) => accessControl(principal, "CAN_USE")),
      dependsOn: readinessOf(this, props.users),
    });
    this.id = policy.id;
  }
}

// An attribute under a limit must be present unless it is optional: a job cluster says nothing of idle time, a
// fixed number of workers nothing of autoscaling.
function definition({ autoTerminationMinutes, compute }: ClusterPolicyProps): Record<string, unknown> {
  const count = workerCount(compute);
  const most = { type: "range", maxValue: compute.workers.max, isOptional: true };
  return {
    spark_version: { type: "allowlist", values: [compute.runtime] },
    node_type_id: { type: "allowlist", values: [compute.nodeType] },
    driver_node_type_id: { type: "allowlist", values: [compute.nodeType], isOptional: true },
    runtime_engine: { type: "allowlist", values: [runtimeEngine(compute)] },
    data_security_mode: { type: "allowlist", values: ["SINGLE_USER", "USER_ISOLATION"] },
    num_workers: count.kind === "single-node" ? { type: "fixed", value: 0 } : most,
    ...(count.kind === "autoscale" ? { "autoscale.max_workers": most } : {}),
    autotermination_minutes: {
      type: "range",
      maxValue: autoTerminationMinutes,
      defaultValue: autoTerminationMinutes,
      isOptional: true,
    },
  };
}
