import { sqlString } from "../../../../notebooks/kit/render/emit";
import { HOSTILE, linesOf } from "./hostile";
import { readSparkLiteral } from "./spark-literal";

test.each([
  ["it's", "'it\\'s'"],
  ["\\", "'\\\\'"],
  ["a\r\n\tb", "'a\\r\\n\\tb'"],
  ["\0" + "1", "'\\u00001'"],
  ["\u2028\u2029\u0085", "'\\u2028\\u2029\\u0085'"],
  ["${x}", "'\\$\\{x}'"],
  ["$1", "'\\$1'"],
  ["{{x}} {y}", "'{\\{x}} {y}'"],
  ["--- a-b", "'-\\-\\- a-b'"],
  ['"""`;*/', `'"""\`;*/'`],
  ["São 😀", "'São 😀'"],
])("%j", (value, literal) => {
  expect(sqlString(value)).toBe(literal);
});

test.each(HOSTILE)("%j is one literal of one line that Spark reads as the same value", (value) => {
  const literal = sqlString(value);
  expect(readSparkLiteral(literal)).toBe(value);
  expect(linesOf(literal)).toHaveLength(1);
  expect(literal).not.toMatch(/\$\{|\{\{|--|(?<!\\)\$/);
});

test("every character up to U+02FF survives", () => {
  const all = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code)).join("");
  expect(readSparkLiteral(sqlString(all))).toBe(all);
});
