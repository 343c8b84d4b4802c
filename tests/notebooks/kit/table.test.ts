import { type AnyColumn, AUDIT_COLUMNS, int, sql, string, table } from "../../../notebooks/kit";
import { emit } from "../../../notebooks/kit/render/emit";
import { orders, rawOrders, scores } from "./shop";

test("a contract as the renderers see it", () => {
  expect(orders.name).toBe("silver.orders");
  expect(orders.schema).toBe("silver");
  expect(orders.comment).toBe("One row per order.");
  expect(orders.clusterBy).toEqual(["at"]);
  expect(orders.audited).toBe(false);
  expect(orders.primaryKey).toEqual(["id"]);
  const rest = { pii: undefined, references: undefined };
  expect(orders.columnModels).toEqual([
    { name: "id", type: "string", nullable: false, key: true, comment: "Order.", ...rest },
    { name: "at", type: "timestamp", nullable: false, key: false, comment: "When, UTC.", ...rest },
    { name: "total", type: "decimal(18,2)", nullable: true, key: false, comment: "Total in BRL.", ...rest },
  ]);
});

test("columns are typed references that know their table", () => {
  const { total } = orders.columns;
  expect([total.name, total.type, total.table]).toEqual(["total", "decimal(18,2)", orders]);
});

test("rules name the bare columns of the row", () => {
  expect(orders.expectations.map(({ name, rule }) => [name, emit(rule)])).toEqual([
    ["total_not_negative", "`total` >= 0"],
  ]);
});

test("a bronze table carries the audit columns behind its own", () => {
  expect(rawOrders.audited).toBe(true);
  expect(rawOrders.columnModels.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "id string",
    "at string",
    "total decimal(18,2)",
    "_ingested_at timestamp",
    "_source_file string",
    "_rescued_data string",
  ]);
  expect(Object.keys(AUDIT_COLUMNS)).toEqual(["_ingested_at", "_source_file", "_rescued_data"]);
});

test("a primary key of several columns keeps their order", () => {
  const pairs = table("s.pairs", {
    comment: "Pairs.",
    columns: { b: int().primaryKey(), n: int(), a: int().primaryKey() },
  });
  expect(pairs.primaryKey).toEqual(["b", "a"]);
});

test("foreign keys are resolved late, so that tables may refer to each other", () => {
  const left = table("s.left", {
    comment: "Left.",
    columns: { id: int().primaryKey(), other: int().references((): AnyColumn => right.columns.id) },
  });
  const right = table("s.right", {
    comment: "Right.",
    columns: { id: int().primaryKey(), other: int().references((): AnyColumn => left.columns.id) },
  });
  expect(left.foreignKeys).toEqual([{ column: "other", table: right, target: "id" }]);
  expect(right.foreignKeys).toEqual([{ column: "other", table: left, target: "id" }]);
  expect(scores.foreignKeys).toEqual([{ column: "id", table: orders, target: "id" }]);
});

test("names may be as long as Delta allows, and four columns may cluster", () => {
  const long = "x".repeat(255);
  const wide = table(`s.${long}`, {
    comment: "Wide.",
    columns: { [long]: int(), a: int(), b: string(), c: int() },
    clusterBy: [long, "a", "b", "c"],
    expect: { [long]: () => sql`TRUE` },
  });
  expect(wide.clusterBy).toEqual([long, "a", "b", "c"]);
});

test("a table without personal data may say so", () => {
  expect(table("s.t", { comment: "One.", columns: { a: int() }, pii: "none" }).name).toBe("s.t");
});
