import { createHash } from "node:crypto";
import { from, replace, select, sql } from "../../../../notebooks/kit";
import {
  overwriteSql,
  quarantineSql,
  renderReplace,
} from "../../../../notebooks/kit/render/replace-notebook";
import { computeDaily, computeJudgedDaily, counters } from "../shop";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const digestIn = (notebook: string) =>
  /DIGEST = fingerprint\(spark, "(\w+)", (.*)\)/.exec(notebook)?.slice(1);

test("a table is current for just these statements over just these sources", () => {
  expect(digestIn(renderReplace("shop", computeDaily))).toEqual([
    sha256(overwriteSql(computeDaily)),
    '["silver.orders"]',
  ]);
  expect(digestIn(renderReplace("shop", computeJudgedDaily))).toEqual([
    sha256(`${quarantineSql(computeJudgedDaily)};\n${overwriteSql(computeJudgedDaily)}`),
    '["silver.orders"]',
  ]);
});

test("a recomputed table without expectations is one plain overwrite", () => {
  expect(overwriteSql(computeDaily).split("\n")[0]).toBe("INSERT OVERWRITE `gold`.`daily` BY NAME");
  expect(overwriteSql(computeDaily)).not.toContain("coalesce");
});

test("a recomputed table with expectations is split into kept and broken rows", () => {
  const task = replace(
    computeJudgedDaily.target,
    from({ c: counters }, () => select({ day: sql.date`d`, orders: sql.bigint`n` })),
  );
  const rows = "FROM (\n  SELECT\n    d AS `day`,\n    n AS `orders`\n  FROM `gold`.`counters` AS `c`\n)";
  const kept = "coalesce(`day` IS NOT NULL, TRUE)\n    AND coalesce(`orders` > 0, TRUE)";
  expect(overwriteSql(task)).toBe(
    `INSERT OVERWRITE \`gold\`.\`judged_daily\` BY NAME\nSELECT \`day\`, \`orders\`\n${rows}\nWHERE ${kept}`,
  );
  expect(quarantineSql(task)).toBe(`INSERT OVERWRITE \`gold\`.\`judged_daily_quarantine\` BY NAME
SELECT
  filter(array(CASE WHEN NOT (\`day\` IS NOT NULL) THEN 'day_not_null' END, CASE WHEN NOT (\`orders\` > 0) THEN 'some_orders' END), reason -> reason IS NOT NULL) AS \`_reasons\`,
  to_json(struct(\`day\`, \`orders\`)) AS \`_row\`,
  CAST(NULL AS TIMESTAMP) AS \`_row_ingested_at\`,
  CAST(NULL AS STRING) AS \`_row_source_file\`,
  current_timestamp() AS \`_quarantined_at\`
${rows}
WHERE NOT (${kept})`);
});
