import { isClusterable, type SqlType } from "../../../notebooks/kit/sql-type";

test.each<[SqlType, boolean]>([
  ["string", true],
  ["int", true],
  ["bigint", true],
  ["double", true],
  ["date", true],
  ["timestamp", true],
  ["decimal(18,2)", true],
  ["boolean", false],
  ["array<int>", false],
])("%s: clusterable is %s", (type, want) => {
  expect(isClusterable(type)).toBe(want);
});
