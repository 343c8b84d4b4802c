import { suggest } from "../../config/suggest";

test.each([
  ["replicaton", "replication"],
  ["sofDeleteDay", "softDeleteDays"],
  ["replication", "replication"],
])("%s is taken for %s", (word, meant) => {
  expect(suggest(word, ["sharedKeys", "softDeleteDays", "replication"])).toBe(meant);
});

test.each(["colour", ""])("%j is taken for nothing", (word) => {
  expect(suggest(word, ["sharedKeys", "replication"])).toBeUndefined();
});

test("the nearest goes before the first", () => {
  expect(suggest("prd", ["dev", "prod"])).toBe("prod");
});
