// Reads a literal as Spark's parser does, to prove that what was written is what is read:
// \n \r \t \b \Z and \0 are control characters, \uXXXX is a code unit, \% and \_ keep their backslash
// (they belong to LIKE), and any other escaped character stands for itself.
const NAMED: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  Z: "\u001a",
  "0": "\0",
  "%": "\\%",
  _: "\\_",
};

/** The value of a SQL string literal that takes up the whole text. */
export function readSparkLiteral(literal: string): string {
  if (!/^'(?:\\[\s\S]|[^'\\])*'$/.test(literal)) throw new Error(`not one literal: ${literal}`);
  return literal
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-f]{4})|([\s\S]))/g, (_, unit: string | undefined, char: string | undefined) =>
      unit === undefined ? (NAMED[char ?? ""] ?? char ?? "") : String.fromCharCode(parseInt(unit, 16)),
    );
}
