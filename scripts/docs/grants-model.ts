import { unresolved } from "./errors";
import { type Reference, References } from "./references";
import { type Properties, type Resource, resourcesOf, type Stack } from "./synthesis";

/** What one principal may do with one thing. */
export interface Right {
  readonly principal: string;
  /** What sort of thing, such as "schema". */
  readonly kind: string;
  /** Which one, such as "lakehouse_dev.gold". */
  readonly on: string;
  readonly what: readonly string[];
}

const ANY_ID = /^[0-9a-f]{8}-/;

/** What grants give on, by the argument that names it; permissions name theirs by an id or a path. */
const SECURABLES = ["catalog", "schema", "volume", "credential"] as const;
const NOUNS: Readonly<Record<string, string>> = {
  azurerm_storage_account: "storage account",
  azurerm_storage_container: "container",
  azurerm_key_vault: "key vault",
  azurerm_cognitive_account: "Language service",
  databricks_catalog: "catalog",
  databricks_schema: "schema",
  databricks_volume: "volume",
  databricks_credential: "service credential",
  databricks_cluster_policy: "cluster policy",
  databricks_sql_endpoint: "SQL warehouse",
  databricks_directory: "workspace folder",
  databricks_job: "job",
  databricks_secret_scope: "secret scope",
  databricks_group: "group",
};

/** Every right that the stacks of an environment give, in the order of principals and things. */
export function modelGrants(stacks: ReadonlyMap<string, Stack>): readonly Right[] {
  const references = new References(stacks);
  const find = ({ address, stack }: Reference): Resource | undefined =>
    resourcesOf(stacks.get(stack) ?? { data: {}, resource: {} }).find((each) => each.address === address);
  const name = (value: unknown, stack: string): string => {
    const [reference] = references.of(value, stack);
    const found = reference === undefined ? undefined : find(reference);
    if (found !== undefined) return fullName(found);
    return typeof value === "string" && !ANY_ID.test(value) ? value : "AzureDatabricks application";
  };
  const thing = (value: unknown, stack: string, key: string): Pick<Right, "kind" | "on"> => {
    const [reference] = references.of(value, stack, key);
    const found = reference === undefined ? undefined : find(reference);
    // Where identities exist already, an account admin has made the credential: no stack knows more than its name.
    if (found === undefined && key === "credential") return { kind: "service credential", on: String(value) };
    if (found === undefined) throw unresolved(stack, key, value);
    return { kind: NOUNS[found.type] ?? found.type, on: fullName(found) };
  };

  const rights = [...stacks.values()].flatMap((stack) =>
    resourcesOf(stack).flatMap(({ properties: of, type }): readonly Right[] => {
      const right = (principal: unknown, key: string, what: readonly string[]): Right => ({
        principal: name(principal, stack.name),
        ...thing(of[key], stack.name, key),
        what,
      });
      switch (type) {
        case "databricks_grant":
          return SECURABLES.filter((key) => key in of).map((key) =>
            right(of["principal"], key, texts(of["privileges"])),
          );
        case "databricks_permissions":
          return entries(of["access_control"]).map((entry) =>
            right(
              entry["group_name"] ?? entry["service_principal_name"],
              objectOf(of),
              texts(entry["permission_level"]),
            ),
          );
        case "databricks_secret_acl":
          return [right(of["principal"], "scope", texts(of["permission"]))];
        case "databricks_group_member":
          return [right(of["member_id"], "group_id", ["member"])];
        case "azurerm_role_assignment":
          return [right(of["principal_id"], "scope", texts(of["role_definition_name"]))];
        default:
          return [];
      }
    }),
  );
  const key = ({ kind, on, principal }: Right): string => [principal, kind, on].join("\n");
  return rights.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The argument of an access list that names what it is of. */
const objectOf = (of: Properties): string => Object.keys(of).find((name) => /_(id|path)$/.test(name)) ?? "id";

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(String);

const entries = (value: unknown): readonly Properties[] =>
  Array.isArray(value) ? (value as readonly Properties[]) : [];

/** A name that tells a resource from every other one of its type. */
function fullName({ address, properties }: Resource): string {
  if (address === "data.azurerm_client_config.deployer") return "whoever deploys";
  const parts = ["catalog_name", "schema_name", "name", "display_name", "path"].map((key) => properties[key]);
  return parts.filter((part) => typeof part === "string").join(".");
}
