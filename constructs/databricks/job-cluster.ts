import type { JobJobCluster } from "@cdktf/provider-databricks/lib/job";

/** What jobs run on. */
export interface JobCompute {
  /** Serverless, or a cluster for each run. Tasks that must not be serverless get a cluster in both modes. */
  readonly mode: "serverless" | "classic";
  /** Databricks Runtime of clusters, such as `17.3.x-scala2.13`. */
  readonly runtime: string;
  /** VM size of driver and workers. */
  readonly nodeType: string;
  /** Whether clusters run Photon. */
  readonly photon: boolean;
  /** Fewest and most workers; none at all is a single node. */
  readonly workers: { readonly min: number; readonly max: number };
}

/** The key of the one cluster that the tasks of a job share. */
export const JOB_CLUSTER_KEY = "shared";

/** What every notebook and every test of the workloads relies on. */
const SPARK_CONF = {
  "spark.sql.ansi.enabled": "true",
  "spark.sql.session.timeZone": "UTC",
};

export type WorkerCount =
  | { readonly kind: "single-node" }
  | { readonly kind: "fixed"; readonly workers: number }
  | { readonly kind: "autoscale"; readonly min: number; readonly max: number };

/** How a range of workers reads: none, a number, or autoscaling. */
export function workerCount({ workers: { min, max } }: Pick<JobCompute, "workers">): WorkerCount {
  if (max === 0) return { kind: "single-node" };
  // A driver alone is another kind of cluster, which cannot grow.
  const least = Math.max(1, min);
  return least >= max ? { kind: "fixed", workers: max } : { kind: "autoscale", min: least, max };
}

/** The engine of a cluster, in the service's spelling. */
export function runtimeEngine({ photon }: Pick<JobCompute, "photon">): "PHOTON" | "STANDARD" {
  return photon ? "PHOTON" : "STANDARD";
}

export interface JobClusterProps {
  /** Size and runtime. */
  readonly compute: JobCompute;
  /** Id of the policy that the cluster keeps to. */
  readonly policyId: string;
  /** Application id of the principal that alone uses the cluster. */
  readonly singleUserName: string;
  /** Tags of the VMs. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The cluster that is made for each run of a job. */
export function jobCluster({ compute, policyId, singleUserName, tags }: JobClusterProps): JobJobCluster {
  const count = workerCount(compute);
  const shape = {
    sparkVersion: compute.runtime,
    nodeTypeId: compute.nodeType,
    runtimeEngine: runtimeEngine(compute),
    policyId,
    dataSecurityMode: "SINGLE_USER",
    singleUserName,
  };
  switch (count.kind) {
    case "single-node":
      return {
        jobClusterKey: JOB_CLUSTER_KEY,
        newCluster: {
          ...shape,
          numWorkers: 0,
          sparkConf: {
            ...SPARK_CONF,
            "spark.databricks.cluster.profile": "singleNode",
            "spark.master": "local[*]",
          },
          customTags: { ...tags, ResourceClass: "SingleNode" },
        },
      };
    case "fixed":
      return {
        jobClusterKey: JOB_CLUSTER_KEY,
        newCluster: { ...shape, numWorkers: count.workers, sparkConf: SPARK_CONF, customTags: { ...tags } },
      };
    case "autoscale":
      return {
        jobClusterKey: JOB_CLUSTER_KEY,
        newCluster: {
          ...shape,
          autoscale: { minWorkers: count.min, maxWorkers: count.max },
          sparkConf: SPARK_CONF,
          customTags: { ...tags },
        },
      };
  }
}
