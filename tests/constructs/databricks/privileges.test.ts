import { privilegesOf } from "../../../constructs/databricks/privileges";

test("a volume has privileges of its own, and none of a table's", () => {
  expect(privilegesOf("volume")).toEqual([
    "ALL_PRIVILEGES",
    "APPLY_TAG",
    "MANAGE",
    "READ_VOLUME",
    "WRITE_VOLUME",
  ]);
});

test("a credential for services is used, or looked after", () => {
  expect(privilegesOf("credential")).toEqual(["ACCESS", "ALL_PRIVILEGES", "CREATE_CONNECTION", "MANAGE"]);
});

test("only a catalog can be used and browsed as one", () => {
  const schema = privilegesOf("schema");
  expect(privilegesOf("catalog").filter((privilege) => !schema.includes(privilege))).toEqual([
    "BROWSE",
    "CREATE_SCHEMA",
    "USE_CATALOG",
  ]);
});
