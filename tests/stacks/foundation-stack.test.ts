import { FoundationStack } from "../../stacks/foundation-stack";
import { loadConfig } from "../../config/load";
import { Naming } from "../../config/naming";
import { type Json, type JsonObject, type Synthesised, synthesiseStack } from "../helpers/synth";

function foundation(environment: string, env: Readonly<Record<string, string>> = {}): Synthesised {
  const config = loadConfig(environment, env);
  return synthesiseStack((app) => new FoundationStack(app, `${environment}-foundation`, { config }));
}

const dev = foundation("dev");
const prod = foundation("prod");
const devSuffix = new Naming(loadConfig("dev", {})).suffix;

const holdsData = [
  "azurerm_log_analytics_workspace",
  "azurerm_resource_group",
  "azurerm_storage_account",
  "azurerm_storage_container",
  "azurerm_key_vault",
  "azurerm_databricks_workspace",
];

function lifecycles(synth: Synthesised): readonly (Json | undefined)[] {
  return holdsData.flatMap((type) => Object.values(synth.resources(type)).map(({ lifecycle }) => lifecycle));
}

describe.each([
  ["dev", dev],
  ["prod", prod],
])("%s", (environment, synth) => {
  test("has the four containers of a lake", () => {
    expect(Object.keys(synth.by("azurerm_storage_container", "name")).sort()).toEqual([
      "bronze",
      "external-source",
      "gold",
      "silver",
    ]);
  });

  test("watches every service", () => {
    const settings = Object.values(synth.resources("azurerm_monitor_diagnostic_setting"));
    expect(settings.map((setting) => setting["target_resource_id"]).sort()).toEqual([
      "${azurerm_cognitive_account.language_account_6F41E11A.id}",
      "${azurerm_databricks_workspace.workspace_B76F7DCA.id}",
      "${azurerm_key_vault.key_vault_15104185.id}",
      "${azurerm_storage_account.lake_account_92054329.id}/blobServices/default",
    ]);
  });

  test("tags everything that takes tags", () => {
    const tags = {
      project: "lakehouse",
      environment,
      owner: "platform-team@example.com",
      "managed-by": "terraform",
    };
    // Azure has no tags for these.
    const untagged = [
      "azurerm_consumption_budget_resource_group",
      "azurerm_monitor_diagnostic_setting",
      "azurerm_role_assignment",
      "azurerm_storage_container",
      "terraform_data",
    ];
    const tagged = synth.types.filter((type) => !untagged.includes(type));
    expect(tagged.length).toBeGreaterThan(6);
    for (const type of tagged) {
      for (const resource of Object.values(synth.resources(type))) {
        expect([type, resource["tags"]]).toEqual([type, tags]);
      }
    }
  });

  test("the connector's identity reads and writes the lake", () => {
    expect(Object.values(synth.resources("azurerm_role_assignment"))).toContainEqual({
      scope: "${azurerm_storage_account.lake_account_92054329.id}",
      role_definition_name: "Storage Blob Data Contributor",
      principal_id:
        "${azurerm_databricks_access_connector.access_connector_453AA73E.identity[0].principal_id}",
      principal_type: "ServicePrincipal",
      skip_service_principal_aad_check: true,
      description: "Unity Catalog reads and writes the lake as this identity.",
    });
  });

  test("alerts the owner while nobody else is named", () => {
    const { notification } = synth.single("azurerm_consumption_budget_resource_group") as {
      readonly notification: readonly JsonObject[];
    };
    expect(
      notification.map((alert) => [alert["threshold"], alert["threshold_type"], alert["contact_emails"]]),
    ).toEqual([
      [50, "Actual", ["platform-team@example.com"]],
      [80, "Actual", ["platform-team@example.com"]],
      [100, "Actual", ["platform-team@example.com"]],
      [100, "Forecasted", ["platform-team@example.com"]],
    ]);
  });

  test("gives the key of the Language service away nowhere", () => {
    const key = "${azurerm_cognitive_account.language_account_6F41E11A.primary_access_key}";
    const outsideVault = {
      ...synth.json,
      resource: { ...(synth.json["resource"] as JsonObject), azurerm_key_vault_secret: null },
    };
    expect(JSON.stringify(outsideVault)).not.toContain(key);
    expect(JSON.stringify(synth.outputs)).not.toContain("access_key");
  });
});

test("the names are those of the naming", () => {
  expect(dev.single("azurerm_resource_group")).toMatchObject({
    name: "rg-lakehouse-dev",
    location: "westeurope",
  });
  expect(dev.single("azurerm_storage_account")["name"]).toBe(`lakehousedev${devSuffix}`);
  expect(dev.single("azurerm_key_vault")["name"]).toBe(`kv-lakehouse-dev-${devSuffix}`);
  expect(dev.single("azurerm_cognitive_account")["name"]).toBe(`lang-lakehouse-dev-${devSuffix}`);
  expect(dev.single("azurerm_databricks_workspace")["name"]).toBe("dbw-lakehouse-dev");
});

