import { catalogOf, synthesiseDatabricks } from "./workbench";

test("each schema's managed data lies in the container of its layer", () => {
  const schemas = synthesiseDatabricks((stack) => void catalogOf(stack)).by("databricks_schema", "name");
  expect(Object.keys(schemas).sort()).toEqual(["bronze", "gold", "silver"]);
  expect(schemas["silver"]).toEqual({
    catalog_name: "lake_dev",
    name: "silver",
    comment: "Cleaned, typed and de-duplicated.",
    storage_root: "abfss://silver@lakedev.dfs.core.windows.net/managed",
    force_destroy: true,
    lifecycle: { prevent_destroy: false },
    depends_on: [
      "databricks_catalog.lakehouse_catalog_D9048057",
      "databricks_external_location.storage_silver_0811A374",
    ],
  });
});
