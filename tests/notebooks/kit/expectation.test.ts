import { quarantineOf, string, table } from "../../../notebooks/kit";
import { rulesOf } from "../../../notebooks/kit/expectation";
import { emit } from "../../../notebooks/kit/render/emit";
import { events, orders } from "./shop";

test("NOT NULL columns are rules, before the expectations", () => {
  expect(rulesOf(orders).map(({ name, rule }) => [name, emit(rule)])).toEqual([
    ["id_not_null", "`id` IS NOT NULL"],
    ["at_not_null", "`at` IS NOT NULL"],
    ["total_not_negative", "`total` >= 0"],
  ]);
  expect(rulesOf(events)).toEqual([]);
});

test("a quarantine stands beside its table, and is one contract however often it is asked for", () => {
  const quarantine = quarantineOf(orders);
  expect(quarantineOf(orders)).toBe(quarantine);
  expect(quarantineOf(events)).not.toBe(quarantine);
  expect(quarantine.name).toBe("silver.orders_quarantine");
  expect(quarantine.comment).toBe("Rows that broke a rule of silver.orders, with the names of the rules.");
  expect(quarantine.clusterBy).toEqual(["_quarantined_at"]);
  expect(quarantine.columnModels.map(({ name, type, nullable, pii }) => [name, type, nullable, pii])).toEqual(
    [
      ["_reasons", "array<string>", false, undefined],
      ["_row", "string", false, "free_text"],
      ["_row_ingested_at", "timestamp", true, undefined],
      ["_row_source_file", "string", true, undefined],
      ["_quarantined_at", "timestamp", false, undefined],
    ],
  );
});

test("a table may keep its quarantine elsewhere", () => {
  const elsewhere = table("silver.texts", {
    comment: "Texts.",
    columns: { id: string().primaryKey() },
    quarantine: "bronze.dead_letters",
  });
  expect(quarantineOf(elsewhere).name).toBe("bronze.dead_letters");
  expect(() =>
    quarantineOf(table("s.t", { comment: "T.", columns: { a: string() }, quarantine: "dead" })),
  ).toThrow('"dead" is not a two-level table name');
});
