import { storageOf, synthesiseDatabricks } from "./workbench";
import type { StorageAccess } from "../../../constructs/databricks/storage-access";

const open = synthesiseDatabricks((stack) => void storageOf(stack));
const closed = synthesiseDatabricks((stack) => void storageOf(stack, { isolated: true, forceDestroy: true }));

test("the credential is the access connector's identity and holds no secret", () => {
  expect(open.single("databricks_storage_credential")).toEqual({
    name: "lake_dev",
    comment: "The access connector's managed identity.",
    azure_managed_identity: {
      access_connector_id: "${azurerm_databricks_access_connector.connector_A31A82F1.id}",
    },
    isolation_mode: "ISOLATION_MODE_OPEN",
    force_destroy: false,
    depends_on: [],
  });
});

test("every container has one external location", () => {
  const locations = open.by("databricks_external_location", "url");
  expect(Object.keys(locations).sort()).toEqual([
    "abfss://bronze@lakedev.dfs.core.windows.net/",
    "abfss://external-source@lakedev.dfs.core.windows.net/",
    "abfss://gold@lakedev.dfs.core.windows.net/",
    "abfss://silver@lakedev.dfs.core.windows.net/",
  ]);
  expect(locations["abfss://gold@lakedev.dfs.core.windows.net/"]).toEqual({
    name: "lake_dev_gold",
    url: "abfss://gold@lakedev.dfs.core.windows.net/",
    credential_name: "${databricks_storage_credential.storage_credential_7A9A1FBD.name}",
    comment: "The container gold.",
    isolation_mode: "ISOLATION_MODE_OPEN",
    force_destroy: false,
  });
});

test("isolation and force-destroy reach the credential and the locations", () => {
  const all = [
    closed.single("databricks_storage_credential"),
    ...Object.values(closed.resources("databricks_external_location")),
  ];
  expect(all).toHaveLength(5);
  for (const { force_destroy, isolation_mode } of all) {
    expect({ force_destroy, isolation_mode }).toEqual({
      force_destroy: true,
      isolation_mode: "ISOLATION_MODE_ISOLATED",
    });
  }
});

test("a container without an external location is refused, with those that have one", () => {
  synthesiseDatabricks((stack) => {
    const storage: StorageAccess = storageOf(stack);
    expect(() => storage.root("platinum")).toThrow(
      'test/storage: got container "platinum"; allowed: external-source, bronze, silver, gold. ' +
        "Ask for one of these, or give the container an external location.",
    );
  });
});
