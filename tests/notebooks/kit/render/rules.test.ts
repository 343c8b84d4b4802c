import { sql, string, table } from "../../../../notebooks/kit";
import { reasonWhenBroken, ruleTexts } from "../../../../notebooks/kit/render/rules";

test("a broken rule is told by its name, which cannot leave its literal", () => {
  expect(reasonWhenBroken("it's", "(`a` > 1)")).toBe("CASE WHEN NOT (`a` > 1) THEN 'it\\'s' END");
});

test("rules as SQL by their names", () => {
  const rows = table("silver.rows", {
    comment: "Rows.",
    columns: { id: string().primaryKey().comment("Id.") },
    expect: { short: (c) => sql`length(${c.id}) < ${9}` },
  });
  expect(ruleTexts(rows.expectations)).toEqual({ short: "length(`id`) < 9" });
});
