import { modelWorkload } from "../../notebooks/kit";
import { retail } from "../../notebooks/retail/workload";
import { RetailStack } from "../../stacks/retail-stack";
import { lookups } from "../constructs/databricks/workbench";
import type { Synthesised } from "../helpers/synth";
import { deployWorkload, granted, graph, graphOf, job, list, needed, uploads } from "./bench";

const deployment = (environment: string, env: Readonly<Record<string, string>> = {}): Synthesised =>
  deployWorkload((app, of, shared) => new RetailStack(app, `${of}-retail`, shared), environment, env);

const dev = deployment("dev");
const prod = deployment("prod");
const streaming = deployment("dev", { LAKEHOUSE_INGESTION: "continuous" });
const batch = modelWorkload(retail, { ingestion: "batch" });
const continuous = modelWorkload(retail, { ingestion: "continuous" });

describe.each([
  ["dev", dev],
  ["prod", prod],
])("%s", (environment, synth) => {
  test("has the graph that the lineage gives, and the set-up job", () => {
    expect(Object.keys(synth.by("databricks_job", "name")).sort()).toEqual([
      `${environment}-retail`,
      `${environment}-retail-setup`,
    ]);
    expect(graph(job(synth, `${environment}-retail`))).toEqual(graphOf(batch.tasks));
    expect(graph(job(synth, `${environment}-retail-setup`))).toEqual(graphOf(batch.setup));
  });

  test("uploads each task's file once, from beside the stack", () => {
    const expected = [...batch.tasks, ...batch.setup].map(({ asset }) => asset.fileName);
    expect(uploads(synth)).toEqual([...new Set(expected)].sort());
  });

  test("runs as a principal of its own, with the grants that its tasks need", () => {
    expect(lookups(synth, "databricks_service_principal")).toEqual([
      { display_name: `sp-lakehouse-${environment}-retail` },
    ]);
    expect(granted(synth)).toEqual(needed(batch.grants, `lakehouse_${environment}`));
    expect(Object.keys(synth.resources("databricks_grant"))).toHaveLength(batch.grants.length);
  });

  test("tells its tasks where they are", () => {
    expect(job(synth, `${environment}-retail`)["parameter"]).toEqual([
      { name: "catalog", default: `lakehouse_${environment}` },
      { name: "checkpoints", default: `/Volumes/lakehouse_${environment}/bronze/checkpoints/retail` },
      { name: "environment", default: environment },
      { name: "landing", default: `/Volumes/lakehouse_${environment}/bronze/landing/retail` },
      { name: "trigger", default: "available_now" },
    ]);
  });

  test("tells the ids of its jobs", () => {
    expect(
      Object.fromEntries(Object.entries(synth.outputs).map(([name, { value }]) => [name, value])),
    ).toEqual({
      job_id: "${databricks_job.retail_jobs_main_job_F7B0E051.id}",
      setup_job_id: "${databricks_job.retail_jobs_setup_job_7E97D22F.id}",
    });
  });
});

test("dev runs on one node when someone starts it", () => {
  const found = job(dev, "dev-retail");
  expect(Object.keys(found)).not.toContain("schedule");
  expect(list(found["job_cluster"])[0]?.["new_cluster"]).toMatchObject({
    num_workers: 0,
    runtime_engine: "STANDARD",
    custom_tags: { ResourceClass: "SingleNode", environment: "dev", workload: "retail" },
  });
});

test("prod autoscales with Photon on Monday morning", () => {
  const found = job(prod, "prod-retail");
  expect(found["schedule"]).toEqual({
    quartz_cron_expression: "0 0 6 ? * MON",
    timezone_id: "UTC",
    pause_status: "UNPAUSED",
  });
  expect(list(found["job_cluster"])[0]?.["new_cluster"]).toMatchObject({
    autoscale: { min_workers: 1, max_workers: 4 },
    runtime_engine: "PHOTON",
  });
});

test("failed runs reach the owner unless someone else is named", () => {
  const mailed = (synth: Synthesised): unknown => job(synth, "dev-retail")["email_notifications"];
  expect(mailed(dev)).toEqual({ on_failure: ["platform-team@example.com"] });
  const env = { LAKEHOUSE_NOTIFICATIONS_FAILURE_EMAILS: "oncall@contoso.com" };
  expect(mailed(deployment("dev", env))).toEqual({ on_failure: ["oncall@contoso.com"] });
});

test("continuous ingestion is a job of its own, and its tables start the rest", () => {
  expect(Object.keys(streaming.by("databricks_job", "name")).sort()).toEqual([
    "dev-retail",
    "dev-retail-ingest",
    "dev-retail-setup",
  ]);
  expect(Object.keys(graph(job(streaming, "dev-retail-ingest")))).toEqual([continuous.continuous?.key]);
  expect(graph(job(streaming, "dev-retail"))).toEqual(graphOf(continuous.tasks));
  expect(continuous.triggerTables.length).toBeGreaterThan(0);
  expect(job(streaming, "dev-retail")["dynamic"]).toMatchObject({
    trigger: {
      content: {
        table_update: { table_names: continuous.triggerTables.map((table) => `lakehouse_dev.${table}`) },
      },
    },
  });
  expect(streaming.outputs["table_trigger"]?.["value"]).toBe("${tostring(var.tables_exist)}");
  expect(Object.keys(streaming.outputs).sort()).toEqual([
    "ingest_job_id",
    "job_id",
    "setup_job_id",
    "table_trigger",
  ]);
});

test("a managed principal is made in the account and may be used by whoever deploys", () => {
  const synth = deployment("dev", {
    LAKEHOUSE_IDENTITY_MODE: "managed",
    LAKEHOUSE_IDENTITY_ACCOUNT_ID: "11111111-2222-3333-4444-555555555555",
  });
  expect(synth.single("databricks_service_principal")).toEqual({
    provider: "databricks.account",
    display_name: "sp-lakehouse-dev-retail",
    disable_as_user_deletion: false,
  });
  const deployer = "${data.databricks_current_user.retail_identity_deployer_E11ADE32.acl_principal_id}";
  expect(synth.single("databricks_access_control_rule_set")["grant_rules"]).toEqual([
    { role: "roles/servicePrincipal.manager", principals: [deployer, "groups/lakehouse-admins-dev"] },
    { role: "roles/servicePrincipal.user", principals: [deployer] },
  ]);
});
