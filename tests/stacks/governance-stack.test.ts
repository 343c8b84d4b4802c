import { Testing } from "cdktf";
import { loadConfig } from "../../config/load";
import { FoundationStack } from "../../stacks/foundation-stack";
import { GovernanceStack } from "../../stacks/governance-stack";
import { lookups, synthesiseApp } from "../constructs/databricks/workbench";
import type { Json, JsonObject, Synthesised } from "../helpers/synth";

function governance(environment: string, env: Readonly<Record<string, string>> = {}): Synthesised {
  const app = Testing.app();
  const config = loadConfig(environment, env);
  const foundation = new FoundationStack(app, `${environment}-foundation`, { config });
  const stack = new GovernanceStack(app, `${environment}-governance`, { config, foundation });
  expect(stack.dependsOn(foundation)).toBe(true);
  return synthesiseApp(app, `${environment}-governance`);
}

const dev = governance("dev");
const prod = governance("prod");
const foundationOf = (environment: string): string =>
  `data.terraform_remote_state.cross-stack-reference-input-${environment}-foundation.outputs.cross-stack-output-`;

const holders = (synth: Synthesised): readonly JsonObject[] =>
  ["databricks_catalog", "databricks_schema", "databricks_volume"].flatMap((type) =>
    Object.values(synth.resources(type)),
  );
const removable = (synth: Synthesised): readonly (Json | undefined)[] =>
  ["catalog", "schema", "external_location", "storage_credential"].flatMap((type) =>
    Object.values(synth.resources(`databricks_${type}`)).map(({ force_destroy }) => force_destroy),
  );
const principals = (synth: Synthesised): readonly (Json | undefined)[] =>
  [...new Set(Object.values(synth.resources("databricks_grant")).map(({ principal }) => principal))].sort();

