import { modelWorkload } from "../../notebooks/kit";
import { insights } from "../../notebooks/insights/workload";
import { InsightsStack } from "../../stacks/insights-stack";
import { lookups } from "../constructs/databricks/workbench";
import type { Json, JsonObject, Synthesised } from "../helpers/synth";
import { deployWorkload, foundationOf, granted, graph, graphOf, job, list, needed, uploads } from "./bench";

const deployment = (environment: string, env: Readonly<Record<string, string>> = {}): Synthesised =>
  deployWorkload((app, of, shared) => new InsightsStack(app, `${of}-insights`, shared), environment, env);

const dev = deployment("dev");
const prod = deployment("prod");
const model = modelWorkload(insights, { ingestion: "batch" });

const MAIN = "${databricks_job.insights_jobs_main_job_568C4CFC.id}";
const JOB_PRINCIPAL =
  "${data.databricks_service_principal.insights_identity_principal_57FC37A3.application_id}";
const FACTORY = "${azurerm_data_factory.factory_658123B2.id}";
const STARTER = "${databricks_service_principal.factory_principal_D88ECCC4.application_id}";

const endpointOf = (environment: string): string =>
  foundationOf(environment, "azurerm_cognitive_accountlanguage_account_6F41E11Aendpoint");
const told = (synth: Synthesised, name: string): Readonly<Record<string, Json | undefined>> =>
  Object.fromEntries(
    list(job(synth, name)["parameter"]).map((each) => [each["name"] as string, each["default"]]),
  );
const activities = (synth: Synthesised): readonly JsonObject[] =>
  JSON.parse(synth.single("azurerm_data_factory_pipeline")["activities_json"] as string) as JsonObject[];
const inner = (activity: JsonObject | undefined, key: string): readonly JsonObject[] =>
  list((activity?.["typeProperties"] as JsonObject)[key]);
const signIns = (synth: Synthesised): readonly JsonObject[] => [
  ...Object.values(synth.resources("databricks_secret_acl")),
  ...Object.values(synth.resources("databricks_grant")).filter(({ credential }) => credential !== undefined),
];

