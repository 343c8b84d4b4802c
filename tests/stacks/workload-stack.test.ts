import type { Construct } from "constructs";
import type { WorkloadModel } from "../../notebooks/kit";
import { WorkloadStack, type WorkloadStackProps } from "../../stacks/workload-stack";
import { shop, streamingShop } from "../constructs/databricks/shop-model";
import { lookups } from "../constructs/databricks/workbench";
import type { Synthesised } from "../helpers/synth";
import { deployWorkload, foundationOf, job, list } from "./bench";

class ShopStack extends WorkloadStack {
  constructor(scope: Construct, id: string, props: WorkloadStackProps, model: WorkloadModel) {
    super(scope, id, props);
    this.deploy(model, { start: { kind: "manual" } });
  }
}

const deployed = (
  environment: string,
  env: Readonly<Record<string, string>> = {},
  model: WorkloadModel = shop,
): Synthesised =>
  deployWorkload((app, of, shared) => new ShopStack(app, `${of}-shop`, shared, model), environment, env);

describe.each(["dev", "prod"])("%s", (environment) => {
  const synth = deployed(environment);

  test("signs in to the environment's workspace, and keeps a state of its own", () => {
    const workspace = "azurerm_databricks_workspaceworkspace_B76F7DCA";
    expect(synth.json["provider"]).toEqual({
      databricks: [
        {
          host: `https://${foundationOf(environment, `${workspace}workspace_url`)}`,
          azure_workspace_resource_id: foundationOf(environment, `${workspace}id`),
        },
      ],
    });
    expect(synth.json["terraform"]).toMatchObject({
      backend: { local: { path: `../../../terraform.${environment}-shop.tfstate` } },
    });
  });

  test("names the principal and the folder after the environment and the workload", () => {
    expect(lookups(synth, "databricks_service_principal")).toEqual([
      { display_name: `sp-lakehouse-${environment}-shop` },
    ]);
    expect(synth.single("databricks_directory")).toEqual({
      path: `/lakehouse/${environment}/shop`,
      delete_recursive: environment === "dev",
    });
  });

  test("tags jobs with the workload", () => {
    const tags = { environment, "managed-by": "terraform", owner: "platform-team@example.com" };
    expect(job(synth, `${environment}-shop`)["tags"]).toEqual({
      ...tags,
      project: "lakehouse",
      workload: "shop",
    });
  });

  test("has the compute of the environment", () => {
    const [cluster] = list(job(synth, `${environment}-shop`)["job_cluster"]);
    expect(cluster?.["new_cluster"]).toMatchObject({
      runtime_engine: environment === "prod" ? "PHOTON" : "STANDARD",
      node_type_id: "Standard_D4ds_v5",
    });
  });
});

test("tells the ids of the jobs that there are, and whether tables start the main one", () => {
  const told = (model: WorkloadModel): readonly string[] =>
    Object.keys(deployed("dev", {}, model).outputs).sort();
  expect(told(shop)).toEqual(["job_id", "setup_job_id"]);
  expect(told({ ...shop, setup: [] })).toEqual(["job_id"]);
  expect(told(streamingShop)).toEqual(["ingest_job_id", "job_id", "setup_job_id", "table_trigger"]);
  // As text: a truth value would not be printed.
  expect(deployed("dev", {}, streamingShop).outputs["table_trigger"]?.["value"]).toBe(
    "${tostring(var.tables_exist)}",
  );
});

test("failed runs reach the owner unless someone else is named", () => {
  const mailed = (env: Readonly<Record<string, string>>): unknown =>
    job(deployed("dev", env), "dev-shop")["email_notifications"];
  expect(mailed({ LAKEHOUSE_OWNER: "boss@contoso.com" })).toEqual({ on_failure: ["boss@contoso.com"] });
  expect(mailed({ LAKEHOUSE_NOTIFICATIONS_FAILURE_EMAILS: "oncall@contoso.com" })).toEqual({
    on_failure: ["oncall@contoso.com"],
  });
});

test("the principal is made in the account where identities are managed", () => {
  const synth = deployed("prod", {
    LAKEHOUSE_IDENTITY_MODE: "managed",
    LAKEHOUSE_IDENTITY_ACCOUNT_ID: "11111111-2222-3333-4444-555555555555",
  });
  expect(synth.single("databricks_service_principal")).toMatchObject({
    provider: "databricks.account",
    display_name: "sp-lakehouse-prod-shop",
  });
  expect(lookups(synth, "databricks_service_principal")).toEqual([]);
});
