import { boolean, double, int, replace, rows, string, table } from "../../../notebooks/kit";
import { overwriteSql } from "../../../notebooks/kit/render/replace-notebook";

const rules = table("gold.rules", {
  comment: "Rules.",
  columns: {
    name: string().primaryKey(),
    weight: double().notNull(),
    rank: int(),
    active: boolean().notNull(),
  },
});

test("constant rows are one statement, values escaped, columns in the contract's order", () => {
  const task = replace(
    rules,
    rows(rules, [
      { name: "it's", weight: 0.5, rank: 1, active: true },
      { active: false, rank: null, weight: -1, name: "b" },
    ]),
  );
  expect([task.reads, task.readsPrevious]).toEqual([[], []]);
  expect(overwriteSql(task)).toBe(
    [
      "INSERT OVERWRITE `gold`.`rules` BY NAME",
      "SELECT",
      "  CAST(`given`.`name` AS STRING) AS `name`,",
      "  CAST(`given`.`weight` AS DOUBLE) AS `weight`,",
      "  CAST(`given`.`rank` AS INT) AS `rank`,",
      "  CAST(`given`.`active` AS BOOLEAN) AS `active`",
      "FROM (VALUES",
      "  ('it\\'s', 0.5, 1, TRUE),",
      "  ('b', -1, NULL, FALSE)",
      ") AS `given`(`name`, `weight`, `rank`, `active`)",
    ].join("\n"),
  );
});

test("a value of another type does not compile", () => {
  // @ts-expect-error TS2322 a number is not text
  expect(rows(rules, [{ name: 1, weight: 1, rank: 1, active: true }])).toBeDefined();
  // @ts-expect-error TS2741 a column is missing
  expect(rows(rules, [{ name: "a", weight: 1, rank: 1 }])).toBeDefined();
});
