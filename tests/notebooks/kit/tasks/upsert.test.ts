import {
  append,
  columns,
  cte,
  fresh,
  from,
  previous,
  quarantineOf,
  select,
  sql,
  upsert,
} from "../../../../notebooks/kit";
import { emit } from "../../../../notebooks/kit/render/emit";
import { renderFresh } from "../../../../notebooks/kit/render/fresh-notebook";
import { appendEvents, cleanOrders, counters, daily, events, orders, rawOrders } from "../shop";

test("an upsert reads its source and writes its target with a quarantine", () => {
  expect([cleanOrders.kind, cleanOrders.key, cleanOrders.latestBy]).toEqual([
    "upsert",
    "silver_orders",
    "at",
  ]);
  expect(cleanOrders.reads).toEqual([rawOrders]);
  expect(cleanOrders.readsPrevious).toEqual([]);
  expect(cleanOrders.writes).toEqual([orders, quarantineOf(orders)]);
  expect([cleanOrders.streams, cleanOrders.joins]).toEqual([true, false]);
  expect(cleanOrders.rules.map(({ name }) => name)).toEqual([
    "id_not_null",
    "at_not_null",
    "total_not_negative",
  ]);
  expect(cleanOrders.inputRules.map(({ name, rule }) => [name, emit(rule)])).toEqual([
    ["time_is_readable", "try_to_timestamp(`row`.`at`) IS NOT NULL"],
  ]);
});

test("rows that arrive together are told apart by columns, then by file and content", () => {
  const task = upsert(
    orders,
    fresh(rawOrders),
    ({ row }) => select({ id: row.id, at: sql.timestamp`x`, total: row.total }),
    { tieBy: ["at", "total"] },
  );
  expect(/ {4}order="(.*)",/.exec(renderFresh("shop", task))?.[1]).toBe(
    "`__ingested_at` DESC NULLS LAST, `at` DESC NULLS LAST, `total` DESC NULLS LAST, `__source_file` DESC NULLS LAST, `__row` DESC NULLS LAST",
  );
});

test("an append needs no key and knows no later row", () => {
  expect([appendEvents.kind, appendEvents.key, appendEvents.latestBy]).toEqual([
    "append",
    "silver_events",
    undefined,
  ]);
  expect([appendEvents.rules, appendEvents.inputRules]).toEqual([[], []]);
});

test("what is joined is read, at any depth; what is declared and not named is not", () => {
  const days = cte(
    "days",
    from({ d: daily }, ({ d }) => columns({ day: d.day })),
  );
  const task = append(
    events,
    fresh(rawOrders, { d: days, old: previous(events), c: counters }),
    ({ row, d, old }) =>
      select(
        { id: row.id, payload: old.payload },
        sql`LEFT JOIN ${d} ON ${d.day} = ${row.at} LEFT JOIN ${old} ON ${old.id} = ${row.id}`,
      ),
  );
  expect(task.reads).toEqual([rawOrders, daily]);
  expect(task.readsPrevious).toEqual([events]);
  expect(task.joins).toBe(true);
});

test("what rules name is read as well", () => {
  const task = append(events, fresh(rawOrders), ({ row }) => select({ id: row.id, payload: row.at }), {
    require: ({ row }) => ({ known: sql`${row.id} IN (SELECT n FROM ${counters})` }),
  });
  expect(task.reads).toEqual([rawOrders, counters]);
});

test("the latest row is told by a column of the target, also when the compiler does not look", () => {
  const name = "nobody" as string as "at";
  expect(() =>
    upsert(
      orders,
      fresh(rawOrders),
      ({ row }) => select({ id: row.id, at: sql.timestamp`x`, total: row.total }),
      { latestBy: name },
    ),
  ).toThrow(
    'silver.orders: latestBy names "nobody", which is no column of it\n  Fix: use one of "id", "at", "total"',
  );
});

test("the names of required rules are legal", () => {
  expect(() =>
    append(events, fresh(rawOrders), ({ row }) => select({ id: row.id, payload: row.at }), {
      require: ({ row }) => ({ "a b": sql`${row.id}` }),
    }),
  ).toThrow('require.a b: "a b" is not a legal name');
});
