import { anchor, code, GENERATED, page, table, text } from "../../../scripts/docs/markdown";

test.each([
  ["a_b and _c_", "a_b and \\_c\\_"],
  ["<b>|*x*|</b>", "\\<b\\>\\|\\*x\\*\\|\\</b\\>"],
  ["[a](b) `c`", "\\[a\\](b) \\`c\\`"],
  ["two\nlines", "two lines"],
])("%j is text", (raw, want) => {
  expect(text(raw)).toBe(want);
});

test.each([
  ["a | b", "`a \\| b`"],
  ["`a`.`b`", "`` `a`.`b` ``"],
  ["``", "``` `` ```"],
  ["a\nb", "`a b`"],
])("%j is code in a cell", (raw, want) => {
  expect(code(raw)).toBe(want);
});

test("a table has a head and rows", () => {
  expect(table(["A", "B"], [["1", "2"]])).toBe("| A | B |\n| --- | --- |\n| 1 | 2 |");
});

test("an anchor is what readers of Markdown make of a heading", () => {
  expect(anchor("silver.order_items")).toBe("silverorder_items");
  expect(anchor("What it is")).toBe("what-it-is");
});

test("a page says that it is generated and is formatted", async () => {
  expect(await page(["# Title", "* one\n* two"])).toBe(`${GENERATED}\n\n# Title\n\n- one\n- two\n`);
});