describe.each([
  ["dev", dev],
  ["prod", prod],
])("%s", (environment, synth) => {
  test("signs in to the workspace that the foundation made", () => {
    const workspace = `${foundationOf(environment)}azurerm_databricks_workspaceworkspace_B76F7DCA`;
    expect(synth.json["provider"]).toEqual({
      databricks: [
        {
          host: `https://\${${workspace}workspace_url}`,
          azure_workspace_resource_id: `\${${workspace}id}`,
        },
      ],
    });
  });

  test("keeps a state of its own", () => {
    expect(synth.json["terraform"]).toMatchObject({
      backend: { local: { path: `../../../terraform.${environment}-governance.tfstate` } },
    });
  });

  test("has one catalog with the three layers and three volumes", () => {
    expect(synth.single("databricks_catalog")["name"]).toBe(`lakehouse_${environment}`);
    expect(Object.keys(synth.by("databricks_schema", "name")).sort()).toEqual(["bronze", "gold", "silver"]);
    expect(Object.keys(synth.by("databricks_volume", "name")).sort()).toEqual([
      "arrivals",
      "checkpoints",
      "landing",
    ]);
    expect(Object.keys(synth.by("databricks_external_location", "name")).sort()).toEqual([
      `lakehouse_${environment}_bronze`,
      `lakehouse_${environment}_external_source`,
      `lakehouse_${environment}_gold`,
      `lakehouse_${environment}_silver`,
    ]);
  });

  test("reaches the lake through the access connector", () => {
    expect(synth.single("databricks_storage_credential")["azure_managed_identity"]).toEqual({
      access_connector_id: `\${${foundationOf(environment)}azurerm_databricks_access_connectoraccess_connector_453AA73Eid}`,
    });
  });

  test("looks the people's groups up and grants to them, never with the authoritative plural", () => {
    const names = ["lakehouse-admins", "lakehouse-analysts", "lakehouse-engineers"];
    expect(
      lookups(synth, "databricks_group")
        .map((group) => group["display_name"])
        .sort(),
    ).toEqual(names);
    expect(principals(synth)).toEqual(names);
    expect(synth.types).not.toContain("databricks_grants");
  });

  test("grants each principal once on each securable", () => {
    const pairs = Object.values(synth.resources("databricks_grant")).map(
      ({ catalog, credential, principal, schema, volume }) =>
        JSON.stringify([principal, catalog, credential, schema, volume]),
    );
    // In prod one more, on the credential.
    const expected = environment === "prod" ? 8 : 7;
    expect(pairs).toHaveLength(expected);
    expect(new Set(pairs).size).toBe(expected);
  });

  test("shows analysts gold alone", () => {
    const theirs = Object.values(synth.resources("databricks_grant")).filter(
      (grant) => grant["principal"] === "lakehouse-analysts",
    );
    expect(theirs.map(({ privileges, schema }) => [schema ?? "catalog", privileges])).toEqual([
      ["catalog", ["BROWSE", "USE_CATALOG"]],
      [
        "${databricks_schema.unity_catalog_gold_schema_21A59B9D.id}",
        ["EXECUTE", "READ_VOLUME", "SELECT", "USE_SCHEMA"],
      ],
    ]);
  });

  test("keeps the region's metastore", () => {
    expect(synth.types).not.toContain("databricks_metastore_assignment");
  });

  test("tells the catalog, the landing folder and the warehouse", () => {
    const told = Object.entries(synth.outputs).filter(([name]) => !name.startsWith("cross-stack"));
    expect(Object.fromEntries(told.map(([name, { value }]) => [name, value]))).toEqual({
      catalog: `lakehouse_${environment}`,
      landing: `/Volumes/lakehouse_${environment}/bronze/landing`,
      warehouse_id: "${databricks_sql_endpoint.warehouse_69BEABA1.id}",
    });
  });

  test("lets job principals use the warehouse and the cluster policy through one group", () => {
    expect(synth.single("databricks_group")["display_name"]).toBe(`lakehouse-${environment}-job-runners`);
    const using = Object.values(synth.resources("databricks_permissions")).map(
      ({ access_control }) =>
        (access_control as unknown as readonly JsonObject[]).find(
          ({ group_name }) => group_name === `lakehouse-${environment}-job-runners`,
        )?.["permission_level"],
    );
    expect(using).toEqual(["CAN_USE", "CAN_USE"]);
  });
});

test("dev can be thrown away, prod cannot", () => {
  const lifecycles = (synth: Synthesised): readonly (Json | undefined)[] =>
    holders(synth).map(({ lifecycle }) => lifecycle);
  const seven = Array.from({ length: 7 });
  expect(lifecycles(dev)).toEqual(seven.map(() => ({ prevent_destroy: false })));
  expect(lifecycles(prod)).toEqual(seven.map(() => ({ prevent_destroy: true })));
  const nine = Array.from({ length: 9 });
  expect(removable(dev)).toEqual(nine.map(() => true));
  expect(removable(prod)).toEqual(nine.map(() => false));
});

test("only where a key is used is there a scope for it, which engineers read", () => {
  const vault = `${foundationOf("dev")}azurerm_key_vaultkey_vault_15104185`;
  expect(dev.single("databricks_secret_scope")).toEqual({
    name: "lakehouse-dev",
    keyvault_metadata: { resource_id: `\${${vault}id}`, dns_name: `\${${vault}vault_uri}` },
  });
  expect(dev.single("databricks_secret_acl")).toMatchObject({
    principal: "lakehouse-engineers",
    permission: "READ",
  });
  expect(prod.types).not.toContain("databricks_secret_scope");
  expect(prod.types).not.toContain("databricks_secret_acl");
});

test("only where identities sign in is there a credential for it, which an admin has made", () => {
  const onCredential = (synth: Synthesised): readonly JsonObject[] =>
    Object.values(synth.resources("databricks_grant")).filter(({ credential }) => credential !== undefined);
  expect(onCredential(dev)).toEqual([]);
  expect(onCredential(prod)).toMatchObject([
    { principal: "lakehouse-engineers", credential: "lakehouse_prod_language", privileges: ["ACCESS"] },
  ]);
  expect(dev.types).not.toContain("databricks_credential");
  expect(prod.types).not.toContain("databricks_credential");
});