test("dev is copied once, prod to a second region", () => {
  expect(dev.single("azurerm_storage_account")["account_replication_type"]).toBe("LRS");
  expect(prod.single("azurerm_storage_account")).toMatchObject({
    account_replication_type: "GRS",
    shared_access_key_enabled: false,
  });
});

test("dev can be torn down, prod keeps what holds data", () => {
  expect(lifecycles(dev)).toEqual(Array.from({ length: 9 }, () => ({ prevent_destroy: false })));
  expect(lifecycles(prod)).toEqual(Array.from({ length: 9 }, () => ({ prevent_destroy: true })));
});

test("in dev the key lies in the vault, for Databricks to read", () => {
  expect(dev.single("azurerm_cognitive_account")["local_auth_enabled"]).toBe(true);
  expect(dev.single("azurerm_key_vault_secret")).toMatchObject({
    name: "language-key",
    value: "${azurerm_cognitive_account.language_account_6F41E11A.primary_access_key}",
  });
  expect(dev.by("azurerm_role_assignment", "role_definition_name")).toMatchObject({
    "Key Vault Secrets Officer": { principal_id: "${data.azurerm_client_config.deployer.object_id}" },
    "Key Vault Secrets User": { principal_id: "00000000-0000-0000-0000-000000000000" },
  });
});

test("the deployer can be a group instead of whoever is signed in", () => {
  const deployer = "44444444-4444-4444-4444-444444444444";
  const synth = foundation("dev", { LAKEHOUSE_IDENTITY_DEPLOYER_OBJECT_ID: deployer });
  expect(synth.by("azurerm_role_assignment", "role_definition_name")).toMatchObject({
    "Key Vault Secrets Officer": { principal_id: deployer },
  });
  expect(synth.json).not.toHaveProperty("data");
});

test("in prod there is no key, and the connector's identity calls the service", () => {
  expect(prod.single("azurerm_cognitive_account")["local_auth_enabled"]).toBe(false);
  expect(prod.types).not.toContain("azurerm_key_vault_secret");
  expect(Object.keys(prod.by("azurerm_role_assignment", "role_definition_name")).sort()).toEqual([
    "Cognitive Services Language Reader",
    "Storage Blob Data Contributor",
  ]);
  // The service knows an identity on a subdomain of its own only.
  expect(prod.single("azurerm_cognitive_account")).toHaveProperty(
    "custom_subdomain_name",
    prod.single("azurerm_cognitive_account")["name"],
  );
  expect(prod.single("terraform_data")["triggers_replace"]).toEqual({
    role_lake: "${azurerm_role_assignment.access_connector_role_lake_assignment_CFBE6CE4.id}",
    role_language: "${azurerm_role_assignment.access_connector_role_language_assignment_BE1F006F.id}",
  });
});

test("outputs say where things are; where the key is, as a secret of its own", () => {
  const outputs = {
    resource_group: {
      description: "Resource group of the environment.",
      sensitive: false,
      value: "${azurerm_resource_group.group.name}",
    },
    storage_account: {
      description: "Storage account of the lake.",
      sensitive: false,
      value: "${azurerm_storage_account.lake_account_92054329.name}",
    },
    workspace_url: {
      description: "Address of the Databricks workspace.",
      sensitive: false,
      value: "https://${azurerm_databricks_workspace.workspace_B76F7DCA.workspace_url}",
    },
    language_endpoint: {
      description: "Address of the Language service.",
      sensitive: false,
      value: "${azurerm_cognitive_account.language_account_6F41E11A.endpoint}",
    },
    key_vault_uri: {
      description: "Address of the key vault.",
      sensitive: false,
      value: "${azurerm_key_vault.key_vault_15104185.vault_uri}",
    },
  };
  expect(prod.outputs).toEqual(outputs);
  expect(dev.outputs).toEqual({
    ...outputs,
    language_key_secret: {
      description: "Where the vault keeps the Language service's key.",
      sensitive: true,
      value: "${azurerm_key_vault_secret.language_key_secret_C2A4A385.versionless_id}",
    },
  });
});

test("named contacts are alerted instead of the owner", () => {
  const synth = foundation("dev", {
    LAKEHOUSE_BUDGET_CONTACTS: "money@contoso.com",
    LAKEHOUSE_BUDGET_ALERT_PERCENTS: "90",
  });
  expect(synth.single("azurerm_consumption_budget_resource_group")["notification"]).toMatchObject([
    { threshold: 90, threshold_type: "Actual", contact_emails: ["money@contoso.com"] },
    { threshold: 90, threshold_type: "Forecasted", contact_emails: ["money@contoso.com"] },
  ]);
});

test("two synths give the same text", () => {
  expect(foundation("dev").text).toBe(dev.text);
});
