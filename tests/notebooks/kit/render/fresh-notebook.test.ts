import { append, fresh, int, select, sql, string, table, upsert } from "../../../../notebooks/kit";
import { judgeSql, mergeSql, renderFresh } from "../../../../notebooks/kit/render/fresh-notebook";
import { appendEvents, cleanOrders, counters, orders, rawOrders } from "../shop";

test("new rows are judged by the rules about their source, then by those about the target", () => {
  expect(judgeSql(cleanOrders)).toBe(`SELECT *, filter(
    array(
      CASE WHEN NOT \`__rule_time_is_readable\` THEN 'time_is_readable' END,
      CASE WHEN NOT (\`id\` IS NOT NULL) THEN 'id_not_null' END,
      CASE WHEN NOT (\`at\` IS NOT NULL) THEN 'at_not_null' END,
      CASE WHEN NOT (\`total\` >= 0) THEN 'total_not_negative' END
    ),
    reason -> reason IS NOT NULL
  ) AS \`__reasons\`
FROM (
  SELECT
    \`row\`.\`id\` AS \`id\`,
    try_to_timestamp(\`row\`.\`at\`) AS \`at\`,
    \`row\`.\`total\` AS \`total\`,
    \`row\`.\`_ingested_at\` AS \`__ingested_at\`,
    \`row\`.\`_source_file\` AS \`__source_file\`,
    to_json(struct(\`row\`.*)) AS \`__row\`,
    (try_to_timestamp(\`row\`.\`at\`) IS NOT NULL) AS \`__rule_time_is_readable\`
  FROM \`fresh_rows\` AS \`row\`
)`);
});

test("a source without audit columns says nothing of where its rows came from", () => {
  const task = append(counters, fresh(orders, { c: counters }), ({ c }) =>
    select({ n: c.n }, sql`LEFT JOIN ${c} ON TRUE`),
  );
  expect(judgeSql(task)).toBe(`SELECT *, CAST(array() AS ARRAY<STRING>) AS \`__reasons\`
FROM (
  SELECT
    \`c\`.\`n\` AS \`n\`,
    CAST(NULL AS TIMESTAMP) AS \`__ingested_at\`,
    CAST(NULL AS STRING) AS \`__source_file\`,
    to_json(struct(\`row\`.*)) AS \`__row\`
  FROM \`fresh_rows\` AS \`row\`
  LEFT JOIN \`gold\`.\`counters\` AS \`c\` ON TRUE
)`);
});

test("a merge that knows which row is the later keeps that one", () => {
  expect(mergeSql(cleanOrders)).toBe(`MERGE INTO \`silver\`.\`orders\` AS old
USING latest_rows AS new
ON old.\`id\` = new.\`id\`
WHEN MATCHED AND (old.\`at\` IS NULL OR new.\`at\` >= old.\`at\`) AND (NOT (old.\`at\` <=> new.\`at\`) OR NOT (old.\`total\` <=> new.\`total\`)) THEN UPDATE SET
  \`at\` = new.\`at\`,
  \`total\` = new.\`total\`
WHEN NOT MATCHED THEN INSERT (\`id\`, \`at\`, \`total\`)
VALUES (new.\`id\`, new.\`at\`, new.\`total\`)`);
});

test("a merge by several keys without another column only inserts", () => {
  const pairs = table("s.pairs", {
    comment: "Pairs.",
    columns: { a: string().primaryKey(), b: int().primaryKey() },
  });
  const task = upsert(pairs, fresh(rawOrders), ({ row }) => select({ a: row.id, b: sql.int`1` }));
  expect(mergeSql(task)).toBe(`MERGE INTO \`s\`.\`pairs\` AS old
USING latest_rows AS new
ON old.\`a\` = new.\`a\` AND old.\`b\` = new.\`b\`
WHEN NOT MATCHED THEN INSERT (\`a\`, \`b\`)
VALUES (new.\`a\`, new.\`b\`)`);
});

const line = (notebook: string, start: string) =>
  notebook.split("\n").filter((each) => each.trim().startsWith(start));

test("what decides between rows with one key, and which keys there are", () => {
  const merged = renderFresh("shop", cleanOrders);
  expect(line(merged, "order=")).toEqual([
    '    order="`at` DESC NULLS LAST, `__ingested_at` DESC NULLS LAST, `__source_file` DESC NULLS LAST, `__row` DESC NULLS LAST",',
  ]);
  expect(line(merged, "keys=")).toEqual(['    keys=["id"],']);
  const appended = renderFresh("shop", appendEvents);
  expect(line(appended, "keys=")).toEqual(["    keys=[],"]);
  expect(line(appended, "MERGE =")).toEqual(['MERGE = ""']);
  expect(line(appended, "joins=")).toEqual(["    joins=False,"]);
});
