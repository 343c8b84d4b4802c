import type { TerraformStack } from "cdktf";
import type { Catalog } from "../../../constructs/databricks/catalog";
import type { PeopleGroup } from "../../../constructs/databricks/people-group";
import type { RequiredGrant } from "../../../notebooks/kit/model";
import type { Synthesised } from "../../helpers/synth";
import { catalogOf, groupOf, synthesiseDatabricks } from "./workbench";

const synth = synthesiseDatabricks((stack) => void catalogOf(stack));

function granted(give: (catalog: Catalog, team: PeopleGroup, stack: TerraformStack) => void): Synthesised {
  return synthesiseDatabricks((stack) => give(catalogOf(stack), groupOf(stack, "team"), stack));
}

/** Securable and privileges of every grant. */
function grantsOf(synthesised: Synthesised): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.values(synthesised.resources("databricks_grant")).map((grant) => [
      JSON.stringify(grant["catalog"] ?? grant["schema"] ?? grant["volume"]).replace(
        /^.*lakehouse_|_[0-9A-F]{8}\.id}"$/g,
        "",
      ),
      grant["privileges"],
    ]),
  );
}

test("the catalog lies in gold, beside the schema's own folder", () => {
  expect(synth.single("databricks_catalog")).toEqual({
    name: "lake_dev",
    comment: "The lake.",
    storage_root: "abfss://gold@lakedev.dfs.core.windows.net/catalog",
    isolation_mode: "ISOLATED",
    force_destroy: true,
    lifecycle: { prevent_destroy: false },
    depends_on: ["databricks_external_location.storage_gold_33925998"],
  });
});

test("managed locations and the folders of volumes do not overlap", () => {
  const roots = [
    synth.single("databricks_catalog")["storage_root"],
    ...Object.values(synth.resources("databricks_schema")).map((schema) => schema["storage_root"]),
    ...["landing", "arrivals"].map(
      (name) => synth.by("databricks_volume", "name")[name]?.["storage_location"],
    ),
  ].map(String);
  expect(roots).toHaveLength(6);
  for (const root of roots) {
    expect(roots.filter((other) => `${other}/`.startsWith(`${root}/`))).toEqual([root]);
  }
});

test("a protected catalog keeps everything that holds data", () => {
  const kept = synthesiseDatabricks((stack) => void catalogOf(stack, { preventDestroy: true }));
  const holders = ["databricks_catalog", "databricks_schema", "databricks_volume"].flatMap((type) =>
    Object.values(kept.resources(type)),
  );
  expect(holders.map(({ lifecycle }) => lifecycle)).toEqual(
    Array.from({ length: 7 }, () => ({ prevent_destroy: true })),
  );
  const forced = ["databricks_catalog", "databricks_schema"].flatMap((type) =>
    Object.values(kept.resources(type)).map(({ force_destroy }) => force_destroy),
  );
  expect(forced).toEqual([false, false, false, false]);
});

test("readers of gold see nothing of the other layers", () => {
  const grants = grantsOf(granted((catalog, team) => void catalog.grantRead(team, ["gold"])));
  expect(grants).toEqual({
    catalog: ["BROWSE", "USE_CATALOG"],
    gold_schema: ["EXECUTE", "READ_VOLUME", "SELECT", "USE_SCHEMA"],
  });
});

test("writers change data but make no tables", () => {
  const write = ["EXECUTE", "MODIFY", "READ_VOLUME", "SELECT", "USE_SCHEMA", "WRITE_VOLUME"];
  expect(grantsOf(granted((catalog, team) => void catalog.grantWrite(team)))).toEqual({
    catalog: ["BROWSE", "USE_CATALOG"],
    bronze_schema: write,
    silver_schema: write,
    gold_schema: write,
  });
});

test("whoever delivers files reaches the landing volume only", () => {
  expect(grantsOf(granted((catalog, team) => void catalog.grantDeliver(team)))).toEqual({
    catalog: ["USE_CATALOG"],
    bronze_schema: ["USE_SCHEMA"],
    landing_volume: ["READ_VOLUME", "WRITE_VOLUME"],
  });
});

