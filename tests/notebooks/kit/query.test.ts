import { columns, cte, from, previous, select, sql, unionAll } from "../../../notebooks/kit";
import { aliasAll, aliased, isRelation, RELATION } from "../../../notebooks/kit/query";
import { counters, orders } from "./shop";

test("an alias has the table's columns, which know their table and their owner", () => {
  const o = aliased("o", orders);
  expect(o[RELATION]).toEqual({ kind: "table", table: orders, alias: "o", edge: true });
  expect(Object.keys(o)).toEqual(["id", "at", "total"]);
  expect(o.id.nodes).toEqual([{ kind: "column", owner: "o", table: orders, name: "id" }]);
  expect(o.at.type).toBe("timestamp");
});

test("a table as an earlier run left it makes no edge", () => {
  expect(aliased("o", previous(orders))[RELATION]).toEqual({
    kind: "table",
    table: orders,
    alias: "o",
    edge: false,
  });
});

test("the columns of a CTE have the types of its expressions, and no table", () => {
  const days = cte(
    "days",
    from({ o: orders }, ({ o }) => columns({ day: sql.date`${o.at}` })),
  );
  const d = aliased("d", days);
  expect(d[RELATION]).toEqual({ kind: "cte", cte: days, alias: "d" });
  expect([d.day.type, d.day.table]).toEqual(["date", undefined]);
});

test("every source stands under its key", () => {
  expect(Object.keys(aliasAll({ a: orders, b: counters }))).toEqual(["a", "b"]);
});

test("a query reads its first source; the tail names the others", () => {
  const query = from({ c: counters, o: orders }, ({ c, o }) => select({ n: c.n }, sql`JOIN ${o} ON TRUE`));
  expect(query.from).toEqual({ kind: "table", table: counters, alias: "c", edge: true });
  expect(query.select.entries.map(([name, { type }]) => [name, type])).toEqual([["n", "int"]]);
  expect(query.union).toEqual([]);
});

test("a union is flat", () => {
  const one = from({ c: counters }, ({ c }) => columns({ n: c.n }));
  const all = unionAll(unionAll(one, one), unionAll(one, one));
  expect(all.union.map(({ union }) => union)).toEqual([[], [], []]);
});

test.each([[undefined], [null], [1], ["x"], [{}], [() => 1]])("%p is no relation", (value) => {
  expect(isRelation(value)).toBe(false);
});
