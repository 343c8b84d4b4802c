import { Testing } from "cdktf";
import { GrantLedger } from "../../../constructs/databricks/grant-ledger";
import { Synthesised } from "../../helpers/synth";
import { catalogOf, databricksStack, groupOf, synthesiseDatabricks } from "./workbench";

test("privileges that are added later join the grant, sorted and once", () => {
  const synth = synthesiseDatabricks((stack) => {
    const catalog = catalogOf(stack);
    const team = groupOf(stack, "team");
    const schema = { type: "schema", schema: "silver" } as const;
    catalog.grantTo(team, [{ securable: schema, privileges: ["USE_SCHEMA", "SELECT"] }]);
    catalog.grantTo(team, [{ securable: schema, privileges: ["MODIFY", "SELECT"] }]);
  });
  expect(synth.single("databricks_grant")).toEqual({
    principal: "team",
    schema: "${databricks_schema.lakehouse_silver_schema_A21818E5.id}",
    privileges: ["MODIFY", "SELECT", "USE_SCHEMA"],
    depends_on: ["data.databricks_group.team_group_8E5F2225"],
  });
});

test("a principal of another stack is granted by name, after the stack with the catalog", () => {
  const app = Testing.app();
  const governance = databricksStack(app, "governance");
  const workload = databricksStack(app, "workload");
  const catalog = catalogOf(governance);
  catalog.grantDeliver(groupOf(workload, "team"));
  expect(workload.dependsOn(governance)).toBe(true);
  const grants = new Synthesised(Testing.synth(workload, true)).resources("databricks_grant");
  expect(Object.values(grants).map(({ catalog, schema, volume }) => catalog ?? schema ?? volume)).toEqual([
    "lake_dev",
    "lake_dev.bronze",
    "lake_dev.bronze.landing",
  ]);
  expect(new Synthesised(Testing.synth(governance, true)).resources("databricks_grant")).toEqual({});
});

test("a credential may have a catalog's name, and may be one that nothing here makes", () => {
  const synth = synthesiseDatabricks((stack) => {
    const team = groupOf(stack, "team");
    const ledger = new GrantLedger();
    ledger.add(team, { type: "catalog", fullName: "lake_dev" }, ["USE_CATALOG"]);
    ledger.add(team, { type: "credential", fullName: "lake_dev" }, ["ACCESS"]);
  });
  const ready = { depends_on: ["data.databricks_group.team_group_8E5F2225"] };
  expect(synth.by("databricks_grant", "privileges")).toEqual({
    '["USE_CATALOG"]': { ...ready, principal: "team", catalog: "lake_dev", privileges: ["USE_CATALOG"] },
    '["ACCESS"]': { ...ready, principal: "team", credential: "lake_dev", privileges: ["ACCESS"] },
  });
});

test("a privilege that the securable does not have is refused before anything is deployed", () => {
  synthesiseDatabricks((stack) => {
    const catalog = catalogOf(stack);
    const volume = { type: "volume", schema: "bronze", volume: "landing" } as const;
    expect(() =>
      catalog.grantTo(groupOf(stack, "team"), [{ securable: volume, privileges: ["READ VOLUME"] }]),
    ).toThrow(
      'test/team: got privilege "READ VOLUME" on a volume; ' +
        "allowed: ALL_PRIVILEGES, APPLY_TAG, MANAGE, READ_VOLUME, WRITE_VOLUME. " +
        "Grant it on a securable that has it, or correct its spelling.",
    );
  });
});
