import { modelGrants } from "../../../scripts/docs/grants-model";
import { parseStack } from "../../../scripts/docs/synthesis";

const stacks = (resource: object) =>
  new Map([
    [
      "dev",
      parseStack(
        "dev",
        JSON.stringify({
          resource: {
            databricks_catalog: { main: { name: "main" } },
            databricks_schema: { gold: { catalog_name: "main", name: "gold" } },
            databricks_job: { nightly: { name: "nightly" } },
            azurerm_key_vault: { vault: { name: "kv" } },
            ...resource,
          },
          data: {
            databricks_service_principal: { robot: { display_name: "robot" } },
            azurerm_client_config: { deployer: {} },
          },
        }),
      ),
    ],
  ]);

test("rights are read from grants, access lists and roles, each with the names that people know", () => {
  const robot = "${data.databricks_service_principal.robot.application_id}";
  expect(
    modelGrants(
      stacks({
        databricks_grant: {
          read: { principal: "people", schema: "main.gold", privileges: ["SELECT", "USE_SCHEMA"] },
          use: { principal: robot, catalog: "${databricks_catalog.main.id}", privileges: ["USE_CATALOG"] },
        },
        databricks_permissions: {
          job: {
            job_id: "${databricks_job.nightly.id}",
            access_control: [
              { group_name: "people", permission_level: "CAN_VIEW" },
              { service_principal_name: robot, permission_level: "IS_OWNER" },
            ],
          },
        },
        azurerm_role_assignment: {
          write: {
            principal_id: "${data.azurerm_client_config.deployer.object_id}",
            scope: "${azurerm_key_vault.vault.id}",
            role_definition_name: "Key Vault Secrets Officer",
          },
          read: {
            principal_id: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
            scope: "${azurerm_key_vault.vault.id}",
            role_definition_name: "Key Vault Secrets User",
          },
        },
      }),
    ),
  ).toEqual([
    {
      principal: "AzureDatabricks application",
      kind: "key vault",
      on: "kv",
      what: ["Key Vault Secrets User"],
    },
    { principal: "people", kind: "job", on: "nightly", what: ["CAN_VIEW"] },
    { principal: "people", kind: "schema", on: "main.gold", what: ["SELECT", "USE_SCHEMA"] },
    { principal: "robot", kind: "catalog", on: "main", what: ["USE_CATALOG"] },
    { principal: "robot", kind: "job", on: "nightly", what: ["IS_OWNER"] },
    { principal: "whoever deploys", kind: "key vault", on: "kv", what: ["Key Vault Secrets Officer"] },
  ]);
});

test("a right on something that nobody makes is refused", () => {
  const grant = { databricks_grant: { a: { principal: "p", schema: "other.gold", privileges: ["SELECT"] } } };
  expect(() => modelGrants(stacks(grant))).toThrow(
    'dev gives a right on schema="other.gold", which is no resource that the stacks of its environment make.',
  );
});
