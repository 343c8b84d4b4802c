import { renderSqlFile } from "../../../../notebooks/kit/render/sql-file";
import { HOSTILE, linesOf } from "./hostile";

test("statements, and why one cannot run everywhere", () => {
  const text = renderSqlFile("shop: keys.", [
    { sql: "SELECT 1" },
    { sql: "USE CATALOG IDENTIFIER(:catalog)", cloudOnly: "open Spark has no USE CATALOG" },
  ]);
  expect(text).toBe(`-- shop: keys.

SELECT 1;

-- cloud only: open Spark has no USE CATALOG
USE CATALOG IDENTIFIER(:catalog);
`);
});

test.each(HOSTILE)("%j in a comment or a reason stays a comment of one line", (value) => {
  const text = renderSqlFile(`c ${value}`, [{ sql: "SELECT 1", cloudOnly: `r ${value}` }]);
  const lines = linesOf(text);
  expect(lines.filter((line) => line !== "" && !line.startsWith("-- "))).toEqual(["SELECT 1;"]);
  expect(lines.filter((line) => line.startsWith("--"))).toHaveLength(2);
  // A backslash at the end of a comment joins the next line to it.
  expect(lines.filter((line) => line.endsWith("\\"))).toEqual([]);
});
