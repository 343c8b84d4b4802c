import { bigint, list, over, sql, string, table, unsafeSql } from "../../../notebooks/kit";
import { aliased } from "../../../notebooks/kit/query";
import { emit } from "../../../notebooks/kit/render/emit";
import { orders } from "./shop";

const o = aliased("o", orders);

test("tables, columns and aliased relations are written in backticks", () => {
  expect(emit(sql`${orders} / ${o} / ${o.id} / ${orders.columns.id}`)).toBe(
    "`silver`.`orders` / `silver`.`orders` AS `o` / `o`.`id` / `id`",
  );
});

test("literals", () => {
  expect(emit(sql`${"it's"}, ${1}, ${-2.5}, ${1e21}, ${true}, ${false}, ${null}, ${""}`)).toBe(
    "'it\\'s', 1, -2.5, 1e+21, TRUE, FALSE, NULL, ''",
  );
});

test("a minus before a negative number does not begin a comment", () => {
  expect(emit(sql`1 -${-1}`)).toBe("1 - -1");
  expect(emit(sql`1 - ${-1}`)).toBe("1 - -1");
  expect(emit(sql`-${sql`-${unsafeSql("-x")}`}`)).toBe("- - -x");
});

test("fragments nest, and carry their nodes along", () => {
  const inner = sql`${o.id} = ${"x"}`;
  expect(emit(sql`NOT (${inner}) OR ${inner}`)).toBe("NOT (`o`.`id` = 'x') OR `o`.`id` = 'x'");
});

test("a string in the template is SQL, one in a hole is a literal", () => {
  expect(emit(sql`DROP ${"; DROP TABLE x"} ${unsafeSql("; DROP")}`)).toBe("DROP '; DROP TABLE x' ; DROP");
});

test.each([
  [sql.string`x`, "string"],
  [sql.int`x`, "int"],
  [sql.bigint`x`, "bigint"],
  [sql.double`x`, "double"],
  [sql.boolean`x`, "boolean"],
  [sql.date`x`, "date"],
  [sql.timestamp`x`, "timestamp"],
  [sql.decimal(18, 2)`x`, "decimal(18,2)"],
  [sql.array("bigint")`x`, "array<bigint>"],
])("a typed fragment knows its type: %#", (expression, type) => {
  expect(expression.type).toBe(type);
  expect(emit(expression)).toBe("x");
});

test("lists", () => {
  expect(emit(list(["a", 1, o.id]))).toBe("'a', 1, `o`.`id`");
  expect(emit(list([sql`a`, sql`b`], " AND "))).toBe("a AND b");
  expect(emit(list([]))).toBe("");
});

test("windows", () => {
  const call = sql.int`row_number()`;
  expect(emit(over(call, {}))).toBe("row_number() OVER ()");
  expect(emit(over(call, { partitionBy: [], orderBy: [] }))).toBe("row_number() OVER ()");
  expect(emit(over(call, { partitionBy: [o.id, o.at] }))).toBe(
    "row_number() OVER (PARTITION BY `o`.`id`, `o`.`at`)",
  );
  const whole = over(call, { partitionBy: [o.id], orderBy: [sql`${o.at} DESC`, o.id] });
  expect(emit(whole)).toBe("row_number() OVER (PARTITION BY `o`.`id` ORDER BY `o`.`at` DESC, `o`.`id`)");
  expect(whole.type).toBe("int");
});

test("a column whose name is a property of every object is still a column", () => {
  const odd = table("s.t", { comment: "Odd.", columns: { constructor: bigint(), name: string() } });
  expect(emit(sql`${odd.columns.constructor}, ${odd.columns.name}`)).toBe("`constructor`, `name`");
});
