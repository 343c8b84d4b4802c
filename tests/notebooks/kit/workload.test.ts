import { landing, replace, from, select, table, int, workload, type AnyColumn } from "../../../notebooks/kit";
import { ingestOrders, cleanOrders, rawOrders, shop } from "./shop";

test("the tables stand in the order of their tasks, each with its quarantine", () => {
  expect(shop.name).toBe("shop");
  expect(shop.description).toBe("A shop.");
  expect(shop.sources).toEqual([landing]);
  expect(shop.tables.map(({ name }) => name)).toEqual([
    "bronze.orders",
    "silver.events",
    "silver.events_quarantine",
    "silver.orders",
    "silver.orders_quarantine",
    "gold.scores",
    "gold.daily",
    "gold.judged_daily",
    "gold.judged_daily_quarantine",
  ]);
});

test("a table of another workload is a source", () => {
  const made = workload("clean", { description: "Cleans.", sources: [rawOrders], tasks: [cleanOrders] });
  expect(made.graph.map(({ dependsOn }) => dependsOn)).toEqual([[]]);
});

test("a reference may lead to a source, or to a table of the workload", () => {
  const parent = table("s.parent", { comment: "Parent.", columns: { id: int().primaryKey() } });
  const child = table("s.child", {
    comment: "Child.",
    columns: { id: int().references((): AnyColumn => parent.columns.id) },
  });
  const task = replace(
    child,
    from({ p: parent }, ({ p }) => select({ id: p.id })),
  );
  const made = workload("family", { description: "Family.", sources: [parent], tasks: [task] });
  expect(made.tables).toEqual([child]);
});

test("its name is legal, because folders and volumes bear it", () => {
  expect(() => workload("My Shop", { description: "", sources: [landing], tasks: [ingestOrders] })).toThrow(
    'workload("My Shop"): "My Shop" is not a legal name; a name is a lower-case letter or underscore, then up to 254 lower-case letters, digits or underscores\n  Fix: rename it',
  );
});
