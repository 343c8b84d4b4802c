import { WorkloadDeployment } from "../../../constructs/databricks/workload-deployment";
import { shop } from "./shop-model";
import { governanceOf, lookups, smallCompute, synthesiseDatabricks } from "./workbench";

const synth = synthesiseDatabricks((stack) => {
  new WorkloadDeployment(stack, "shop", {
    model: shop,
    governance: governanceOf(stack),
    environment: "dev",
    principalName: "sp-lake-dev-shop",
    folder: "/Shared/lake/dev/shop",
    compute: smallCompute,
    start: { kind: "manual" },
    failureEmails: [],
    forceDestroy: true,
    tags: {},
  });
});
const principal = "${data.databricks_service_principal.shop_identity_principal_6A373F57.application_id}";

test("its principal gets what its tasks need and nothing else", () => {
  expect(lookups(synth, "databricks_service_principal")).toEqual([{ display_name: "sp-lake-dev-shop" }]);
  const grants = Object.values(synth.resources("databricks_grant"));
  expect(grants.map(({ privileges }) => privileges)).toEqual([
    ["USE_CATALOG"],
    ["CREATE_TABLE", "SELECT", "USE_SCHEMA"],
    ["READ_VOLUME"],
  ]);
  expect(new Set(grants.map((grant) => grant["principal"]))).toEqual(new Set([principal]));
});

test("its principal may use the warehouse and the cluster policy", () => {
  expect(synth.single("databricks_group_member")["member_id"]).toBe(
    "${data.databricks_service_principal.shop_identity_principal_6A373F57.id}",
  );
});

test("its jobs run as the principal and wait for its rights", () => {
  for (const job of Object.values(synth.resources("databricks_job"))) {
    expect(job["run_as"]).toEqual({ service_principal_name: principal });
    expect(job["depends_on"]).toEqual([
      "data.databricks_service_principal.shop_identity_principal_6A373F57",
      "databricks_group_member.shop_identity_runner_A5EA4221",
      ...Object.keys(synth.resources("databricks_grant")).map((id) => `databricks_grant.${id}`),
    ]);
  }
  expect(Object.keys(synth.by("databricks_job", "name")).sort()).toEqual(["dev-shop", "dev-shop-setup"]);
});

test("its files lie in its folder", () => {
  expect(Object.keys(synth.by("databricks_notebook", "path")).sort()).toEqual([
    "/Shared/lake/dev/shop/clean_orders",
    "/Shared/lake/dev/shop/enrich",
    "/Shared/lake/dev/shop/raw_customers",
    "/Shared/lake/dev/shop/raw_orders",
  ]);
  expect(Object.keys(synth.by("databricks_workspace_file", "path")).sort()).toEqual([
    "/Shared/lake/dev/shop/answers.sql",
    "/Shared/lake/dev/shop/create_tables.sql",
  ]);
});