describe.each([
  ["dev", dev],
  ["prod", prod],
])("%s", (environment, synth) => {
  test("has the graph that the lineage gives, and the set-up job", () => {
    expect(Object.keys(synth.by("databricks_job", "name")).sort()).toEqual([
      `${environment}-insights`,
      `${environment}-insights-setup`,
    ]);
    expect(graph(job(synth, `${environment}-insights`))).toEqual(graphOf(model.tasks));
    expect(graph(job(synth, `${environment}-insights-setup`))).toEqual(graphOf(model.setup));
  });

  test("uploads each task's file once", () => {
    const expected = [...model.tasks, ...model.setup].map(({ asset }) => asset.fileName);
    expect(uploads(synth)).toEqual([...new Set(expected)].sort());
  });

  test("only the pipeline and people start the job", () => {
    const found = Object.keys(job(synth, `${environment}-insights`));
    for (const start of ["schedule", "continuous", "trigger", "dynamic"]) expect(found).not.toContain(start);
  });

  test("grants the job's principal in the catalog exactly what its tasks need", () => {
    expect(granted(synth)).toEqual(needed(model.grants, `lakehouse_${environment}`));
    const principals = Object.values(synth.resources("databricks_grant")).map(({ principal }) => principal);
    expect([...new Set(principals)]).toEqual([JOB_PRINCIPAL]);
    expect(lookups(synth, "databricks_service_principal")).toEqual([
      { display_name: `sp-lakehouse-${environment}-insights` },
    ]);
  });

  test("tells its tasks where they are and where the service is", () => {
    const { language_credential, secret_scope, ...rest } = told(synth, `${environment}-insights`);
    expect(rest).toEqual({
      catalog: `lakehouse_${environment}`,
      checkpoints: `/Volumes/lakehouse_${environment}/bronze/checkpoints/insights`,
      environment,
      landing: `/Volumes/lakehouse_${environment}/bronze/arrivals/insights`,
      language_endpoint: endpointOf(environment),
      model_endpoint: "databricks-meta-llama-3-3-70b-instruct",
      replay: "",
      scoring_engine: "language",
      trigger: "available_now",
    });
    expect([language_credential, secret_scope]).toEqual(
      environment === "prod" ? ["lakehouse_prod_language", ""] : ["", "lakehouse-dev"],
    );
    // By name: another order would differ from what the service tells, for ever.
    const names = list(job(synth, `${environment}-insights`)["parameter"]).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  test("the data factory's identity may run the main job, and nothing else in the workspace", () => {
    expect(synth.single("databricks_service_principal")).toEqual({
      application_id: "${azurerm_user_assigned_identity.factory_identity_679483D6.client_id}",
      display_name: `id-lakehouse-${environment}-data-factory`,
      workspace_access: true,
      force: true,
    });
    const rights = Object.values(synth.resources("databricks_permissions")).flatMap(
      ({ access_control, ...on }) =>
        list(access_control)
          .filter((right) => right["service_principal_name"] === STARTER)
          .map((right) => [on["job_id"], right["permission_level"]]),
    );
    expect(rights).toEqual([[MAIN, "CAN_MANAGE_RUN"]]);
    // Its name stands nowhere else: not in a grant, nor in a group.
    const { databricks_permissions, ...others } = synth.json["resource"] as JsonObject;
    expect(JSON.stringify(databricks_permissions)).toContain(STARTER);
    expect(JSON.stringify(others)).not.toContain("databricks_service_principal.factory_principal");
  });

  test("in Azure it reads what was delivered and writes where the job reads, container by container", () => {
    const roles = Object.values(synth.resources("azurerm_role_assignment")).map(
      ({ principal_id, role_definition_name, scope }) => [role_definition_name, scope, principal_id],
    );
    const identity = "${azurerm_user_assigned_identity.factory_identity_679483D6.principal_id}";
    const container = (name: string): string =>
      foundationOf(environment, `azurerm_storage_containerlake_container_${name}id`);
    expect(roles).toEqual([
      ["Storage Blob Data Contributor", container("bronze_resource_A1BF60F2"), identity],
      ["Storage Blob Data Reader", container("external-source_resource_6325313F"), identity],
    ]);
  });

  test("copies from the landing folder to the arrivals folder", () => {
    const datasets = Object.values(synth.resources("azurerm_data_factory_dataset_binary"));
    const places = datasets.map(({ azure_blob_storage_location: place, name }) => {
      const { container, path } = place as JsonObject;
      return [name, container, path];
    });
    expect(places.sort()).toEqual([
      ["insights_landed_file", "bronze", "arrivals/insights"],
      ["insights_landed_folder", "bronze", "arrivals/insights"],
      ["insights_source_file", "external-source", "landing/insights"],
      ["insights_source_folder", "external-source", "landing/insights"],
    ]);
    const copy = inner(activities(synth)[3], "activities");
    expect(copy.map(({ type, inputs, outputs }) => [type, inputs, outputs])).toMatchObject([
      ["Copy", [{ referenceName: "insights_source_file" }], [{ referenceName: "insights_landed_file" }]],
    ]);
  });

  test("then runs the main job and waits for it", () => {
    expect(activities(synth).map(({ name, type }) => [name, type])).toEqual([
      ["list_source", "GetMetadata"],
      ["list_landed", "GetMetadata"],
      ["new_files", "Filter"],
      ["copy_new_files", "ForEach"],
      ["when_needed", "IfCondition"],
    ]);
    expect(inner(activities(synth)[4], "ifTrueActivities")).toMatchObject([
      {
        type: "DatabricksJob",
        linkedServiceName: { referenceName: "insights_workspace" },
        typeProperties: { jobId: MAIN },
      },
    ]);
    expect(synth.resources("databricks_job")["insights_jobs_main_job_568C4CFC"]).toMatchObject({
      name: `${environment}-insights`,
    });
    expect(synth.single("azurerm_data_factory_pipeline")).toMatchObject({
      name: "insights",
      concurrency: 1,
      parameters: { file_name: "" },
    });
  });

  test("signs in to the lake and the workspace with its one identity", () => {
    expect(synth.single("azurerm_data_factory")).toMatchObject({
      identity: { type: "UserAssigned" },
      public_network_enabled: false,
    });
    const services = Object.values(synth.resources("azurerm_data_factory_linked_custom_service"));
    expect(
      services.map(({ type, type_properties_json }) => [
        type,
        (JSON.parse(type_properties_json as string) as JsonObject)["credential"],
      ]),
    ).toEqual(
      ["AzureDatabricks", "AzureBlobStorage"].map((type) => [
        type,
        { referenceName: `id-lakehouse-${environment}-data-factory`, type: "CredentialReference" },
      ]),
    );
  });

  test("its logs go to Log Analytics", () => {
    expect(synth.single("azurerm_monitor_diagnostic_setting")).toEqual({
      name: "log-analytics",
      target_resource_id: FACTORY,
      log_analytics_workspace_id: foundationOf(
        environment,
        "azurerm_log_analytics_workspaceobservability_workspace_700D5217id",
      ),
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  test("holds no key and no secret, nor a reference to one", () => {
    expect(synth.text).not.toMatch(/access_key|account_key|connection_string|shared_access|sas_token/i);
    expect(synth.text).not.toMatch(/client_secret|password|secret_value|outputs\.[^"}]*(key|secret)/i);
    expect(synth.types.filter((type) => /secret|key/.test(type))).toEqual(
      environment === "dev" ? ["databricks_secret_acl"] : [],
    );
  });

  test("tells the names of the factory and the pipeline, and the ids of the jobs", () => {
    expect(
      Object.fromEntries(Object.entries(synth.outputs).map(([name, { value }]) => [name, value])),
    ).toEqual({
      data_factory: "${azurerm_data_factory.factory_658123B2.name}",
      pipeline: "insights",
      job_id: MAIN,
      setup_job_id: "${databricks_job.insights_jobs_setup_job_9BADDDA8.id}",
    });
  });
});

test("dev reads the key from the scope, prod uses the credential", () => {
  expect(signIns(dev)).toEqual([
    {
      scope: "lakehouse-dev",
      principal: JOB_PRINCIPAL,
      permission: "READ",
      depends_on: ["data.databricks_service_principal.insights_identity_principal_57FC37A3"],
    },
  ]);
  expect(signIns(prod)).toEqual([
    {
      credential: "lakehouse_prod_language",
      principal: JOB_PRINCIPAL,
      privileges: ["ACCESS"],
      depends_on: ["data.databricks_service_principal.insights_identity_principal_57FC37A3"],
    },
  ]);
});

test("without keys dev signs in as prod does", () => {
  const keyless = deployment("dev", { LAKEHOUSE_LANGUAGE_AUTHENTICATION: "managed-identity" });
  expect(told(keyless, "dev-insights")).toMatchObject({
    language_credential: "lakehouse_dev_language",
    secret_scope: "",
  });
  expect(signIns(keyless)).toMatchObject([{ credential: "lakehouse_dev_language", privileges: ["ACCESS"] }]);
});

test("the configuration chooses the engine and the model", () => {
  const synth = deployment("prod", {
    LAKEHOUSE_INSIGHTS_ENGINE: "foundation-model",
    LAKEHOUSE_INSIGHTS_MODEL_ENDPOINT: "my-model",
  });
  for (const name of ["prod-insights", "prod-insights-setup"]) {
    expect(told(synth, name)).toMatchObject({
      scoring_engine: "foundation-model",
      model_endpoint: "my-model",
    });
  }
});

test("what calls the service stays on a cluster where everything else is serverless", () => {
  const found = job(deployment("dev", { LAKEHOUSE_COMPUTE_MODE: "serverless" }), "dev-insights");
  const on = (key: string): readonly (Json | undefined)[] =>
    list(found["task"])
      .filter((task) => task[key] !== undefined)
      .map((task) => task["task_key"]);
  const keys = model.tasks.map(({ key }) => key).sort();
  expect(on("job_cluster_key")).toEqual(["enrich_interactions"]);
  expect(on("environment_key")).toEqual(keys.filter((key) => key !== "enrich_interactions"));
  expect(list(found["job_cluster"])).toHaveLength(1);
  expect(
    list(job(dev, "dev-insights")["task"]).filter((task) => task["job_cluster_key"] !== "shared"),
  ).toEqual([]);
});

test("files start the pipeline by themselves in prod only, once it may read them and run the job", () => {
  expect(dev.types).not.toContain("azurerm_data_factory_trigger_blob_event");
  expect(prod.single("azurerm_data_factory_trigger_blob_event")).toEqual({
    data_factory_id: FACTORY,
    name: "insights_arrival",
    storage_account_id: foundationOf("prod", "azurerm_storage_accountlake_account_92054329id"),
    events: ["Microsoft.Storage.BlobCreated"],
    blob_path_begins_with: "/external-source/blobs/landing/insights/",
    blob_path_ends_with: ".json",
    ignore_empty_blobs: true,
    activated: true,
    pipeline: [{ name: "insights", parameters: { file_name: "@triggerBody().fileName" } }],
    lifecycle: { replace_triggered_by: ["azurerm_data_factory_pipeline.delivery_pipeline_D7DF452A"] },
    depends_on: [
      "azurerm_data_factory_pipeline.delivery_pipeline_D7DF452A",
      "terraform_data.factory_propagation_wait_3B6BBFF5",
      "databricks_permissions.insights_jobs_main_access_5BFBA7EF",
    ],
  });
});
