import { modelPlatform } from "../../../scripts/docs/platform-model";
import { platformDot } from "../../../scripts/docs/platform-picture";
import { parseStack, type Stack } from "../../../scripts/docs/synthesis";

function stacksOf(content: Readonly<Record<string, object>>): ReadonlyMap<string, Stack> {
  return new Map(
    Object.entries(content).map(([name, json]) => [name, parseStack(name, JSON.stringify(json))]),
  );
}

const lake = {
  resource: {
    azurerm_resource_group: { group: { name: "rg" } },
    azurerm_storage_account: { account: { name: "lake" } },
    azurerm_storage_container: { a: { name: "bronze" }, b: { name: "gold" } },
    azurerm_databricks_access_connector: { connector: { name: "dbac" } },
    azurerm_databricks_workspace: { workspace: { name: "dbw" } },
    azurerm_role_assignment: {
      role: {
        principal_id: "${azurerm_databricks_access_connector.connector.identity[0].principal_id}",
        scope: "${azurerm_storage_account.account.id}",
        role_definition_name: "Reader",
        depends_on: ["azurerm_databricks_workspace.workspace"],
      },
    },
  },
  output: {
    connector: { value: "${azurerm_databricks_access_connector.connector.id}" },
    workspace: { value: "${azurerm_databricks_workspace.workspace.id}" },
  },
};
const remote = "data.terraform_remote_state.cross-stack-reference-input-lake.outputs";
const rights = {
  provider: { databricks: [{ azure_workspace_resource_id: `\${${remote}.workspace}` }] },
  resource: {
    databricks_storage_credential: { credential: { name: "main", id: `\${${remote}.connector}` } },
    databricks_external_location: {
      bronze: { name: "main_bronze", url: "abfss://bronze@lake.dfs.core.windows.net/" },
    },
    databricks_catalog: {
      catalog: { name: "main", storage_root: "abfss://bronze@lake.dfs.core.windows.net/catalog" },
    },
    databricks_grant: { read: { principal: "people", catalog: "main" } },
  },
  data: { databricks_group: { people: { display_name: "people" } } },
};

const platform = modelPlatform(stacksOf({ lake, rights }));

test("resources of a type share a box, and parts are lines in it", () => {
  expect(platform.stacks).toEqual([
    {
      name: "lake",
      place: "in the resource group rg",
      boxes: [
        { id: "lake azurerm_storage_account", title: "Storage account", lines: ["lake", "bronze, gold"] },
        { id: "lake azurerm_databricks_access_connector", title: "Access connector", lines: ["dbac"] },
        { id: "lake azurerm_databricks_workspace", title: "Databricks workspace", lines: ["dbw"] },
      ],
    },
    {
      name: "rights",
      place: "in the workspace dbw",
      boxes: [
        { id: "rights databricks_storage_credential", title: "Storage credential", lines: ["main"] },
        { id: "rights databricks_external_location", title: "External locations", lines: ["bronze"] },
        { id: "rights databricks_catalog", title: "Catalog", lines: ["main"] },
        { id: "rights databricks_group", title: "Groups", lines: ["people"] },
      ],
    },
  ]);
});

test("arrows follow references, names and addresses, through other states too, but never mere order", () => {
  expect(platform.arrows).toEqual([
    {
      from: "lake azurerm_databricks_access_connector",
      to: "lake azurerm_storage_account",
      label: "Reader",
    },
    {
      from: "rights databricks_storage_credential",
      to: "lake azurerm_databricks_access_connector",
      label: undefined,
    },
    { from: "rights databricks_external_location", to: "lake azurerm_storage_account", label: undefined },
    { from: "rights databricks_catalog", to: "rights databricks_external_location", label: undefined },
    { from: "rights databricks_group", to: "rights databricks_catalog", label: "grants" },
  ]);
});

test("a type that nobody has said how to draw is refused", () => {
  expect(() => modelPlatform(stacksOf({ x: { resource: { azurerm_lighthouse: { a: {} } } } }))).toThrow(
    "x has a azurerm_lighthouse, which the picture knows nothing of. " +
      "Say in scripts/docs/platform-kinds.ts how it is drawn, or why it is not.",
  );
});

test("the picture keeps a stack below the one before", () => {
  const dot = platformDot(modelPlatform(stacksOf({ rights, lake })));
  expect(dot).toContain('label="stack rights, in the workspace dbw"');
  expect(dot).toContain(
    '"rights databricks_external_location" -> "lake azurerm_databricks_access_connector" [style=invis weight=0]',
  );
});