test("managers hold each privilege by name", () => {
  expect(grantsOf(granted((catalog, team) => void catalog.grantManage(team)))).toEqual({
    catalog: [
      "APPLY_TAG",
      "BROWSE",
      "CREATE_FUNCTION",
      "CREATE_MODEL",
      "CREATE_SCHEMA",
      "CREATE_TABLE",
      "CREATE_VOLUME",
      "EXECUTE",
      "MANAGE",
      "MODIFY",
      "READ_VOLUME",
      "SELECT",
      "USE_CATALOG",
      "USE_SCHEMA",
      "WRITE_VOLUME",
    ],
  });
});

test("verbs add up to one grant per principal and securable", () => {
  const both = granted((catalog, team, stack) => {
    catalog.grantManage(team);
    catalog.grantRead(team, ["gold"]);
    catalog.grantRead(groupOf(stack, "others"), ["gold"]);
  });
  const pairs = Object.values(both.resources("databricks_grant")).map((grant) => [
    grant["principal"],
    grant["catalog"] ?? grant["schema"],
  ]);
  expect(pairs.map((pair) => JSON.stringify(pair)).sort()).toEqual([
    '["others","${databricks_catalog.lakehouse_catalog_D9048057.id}"]',
    '["others","${databricks_schema.lakehouse_gold_schema_EEA1CAE9.id}"]',
    '["team","${databricks_catalog.lakehouse_catalog_D9048057.id}"]',
    '["team","${databricks_schema.lakehouse_gold_schema_EEA1CAE9.id}"]',
  ]);
});

test("paths of volumes are known at synth", () => {
  synthesiseDatabricks((stack) => {
    const { arrivals, checkpoints, landing, name } = catalogOf(stack);
    expect([name, landing.path, arrivals.path, checkpoints.path]).toEqual([
      "lake_dev",
      "/Volumes/lake_dev/bronze/landing",
      "/Volumes/lake_dev/bronze/arrivals",
      "/Volumes/lake_dev/bronze/checkpoints",
    ]);
  });
});

test("what is copied arrives in bronze, beside the managed tables", () => {
  expect(synth.by("databricks_volume", "name")["arrivals"]).toEqual({
    catalog_name: "lake_dev",
    schema_name: "bronze",
    name: "arrivals",
    comment: "Files that a data factory has copied from where they landed, one folder per workload.",
    volume_type: "EXTERNAL",
    storage_location: "abfss://bronze@lakedev.dfs.core.windows.net/arrivals",
    lifecycle: { prevent_destroy: false },
    depends_on: [
      "databricks_schema.lakehouse_bronze_schema_FB277137",
      "databricks_external_location.storage_bronze_EC15D830",
    ],
  });
});

test("a volume is found by its two-level name", () => {
  synthesiseDatabricks((stack) => {
    const catalog = catalogOf(stack);
    expect(catalog.volume("bronze.arrivals")).toBe(catalog.arrivals);
    expect(catalog.volume("bronze.landing")).toBe(catalog.landing);
    expect(() => catalog.volume("gold.arrivals")).toThrow(
      'test/lakehouse: got volume "gold.arrivals"; ' +
        "allowed: bronze.landing, bronze.arrivals, bronze.checkpoints. Use a volume that the catalog has.",
    );
  });
});

describe("a grant on what the catalog does not have is refused", () => {
  const attempt = (required: RequiredGrant) => (): void => {
    granted((catalog, team) => void catalog.grantTo(team, [required]));
  };

  test("schema", () => {
    expect(attempt({ securable: { type: "schema", schema: "platinum" }, privileges: ["SELECT"] })).toThrow(
      'test/lakehouse: got schema "platinum"; allowed: bronze, silver, gold. ' +
        "Keep the workload's tables in a schema that the catalog has.",
    );
  });

  test("volume", () => {
    const securable = { type: "volume", schema: "silver", volume: "landing" } as const;
    expect(attempt({ securable, privileges: ["READ_VOLUME"] })).toThrow(
      'test/lakehouse: got volume "silver.landing"; allowed: bronze.landing, bronze.arrivals, bronze.checkpoints. ' +
        "Use a volume that the catalog has.",
    );
  });
});
