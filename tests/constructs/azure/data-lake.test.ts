import { DataLake, type DataLakeProps } from "../../../constructs/azure/data-lake";
import { PLACED, synthesiseAzure } from "../../helpers/azure";
import type { Synthesised } from "../../helpers/synth";

type Layer = "bronze" | "external-source";
type Options = Partial<Omit<DataLakeProps<Layer>, "resourceGroup" | "tags">>;

function synthLake(
  options: Options = {},
  use: (lake: DataLake<Layer>) => void = () => undefined,
): Synthesised {
  return synthesiseAzure((stack, placement) => {
    const lake = new DataLake<Layer>(stack, "lake", {
      ...placement,
      name: "lakehousedev1a2b3c",
      containers: ["bronze", "external-source"],
      replication: "LRS",
      softDeleteDays: 7,
      ...options,
    });
    use(lake);
  });
}

test("the account is a closed Gen2 account without keys", () => {
  expect(synthLake().single("azurerm_storage_account")).toEqual({
    ...PLACED,
    name: "lakehousedev1a2b3c",
    account_kind: "StorageV2",
    account_tier: "Standard",
    account_replication_type: "LRS",
    is_hns_enabled: true,
    min_tls_version: "TLS1_2",
    https_traffic_only_enabled: true,
    shared_access_key_enabled: false,
    default_to_oauth_authentication: true,
    allow_nested_items_to_be_public: false,
    local_user_enabled: false,
    cross_tenant_replication_enabled: false,
    // No versioning_enabled: Azure refuses it on a hierarchical namespace.
    blob_properties: {
      delete_retention_policy: { days: 7 },
      container_delete_retention_policy: { days: 7 },
    },
    lifecycle: { prevent_destroy: false },
  });
});

test("containers are made through the account's id", () => {
  expect(synthLake().by("azurerm_storage_container", "name")).toEqual({
    bronze: {
      name: "bronze",
      storage_account_id: "${azurerm_storage_account.lake_account_92054329.id}",
      container_access_type: "private",
      lifecycle: { prevent_destroy: false },
    },
    "external-source": {
      name: "external-source",
      storage_account_id: "${azurerm_storage_account.lake_account_92054329.id}",
      container_access_type: "private",
      lifecycle: { prevent_destroy: false },
    },
  });
});

test("replication, keys and protection follow the properties", () => {
  const lake = synthLake({ replication: "GRS", sharedKeys: true, preventDestroy: true, softDeleteDays: 30 });
  expect(lake.single("azurerm_storage_account")).toMatchObject({
    account_replication_type: "GRS",
    shared_access_key_enabled: true,
    blob_properties: {
      delete_retention_policy: { days: 30 },
      container_delete_retention_policy: { days: 30 },
    },
    lifecycle: { prevent_destroy: true },
  });
  const containers = Object.values(lake.resources("azurerm_storage_container"));
  expect(containers.map(({ lifecycle }) => lifecycle)).toEqual([
    { prevent_destroy: true },
    { prevent_destroy: true },
  ]);
});

test("a container is found by its name, and what is made of the account by the account", () => {
  expect.assertions(3);
  synthLake({}, (lake) => {
    expect(lake.container("bronze").url).toBe("abfss://bronze@lakehousedev1a2b3c.dfs.core.windows.net");
    expect(lake.blobEndpoint).toBe("https://lakehousedev1a2b3c.blob.core.windows.net/");
    expect(lake.blobServiceId).toMatch(/\/blobServices\/default$/);
  });
});

test("a container that the lake lacks is named with those that it has", () => {
  expect(() => synthLake({ containers: ["bronze"] }, (lake) => lake.container("external-source"))).toThrow(
    'test/lake: got container "external-source"; allowed: bronze. ' +
      "Ask for one of these, or add it to the lake's containers.",
  );
});

test("a container that no type knows does not compile", () => {
  expect(() =>
    // @ts-expect-error: "platinum" is not among the containers of this lake
    synthLake({}, (lake) => lake.container("platinum")),
  ).toThrow('got container "platinum"');
});

test("a container named twice is refused", () => {
  expect(() => synthLake({ containers: ["bronze", "bronze"] })).toThrow(
    'test/lake: got container "bronze" twice; allowed: each container once. Leave the second one out.',
  );
});
