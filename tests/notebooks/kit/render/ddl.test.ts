import { array, decimal, int, string, table, timestamp } from "../../../../notebooks/kit";
import { commentClause, createTable, schemaString } from "../../../../notebooks/kit/render/ddl";
import { events, rawOrders } from "../shop";
import { HOSTILE, linesOf } from "./hostile";
import { readSparkLiteral } from "./spark-literal";

test("a table with everything", () => {
  const all = table("silver.all", {
    comment: "All of it.",
    columns: {
      id: string().primaryKey().comment("The 'id'."),
      n: int().notNull(),
      at: timestamp(),
      total: decimal(18, 2).comment("BRL."),
      tags: array(string()),
    },
    clusterBy: ["at", "id"],
  });
  expect(createTable(all)).toBe(`CREATE TABLE IF NOT EXISTS \`silver\`.\`all\` (
  \`id\` STRING NOT NULL COMMENT 'The \\'id\\'.',
  \`n\` INT NOT NULL,
  \`at\` TIMESTAMP,
  \`total\` DECIMAL(18,2) COMMENT 'BRL.',
  \`tags\` ARRAY<STRING>
)
USING DELTA
CLUSTER BY (\`at\`, \`id\`)
COMMENT 'All of it.'`);
});

test("a table that is not clustered", () => {
  expect(createTable(events)).toBe(`CREATE TABLE IF NOT EXISTS \`silver\`.\`events\` (
  \`id\` STRING COMMENT 'Order.',
  \`payload\` STRING COMMENT 'Text.'
)
USING DELTA
COMMENT 'One row per event.'`);
});

test("the schema of files", () => {
  expect(schemaString(rawOrders.columnModels.slice(0, 3))).toBe(
    "`id` STRING, `at` STRING, `total` DECIMAL(18,2)",
  );
});

test("a column without a comment has no clause", () => {
  expect(commentClause({ comment: undefined })).toBe("");
});

test.each(HOSTILE)("%j in comments stays in its literal", (value) => {
  const hostile = table("s.t", { comment: `t ${value}`, columns: { a: string().comment(`c ${value}`) } });
  const lines = linesOf(createTable(hostile));
  expect(lines).toHaveLength(5);
  expect(readSparkLiteral(lines[1]?.replace("  `a` STRING COMMENT ", "") ?? "")).toBe(`c ${value}`);
  expect(readSparkLiteral(lines[4]?.replace("COMMENT ", "") ?? "")).toBe(`t ${value}`);
});
