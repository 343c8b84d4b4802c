import type { Properties, Resource } from "./synthesis";

/** How the resources of one type appear in the picture. */
export type Kind =
  /** One box for all of a stack, with small lines under its title. */
  | { readonly box: string; readonly lines: (all: readonly Resource[]) => readonly string[] }
  /** A line in the box of another type. */
  | { readonly inside: string; readonly line: (all: readonly Resource[]) => string }
  /** An arrow between what its arguments refer to. */
  | {
      readonly arrow: readonly [from: string, to: readonly string[]];
      readonly label: (of: Properties) => string;
    }
  /** Not drawn, and why. */
  | { readonly hidden: string };

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const namesOf = (all: readonly Resource[]): readonly string[] =>
  all.map(({ properties: { display_name, name } }) => textOf(name) || textOf(display_name));
const names = (all: readonly Resource[]): string => namesOf(all).join(", ");
const containers = (all: readonly Resource[]): readonly string[] => [
  all.map(({ properties: { url } }) => textOf(url).replace(/^abfss:\/\/([^@]+)@.*$/, "$1")).join(", "),
];
const count = (all: readonly Resource[], what: string): string =>
  `${all.length} ${what}${all.length === 1 ? "" : "s"}`;

/** Every type of resource that a stack may have. The generator refuses one that is not here. */
export const kinds: Readonly<Record<string, Kind>> = {
  azurerm_storage_account: { box: "Storage account", lines: namesOf },
  azurerm_storage_container: { inside: "azurerm_storage_account", line: names },
  azurerm_databricks_workspace: { box: "Databricks workspace", lines: namesOf },
  azurerm_databricks_access_connector: { box: "Access connector", lines: namesOf },
  azurerm_key_vault: { box: "Key vault", lines: namesOf },
  azurerm_key_vault_secret: { inside: "azurerm_key_vault", line: (all) => `secret ${names(all)}` },
  azurerm_cognitive_account: { box: "Language service", lines: namesOf },
  azurerm_log_analytics_workspace: { box: "Log Analytics", lines: namesOf },
  azurerm_consumption_budget_resource_group: { box: "Budget", lines: namesOf },
  azurerm_role_assignment: {
    arrow: ["principal_id", ["scope"]],
    label: ({ role_definition_name: role }) => textOf(role),
  },
  azurerm_monitor_diagnostic_setting: {
    arrow: ["target_resource_id", ["log_analytics_workspace_id"]],
    label: () => "logs",
  },
  azurerm_data_factory: { box: "Data factory", lines: namesOf },
  azurerm_user_assigned_identity: {
    inside: "azurerm_data_factory",
    line: (all) => `identity ${names(all)}`,
  },
  azurerm_data_factory_pipeline: { inside: "azurerm_data_factory", line: (all) => `pipeline ${names(all)}` },
  azurerm_data_factory_trigger_blob_event: {
    inside: "azurerm_data_factory",
    line: () => "started by files that arrive",
  },
  azurerm_data_factory_linked_custom_service: {
    arrow: ["data_factory_id", ["type_properties_json"]],
    label: () => "uses",
  },
  azurerm_data_factory_dataset_binary: { hidden: "the folders that the pipeline copies between" },
  azurerm_data_factory_credential_user_managed_identity: {
    hidden: "the identity, as the factory's services name it",
  },
  azurerm_resource_group: { hidden: "everything of Azure lies in it" },
  azurerm_client_config: { hidden: "whoever deploys" },
  terraform_data: { hidden: "waits until roles have taken effect; remembers the text of a pipeline" },
  terraform_remote_state: { hidden: "the way from one stack's state to another's" },

  databricks_catalog: { box: "Catalog", lines: namesOf },
  databricks_schema: { inside: "databricks_catalog", line: (all) => `schemas ${names(all)}` },
  databricks_volume: { inside: "databricks_catalog", line: (all) => `volumes ${names(all)}` },
  databricks_external_location: { box: "External locations", lines: containers },
  databricks_storage_credential: { box: "Storage credential", lines: namesOf },
  databricks_credential: { box: "Service credential", lines: namesOf },
  databricks_metastore_assignment: { hidden: "only where the configuration names a metastore" },
  databricks_sql_endpoint: { box: "SQL warehouse", lines: namesOf },
  databricks_cluster_policy: { box: "Cluster policy", lines: namesOf },
  databricks_secret_scope: { box: "Secret scope", lines: namesOf },
  databricks_group: { box: "Groups", lines: namesOf },
  databricks_group_member: { arrow: ["member_id", ["group_id"]], label: () => "member" },
  databricks_grant: {
    arrow: ["principal", ["catalog", "schema", "volume", "credential"]],
    label: () => "grants",
  },
  databricks_permissions: { hidden: "listed in grants.md" },
  databricks_secret_acl: { hidden: "listed in grants.md" },
  databricks_access_control_rule_set: { hidden: "listed in grants.md" },
  databricks_mws_permission_assignment: { hidden: "brings what the account holds into the workspace" },

  databricks_job: { box: "Jobs", lines: namesOf },
  databricks_service_principal: { box: "Service principal", lines: namesOf },
  databricks_notebook: { box: "Files", lines: (all) => [count(all, "notebook")] },
  databricks_workspace_file: { inside: "databricks_notebook", line: (all) => count(all, "SQL file") },
  databricks_directory: { hidden: "the folder of the notebooks" },
};
