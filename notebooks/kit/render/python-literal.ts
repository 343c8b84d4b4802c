/** A JSON-like value that can be written as a Python literal. */
export type PythonValue =
  string | number | boolean | null | readonly PythonValue[] | { readonly [key: string]: PythonValue };

const escapeChar = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xff
    ? `\\u${code.toString(16).padStart(4, "0")}`
    : `\\x${code.toString(16).padStart(2, "0")}`;
};

const NAMED: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A string as a Python literal on one line. Line separators are escaped: nothing in it can start a notebook cell. */
export const pythonString = (value: string): string =>
  `"${value.replace(/[\\"\p{Cc}\u2028\u2029]/gu, (char) => NAMED[char] ?? escapeChar(char))}"`;

/** Lines that a Databricks notebook would take for its own markup. */
const MARKUP = /^[^\S\n]*# (?:MAGIC|COMMAND|DBTITLE|Databricks notebook source)/m;

/** A text of several lines as a readable Python literal; on one line where it could be mistaken for notebook markup. */
export function pythonText(value: string): string {
  const plain = /^[^\p{Cc}\u2028\u2029]*$/u.test(value.replaceAll("\n", ""));
  if (!value.includes("\n") || !plain || MARKUP.test(value)) return pythonString(value);
  return `"""\n${value.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"')}\n"""`;
}

const MAX_LINE = 100;

/** A value as a Python literal, keys in their order; one entry a line where it would be long. */
export function pythonLiteral(value: PythonValue, indent = ""): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return pythonString(value);
  const inner = `${indent}    `;
  const isList = Array.isArray(value);
  const entries = isList
    ? value.map((each: PythonValue) => pythonLiteral(each, inner))
    : Object.entries(value).map(([key, each]) => `${pythonString(key)}: ${pythonLiteral(each, inner)}`);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const oneLine = `${open}${entries.join(", ")}${close}`;
  if (oneLine.length + indent.length <= MAX_LINE && !oneLine.includes("\n")) return oneLine;
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join("")}${indent}${close}`;
}
