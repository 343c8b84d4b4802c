import {
  columns,
  cte,
  from,
  list,
  over,
  previous,
  sql,
  unionAll,
  unsafeSql,
} from "../../../../notebooks/kit";
import { emitQuery, walk } from "../../../../notebooks/kit/render/emit";
import { counters, daily, orders } from "../shop";

test("a select without and with a tail", () => {
  expect(emitQuery(from({ o: orders }, ({ o }) => columns({ id: o.id })))).toBe(
    "SELECT\n  `o`.`id` AS `id`\nFROM `silver`.`orders` AS `o`",
  );
  const filtered = from({ o: orders }, ({ o }) =>
    columns({ id: o.id, n: sql.int`${1}` }, sql`\n  WHERE ${o.id} = ${"it's"}\n`),
  );
  expect(emitQuery(filtered)).toBe(
    "SELECT\n  `o`.`id` AS `id`,\n  1 AS `n`\nFROM `silver`.`orders` AS `o`\nWHERE `o`.`id` = 'it\\'s'",
  );
});

test("joins, windows and a table as an earlier run left it", () => {
  const query = from({ o: orders, d: daily, old: previous(orders) }, ({ o, d, old }) =>
    columns(
      {
        id: o.id,
        place: over(sql.int`row_number()`, { partitionBy: [d.day], orderBy: [sql`${o.at} DESC`] }),
      },
      sql`JOIN ${d} ON ${d.day} = CAST(${o.at} AS DATE)
LEFT ANTI JOIN ${old} ON ${old.id} = ${o.id}
WHERE ${o.id} IN (${list(["a", "b"])})`,
    ),
  );
  expect(emitQuery(query)).toBe(`SELECT
  \`o\`.\`id\` AS \`id\`,
  row_number() OVER (PARTITION BY \`d\`.\`day\` ORDER BY \`o\`.\`at\` DESC) AS \`place\`
FROM \`silver\`.\`orders\` AS \`o\`
JOIN \`gold\`.\`daily\` AS \`d\` ON \`d\`.\`day\` = CAST(\`o\`.\`at\` AS DATE)
LEFT ANTI JOIN \`silver\`.\`orders\` AS \`old\` ON \`old\`.\`id\` = \`o\`.\`id\`
WHERE \`o\`.\`id\` IN ('a', 'b')`);
});

test("CTEs stand before their first use, nested ones first, each once", () => {
  const inner = cte(
    "inner_rows",
    from({ c: counters }, ({ c }) => columns({ n: c.n })),
  );
  const left = cte(
    "left_rows",
    from({ i: inner }, ({ i }) => columns({ n: i.n })),
  );
  const right = cte(
    "right_rows",
    from({ i: inner }, ({ i }) => columns({ n: i.n })),
  );
  const query = from({ r: right, l: left, i: inner }, ({ r, l, i }) =>
    columns({ n: l.n }, sql`JOIN ${l} ON ${l.n} = ${r.n} JOIN ${i} ON ${i.n} = ${r.n}`),
  );
  expect(emitQuery(query)).toBe(`WITH \`inner_rows\` AS (
  SELECT
    \`c\`.\`n\` AS \`n\`
  FROM \`gold\`.\`counters\` AS \`c\`
),
\`right_rows\` AS (
  SELECT
    \`i\`.\`n\` AS \`n\`
  FROM \`inner_rows\` AS \`i\`
),
\`left_rows\` AS (
  SELECT
    \`i\`.\`n\` AS \`n\`
  FROM \`inner_rows\` AS \`i\`
)
SELECT
  \`l\`.\`n\` AS \`n\`
FROM \`right_rows\` AS \`r\`
JOIN \`left_rows\` AS \`l\` ON \`l\`.\`n\` = \`r\`.\`n\` JOIN \`inner_rows\` AS \`i\` ON \`i\`.\`n\` = \`r\`.\`n\``);
});

test("a CTE in a scalar subquery is declared as well", () => {
  const total = cte(
    "total",
    from({ c: counters }, ({ c }) => columns({ n: sql.int`sum(${c.n})` })),
  );
  const query = from({ c: counters, t: total }, ({ c, t }) =>
    columns({ n: sql.int`${c.n} - (SELECT ${t.n} FROM ${t})` }),
  );
  expect(emitQuery(query)).toBe(`WITH \`total\` AS (
  SELECT
    sum(\`c\`.\`n\`) AS \`n\`
  FROM \`gold\`.\`counters\` AS \`c\`
)
SELECT
  \`c\`.\`n\` - (SELECT \`t\`.\`n\` FROM \`total\` AS \`t\`) AS \`n\`
FROM \`gold\`.\`counters\` AS \`c\``);
});

test("a union writes every query in the column order of the first, and flattens", () => {
  const part = (name: string) =>
    from({ c: counters }, ({ c }) =>
      columns({ n: c.n, name: sql.string`${name}` }, sql`WHERE ${c.n} > ${0}`),
    );
  const swapped = from({ d: daily }, ({ d }) =>
    columns({ name: sql.string`${"b"}`, n: sql.int`${d.orders}` }),
  );
  expect(emitQuery(unionAll(part("a"), unionAll(swapped, part("c"))))).toBe(`SELECT
  \`c\`.\`n\` AS \`n\`,
  'a' AS \`name\`
FROM \`gold\`.\`counters\` AS \`c\`
WHERE \`c\`.\`n\` > 0
UNION ALL
SELECT
  \`d\`.\`orders\` AS \`n\`,
  'b' AS \`name\`
FROM \`gold\`.\`daily\` AS \`d\`
UNION ALL
SELECT
  \`c\`.\`n\` AS \`n\`,
  'c' AS \`name\`
FROM \`gold\`.\`counters\` AS \`c\`
WHERE \`c\`.\`n\` > 0`);
});

test("further columns stand behind, in each query of a union", () => {
  const one = from({ c: counters }, ({ c }) => columns({ n: c.n }));
  expect(emitQuery(unionAll(one, one), ["1 AS `x`"])).toBe(
    Array(2)
      .fill("SELECT\n  `c`.`n` AS `n`,\n  1 AS `x`\nFROM `gold`.`counters` AS `c`")
      .join("\nUNION ALL\n"),
  );
});

test("unsafeSql goes in as it is", () => {
  const query = from({ c: counters }, () => columns({ n: sql.int`${unsafeSql("1 /* ${x} */")}` }));
  expect(emitQuery(query)).toBe("SELECT\n  1 /* ${x} */ AS `n`\nFROM `gold`.`counters` AS `c`");
});

test("a walk meets the tables in CTEs and in every part of a union", () => {
  const inner = cte(
    "inner_rows",
    from({ d: daily }, ({ d }) => columns({ n: sql.int`${d.orders}` })),
  );
  const query = unionAll(
    from({ c: counters }, ({ c }) => columns({ n: c.n })),
    from({ i: inner }, ({ i }) => columns({ n: i.n })),
  );
  const tables = [...walk(query, [sql`EXISTS (FROM ${orders})`])].flatMap((node) =>
    node.kind === "table" ? [node.table.name] : [],
  );
  expect(tables).toEqual(["gold.counters", "gold.daily", "silver.orders"]);
});
