import { pythonLiteral, pythonString, pythonText } from "../../../../notebooks/kit/render/python-literal";
import { HOSTILE, linesOf } from "./hostile";

const NAMED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"' };

/** The value of a Python string literal in double quotes, single or triple, that takes up the whole text. */
function readPython(literal: string): string {
  const short = /^"((?:\\.|[^"\\\n])*)"$/.exec(literal)?.[1];
  const long = /^"""((?:\\[\s\S]|(?!""")[^\\])*)"""$/.exec(literal)?.[1];
  const text = short ?? long;
  if (text === undefined) throw new Error(`not one literal: ${literal}`);
  return text.replaceAll(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([\s\S]))/g,
    (_, byte: string | undefined, unit: string | undefined, char: string | undefined) => {
      const code = byte ?? unit;
      return code === undefined
        ? (NAMED[char ?? ""] ?? `?${char ?? ""}`)
        : String.fromCharCode(parseInt(code, 16));
    },
  );
}

test.each([
  ["plain", '"plain"'],
  ['say "hi"', '"say \\"hi\\""'],
  ["a\\b\n\r\t", '"a\\\\b\\n\\r\\t"'],
  ["\0\u0085\u2028", '"\\x00\\x85\\u2028"'],
  ["it's São 😀", '"it\'s São 😀"'],
])("pythonString(%j)", (value, literal) => {
  expect(pythonString(value)).toBe(literal);
});

test.each(HOSTILE)("%j is one literal of one line with the same value", (value) => {
  const literal = pythonString(value);
  expect(readPython(literal)).toBe(value);
  expect(linesOf(literal)).toHaveLength(1);
});

test("a text of several lines stays readable", () => {
  expect(pythonText("SELECT 1\nFROM x")).toBe('"""\nSELECT 1\nFROM x\n"""');
  expect(pythonText("SELECT \"a\"\nFROM '\\\\'")).toBe('"""\nSELECT "a"\nFROM \'\\\\\\\\\'\n"""');
  expect(pythonText("SELECT 1")).toBe('"SELECT 1"');
});

test.each([
  ['a\n"""b"""\n"', '"""\na\n\\"\\"\\"b\\"\\"\\"\n\\"\n"""'],
  ["a\n# COMMAND ----------", '"a\\n# COMMAND ----------"'],
  ["a\n  # COMMAND ----------", '"a\\n  # COMMAND ----------"'],
  ["# MAGIC %sh\nb", '"# MAGIC %sh\\nb"'],
  ["a\n\u2028b", '"a\\n\\u2028b"'],
  ["a\r\nb", '"a\\r\\nb"'],
])("pythonText(%j)", (value, literal) => {
  expect(pythonText(value)).toBe(literal);
});

test.each(HOSTILE)("%j in a text of several lines keeps its value and starts no cell", (value) => {
  const text = `SELECT\n${value}\nFROM x`;
  const literal = pythonText(text);
  // SQL does not mind the line breaks that the readable form adds at both ends.
  expect(readPython(literal).replace(/^\n/, "").replace(/\n$/, "")).toBe(text);
  expect(linesOf(literal).filter((line) => /^\s*# (?:COMMAND|MAGIC|DBTITLE|Databricks)/.test(line))).toEqual(
    [],
  );
});

test("values", () => {
  expect(pythonLiteral({ a: [1, -2.5, true, false, null], 'b"': { c: "d" }, e: [], f: {} })).toBe(
    '{"a": [1, -2.5, True, False, None], "b\\"": {"c": "d"}, "e": [], "f": {}}',
  );
});

test("long values are written one entry a line", () => {
  const long = "x".repeat(60);
  expect(pythonLiteral({ a: long, b: [long, long] })).toBe(
    `{\n    "a": "${long}",\n    "b": [\n        "${long}",\n        "${long}",\n    ],\n}`,
  );
  expect(pythonLiteral(["a", "b"], " ".repeat(95))).toBe(
    `[\n${" ".repeat(99)}"a",\n${" ".repeat(99)}"b",\n${" ".repeat(95)}]`,
  );
});

test("keys keep their order, and one that is special in JavaScript is a key like any other", () => {
  expect(
    pythonLiteral(
      Object.fromEntries([
        ["z", 1],
        ["__proto__", 2],
        ["a", 3],
      ]),
    ),
  ).toBe('{"z": 1, "__proto__": 2, "a": 3}');
});
