import { ServicePrincipal } from "../../../constructs/databricks/service-principal";
import { WorkloadFolder } from "../../../constructs/databricks/workload-folder";
import { WorkloadJob, type WorkloadJobProps } from "../../../constructs/databricks/workload-job";
import type { JsonObject, Synthesised } from "../../helpers/synth";
import { notebook, shop, task } from "./shop-model";
import { governanceOf, smallCompute, synthesiseDatabricks } from "./workbench";

function deployed(given: Partial<WorkloadJobProps> = {}): Synthesised {
  return synthesiseDatabricks((stack) => {
    const { clusterPolicy, groups, warehouse } = governanceOf(stack);
    const identity = new ServicePrincipal(stack, "robot", { displayName: "sp-shop" });
    new WorkloadJob(stack, "shop", {
      name: "dev-shop",
      description: "A shop.",
      tasks: shop.tasks,
      folder: new WorkloadFolder(stack, "folder", {
        path: "/Shared/lake/dev/shop",
        runners: [identity],
        readers: [],
        forceDestroy: true,
      }),
      identity,
      warehouse,
      policy: clusterPolicy,
      compute: smallCompute,
      parameters: { catalog: "lake_dev", environment: "dev" },
      start: { kind: "manual" },
      access: { viewers: [groups.analysts], operators: [groups.engineers], managers: [groups.admins] },
      failureEmails: ["team@contoso.com"],
      tags: { owner: "team" },
      ...given,
    });
  });
}

const jobOf = (synth: Synthesised): JsonObject => synth.single("databricks_job");
const tasksOf = (synth: Synthesised): readonly JsonObject[] =>
  jobOf(synth)["task"] as unknown as readonly JsonObject[];
const limits = {
  max_retries: 2,
  min_retry_interval_millis: 60_000,
  retry_on_timeout: false,
  timeout_seconds: 7200,
};
const principal = "${data.databricks_service_principal.robot_principal_12D02326.application_id}";

describe("a job on one node", () => {
  const synth = deployed();
  const job = jobOf(synth);

  test("has the model's tasks and dependencies, both in the order that the provider keeps", () => {
    expect(
      tasksOf(synth).map(({ depends_on, task_key }) => [
        task_key,
        (depends_on as unknown as readonly JsonObject[]).map((dependency) => dependency["task_key"]),
      ]),
    ).toEqual([
      ["answers", ["clean_orders", "raw_customers"]],
      ["clean_orders", ["raw_orders"]],
      ["enrich", ["clean_orders"]],
      ["raw_customers", []],
      ["raw_orders", []],
    ]);
  });

  test("runs a SQL file on the warehouse", () => {
    expect(tasksOf(synth)[0]).toEqual({
      task_key: "answers",
      description: "Does answers.",
      depends_on: [{ task_key: "clean_orders" }, { task_key: "raw_customers" }],
      sql_task: {
        warehouse_id: "${databricks_sql_endpoint.warehouse_69BEABA1.id}",
        file: {
          path: "${databricks_workspace_file.folder_answerssql_file_186FF488.path}",
          source: "WORKSPACE",
        },
      },
      ...limits,
    });
  });

  test("runs a notebook on the cluster that all of them share", () => {
    expect(tasksOf(synth)[1]).toEqual({
      task_key: "clean_orders",
      description: "Does clean_orders.",
      depends_on: [{ task_key: "raw_orders" }],
      notebook_task: {
        notebook_path: "${databricks_notebook.folder_clean_orderspy_notebook_991C5178.path}",
        source: "WORKSPACE",
      },
      job_cluster_key: "shared",
      ...limits,
    });
  });

  test("runs as its principal, alone, and tells someone when it fails", () => {
    const { depends_on, job_cluster, task: tasks, ...rest } = job;
    expect(rest).toEqual({
      name: "dev-shop",
      description: "A shop.",
      parameter: [
        { name: "catalog", default: "lake_dev" },
        { name: "environment", default: "dev" },
      ],
      max_concurrent_runs: 1,
      queue: { enabled: true },
      run_as: { service_principal_name: principal },
      email_notifications: { on_failure: ["team@contoso.com"] },
      notification_settings: { no_alert_for_canceled_runs: true, no_alert_for_skipped_runs: true },
      tags: { owner: "team" },
    });
    expect(depends_on).toEqual(["data.databricks_service_principal.robot_principal_12D02326"]);
    expect(tasks).toHaveLength(5);
    expect(job_cluster).toEqual([
      {
        job_cluster_key: "shared",
        new_cluster: {
          spark_version: "17.3.x-scala2.13",
          node_type_id: "Standard_D4ds_v5",
          num_workers: 0,
          runtime_engine: "STANDARD",
          policy_id: "${databricks_cluster_policy.policy_03D53757.id}",
          data_security_mode: "SINGLE_USER",
          single_user_name: principal,
          spark_conf: {
            "spark.databricks.cluster.profile": "singleNode",
            "spark.master": "local[*]",
            "spark.sql.ansi.enabled": "true",
            "spark.sql.session.timeZone": "UTC",
          },
          custom_tags: { owner: "team", ResourceClass: "SingleNode" },
        },
      },
    ]);
  });

  test("lets people see, run or change it", () => {
    expect(
      Object.values(synth.resources("databricks_permissions")).find((found) => "job_id" in found),
    ).toEqual({
      job_id: "${databricks_job.shop_job_69D6696D.id}",
      access_control: [
        { group_name: "analysts", permission_level: "CAN_VIEW" },
        { group_name: "engineers", permission_level: "CAN_MANAGE_RUN" },
        { group_name: "lake-admins", permission_level: "CAN_MANAGE" },
      ],
      depends_on: [
        "data.databricks_group.analysts_group_381030BA",
        "data.databricks_group.engineers_group_1077B1C1",
        "data.databricks_group.lake-admins_group_AB82FA0A",
      ],
    });
  });
});

