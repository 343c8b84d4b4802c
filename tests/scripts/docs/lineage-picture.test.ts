import { wrapName } from "../../../scripts/docs/lineage-picture";

test.each([
  ["orders", "orders"],
  ["olist_orders", "olist_orders"],
  ["olist_category_translation", "olist_\ncategory_\ntranslation"],
  ["averyverylongword", "averyverylongword"],
  ["_leading", "_leading"],
])("%s is broken behind underscores", (name, want) => {
  expect(wrapName(name)).toBe(want);
});
