import { jobCluster, runtimeEngine, workerCount } from "../../../constructs/databricks/job-cluster";
import { smallCompute } from "./workbench";

const given = { policyId: "p1", singleUserName: "app-id", tags: { owner: "team" } };
const sparkConf = { "spark.sql.ansi.enabled": "true", "spark.sql.session.timeZone": "UTC" };
const shape = {
  sparkVersion: "17.3.x-scala2.13",
  nodeTypeId: "Standard_D4ds_v5",
  policyId: "p1",
  dataSecurityMode: "SINGLE_USER",
  singleUserName: "app-id",
};

test("a single node runs Spark inside the driver", () => {
  expect(jobCluster({ ...given, compute: smallCompute })).toEqual({
    jobClusterKey: "shared",
    newCluster: {
      ...shape,
      runtimeEngine: "STANDARD",
      numWorkers: 0,
      sparkConf: {
        ...sparkConf,
        "spark.databricks.cluster.profile": "singleNode",
        "spark.master": "local[*]",
      },
      customTags: { owner: "team", ResourceClass: "SingleNode" },
    },
  });
});

test("a range of workers autoscales, with Photon where it is wanted", () => {
  const compute = { ...smallCompute, photon: true, workers: { min: 1, max: 4 } };
  expect(jobCluster({ ...given, compute })).toEqual({
    jobClusterKey: "shared",
    newCluster: {
      ...shape,
      runtimeEngine: "PHOTON",
      autoscale: { minWorkers: 1, maxWorkers: 4 },
      sparkConf,
      customTags: { owner: "team" },
    },
  });
});

test("equal bounds are a fixed number of workers", () => {
  const compute = { ...smallCompute, workers: { min: 2, max: 2 } };
  expect(jobCluster({ ...given, compute })).toEqual({
    jobClusterKey: "shared",
    newCluster: {
      ...shape,
      runtimeEngine: "STANDARD",
      numWorkers: 2,
      sparkConf,
      customTags: { owner: "team" },
    },
  });
});

test.each([
  [{ min: 0, max: 0 }, { kind: "single-node" }],
  [
    { min: 0, max: 1 },
    { kind: "fixed", workers: 1 },
  ],
  [
    { min: 0, max: 3 },
    { kind: "autoscale", min: 1, max: 3 },
  ],
  [
    { min: 2, max: 3 },
    { kind: "autoscale", min: 2, max: 3 },
  ],
])("%j workers", (workers, expected) => {
  expect(workerCount({ workers })).toEqual(expected);
});

test("engines are spelt as the service spells them", () => {
  expect([runtimeEngine({ photon: true }), runtimeEngine({ photon: false })]).toEqual(["PHOTON", "STANDARD"]);
});