test("the cluster policy allows what the environment's jobs run on", () => {
  const allowed = (synth: Synthesised): unknown =>
    JSON.parse(synth.single("databricks_cluster_policy")["definition"] as string);
  expect(allowed(dev)).toMatchObject({
    runtime_engine: { type: "allowlist", values: ["STANDARD"] },
    num_workers: { type: "fixed", value: 0 },
  });
  expect(allowed(prod)).toMatchObject({
    runtime_engine: { type: "allowlist", values: ["PHOTON"] },
    "autoscale.max_workers": { type: "range", maxValue: 4, isOptional: true },
  });
});

describe("with identities that are managed here and a metastore of its own", () => {
  const synth = governance("dev", {
    LAKEHOUSE_IDENTITY_MODE: "managed",
    LAKEHOUSE_IDENTITY_ACCOUNT_ID: "11111111-2222-3333-4444-555555555555",
    LAKEHOUSE_UNITY_CATALOG_METASTORE_ID: "66666666-7777-8888-9999-000000000000",
  });
  const workspaceId = `\${${foundationOf("dev")}azurerm_databricks_workspaceworkspace_B76F7DCAworkspace_id}`;

  test("groups are made in the account and assigned to the workspace", () => {
    const made = Object.values(synth.resources("databricks_group")).filter(
      ({ provider }) => provider === "databricks.account",
    );
    expect(made.map(({ display_name }) => display_name).sort()).toEqual([
      "lakehouse-admins-dev",
      "lakehouse-analysts-dev",
      "lakehouse-engineers-dev",
    ]);
    const assigned = Object.values(synth.resources("databricks_mws_permission_assignment"));
    expect(assigned.map(({ workspace_id }) => workspace_id)).toEqual([workspaceId, workspaceId, workspaceId]);
    expect(lookups(synth, "databricks_group")).toEqual([]);
  });

  test("the group of job principals stays the workspace's", () => {
    expect(synth.by("databricks_group", "display_name")["lakehouse-dev-job-runners"]).toEqual({
      display_name: "lakehouse-dev-job-runners",
      databricks_sql_access: true,
      workspace_access: true,
    });
  });

  test("the metastore is assigned before anything is made in it", () => {
    expect(synth.single("databricks_metastore_assignment")).toEqual({
      provider: "databricks.account",
      metastore_id: "66666666-7777-8888-9999-000000000000",
      workspace_id: workspaceId,
    });
    expect(synth.single("databricks_storage_credential")["depends_on"]).toEqual([
      "databricks_metastore_assignment.metastore",
    ]);
  });

  test("with a key there is no credential to make", () => {
    expect(synth.types).not.toContain("databricks_credential");
  });

  test("without keys the credential is made too, after the metastore's assignment", () => {
    const made = governance("dev", {
      LAKEHOUSE_IDENTITY_MODE: "managed",
      LAKEHOUSE_IDENTITY_ACCOUNT_ID: "11111111-2222-3333-4444-555555555555",
      LAKEHOUSE_UNITY_CATALOG_METASTORE_ID: "66666666-7777-8888-9999-000000000000",
      LAKEHOUSE_LANGUAGE_AUTHENTICATION: "managed-identity",
    });
    expect(made.single("databricks_credential")).toEqual({
      name: "lakehouse_dev_language",
      purpose: "SERVICE",
      comment: "The access connector's managed identity, for calls of services.",
      azure_managed_identity: {
        access_connector_id: `\${${foundationOf("dev")}azurerm_databricks_access_connectoraccess_connector_453AA73Eid}`,
      },
      isolation_mode: "ISOLATION_MODE_ISOLATED",
      force_destroy: true,
      depends_on: ["databricks_metastore_assignment.metastore"],
    });
  });
});