describe("a serverless job", () => {
  const synth = deployed({ compute: { ...smallCompute, mode: "serverless" } });

  test("pins the environment of its notebooks", () => {
    expect(jobOf(synth)["environment"]).toEqual([
      { environment_key: "default", spec: { environment_version: "4" } },
    ]);
  });

  test("keeps a cluster for what must not be serverless, and the warehouse for SQL files", () => {
    expect(
      tasksOf(synth).map(({ environment_key, job_cluster_key, task_key }) => [
        task_key,
        environment_key ?? job_cluster_key ?? "warehouse",
      ]),
    ).toEqual([
      ["answers", "warehouse"],
      ["clean_orders", "default"],
      ["enrich", "shared"],
      ["raw_customers", "default"],
      ["raw_orders", "default"],
    ]);
    expect(jobOf(synth)["job_cluster"]).toHaveLength(1);
  });

  test("has no cluster when no task needs one", () => {
    const job = jobOf(
      deployed({ compute: { ...smallCompute, mode: "serverless" }, tasks: [task("raw_orders")] }),
    );
    expect(Object.keys(job)).not.toContain("job_cluster");
    expect(job["environment"]).toHaveLength(1);
  });
});

test("a continuous job has a cluster even where jobs are serverless, and no limits", () => {
  const synth = deployed({
    compute: { ...smallCompute, mode: "serverless" },
    tasks: [task("ingest")],
    start: { kind: "continuous" },
  });
  expect(tasksOf(synth)).toEqual([
    {
      task_key: "ingest",
      description: "Does ingest.",
      depends_on: [],
      notebook_task: {
        notebook_path: "${databricks_notebook.folder_ingestpy_notebook_45CCBF5F.path}",
        source: "WORKSPACE",
      },
      job_cluster_key: "shared",
    },
  ]);
  const { continuous, control_run_state, max_concurrent_runs, queue } = jobOf(synth);
  expect({ continuous, control_run_state, max_concurrent_runs, queue }).toEqual({
    continuous: { pause_status: "UNPAUSED", task_retry_mode: "ON_FAILURE" },
    control_run_state: true,
    max_concurrent_runs: 1,
    queue: { enabled: false },
  });
});

test("without an address nobody is mailed", () => {
  expect(Object.keys(jobOf(deployed({ failureEmails: [] })))).not.toContain("email_notifications");
});

test("a notebook cannot run on the warehouse", () => {
  const tasks = [task("a", { runsOn: "warehouse", asset: notebook("a") })];
  expect(() => deployed({ tasks })).toThrow(
    'test/shop: got task "a" with a PYTHON asset on the SQL warehouse; allowed: SQL files. ' +
      "Run the task on the job's compute.",
  );
});
