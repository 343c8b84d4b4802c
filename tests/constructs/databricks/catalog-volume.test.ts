import { catalogOf, synthesiseDatabricks } from "./workbench";

const volumes = synthesiseDatabricks((stack) => void catalogOf(stack)).by("databricks_volume", "name");

test("an external volume shows a folder of a container", () => {
  expect(volumes["landing"]).toEqual({
    catalog_name: "lake_dev",
    schema_name: "bronze",
    name: "landing",
    comment: "Files as they arrive, one folder per workload.",
    volume_type: "EXTERNAL",
    storage_location: "abfss://external-source@lakedev.dfs.core.windows.net/landing",
    lifecycle: { prevent_destroy: false },
    depends_on: [
      "databricks_schema.lakehouse_bronze_schema_FB277137",
      "databricks_external_location.storage_external-source_AA0CC59E",
    ],
  });
});

// The service refuses a location for a managed volume, and a missing one for an external volume.
test("a managed volume has no location of its own", () => {
  expect(volumes["checkpoints"]).toEqual({
    catalog_name: "lake_dev",
    schema_name: "bronze",
    name: "checkpoints",
    comment: "What streams have read. Losing it reads every file again.",
    volume_type: "MANAGED",
    lifecycle: { prevent_destroy: false },
    depends_on: ["databricks_schema.lakehouse_bronze_schema_FB277137"],
  });
});
