import {
  append,
  arrivals,
  from,
  fresh,
  previous,
  pythonTask,
  replace,
  select,
  sql,
} from "../../../notebooks/kit";
import { withModule } from "./python-module";
import { deriveGrants } from "../../../notebooks/kit/grants";
import {
  cleanOrders,
  computeDaily,
  counters,
  daily,
  events,
  ingestOrders,
  orders,
  scoreOrders,
  shop,
} from "./shop";

const CATALOG = { securable: { type: "catalog" }, privileges: ["USE_CATALOG"] };
const CHECKPOINTS = {
  securable: { type: "volume", schema: "bronze", volume: "checkpoints" },
  privileges: ["READ_VOLUME", "WRITE_VOLUME"],
};
const LANDING = {
  securable: { type: "volume", schema: "bronze", volume: "landing" },
  privileges: ["READ_VOLUME"],
};
const on = (schema: string, ...privileges: readonly string[]) => ({
  securable: { type: "schema", schema },
  privileges,
});
const READS = ["SELECT", "USE_SCHEMA"];
const WRITES = ["CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"];

test("nothing but the catalog for no task", () => {
  expect(deriveGrants([])).toEqual([CATALOG]);
});

test("ingestion reads the landing volume, keeps a checkpoint and writes bronze", () => {
  expect(deriveGrants([ingestOrders])).toEqual([CATALOG, on("bronze", ...WRITES), CHECKPOINTS, LANDING]);
});

test("an upsert reads bronze only, and keeps a checkpoint", () => {
  expect(deriveGrants([cleanOrders])).toEqual([
    CATALOG,
    on("bronze", ...READS),
    on("silver", ...WRITES),
    CHECKPOINTS,
  ]);
});

test("a stream between other schemas may enter the schema of the checkpoints, and read no table there", () => {
  const task = append(events, fresh(orders), ({ row }) => select({ id: row.id, payload: row.id }));
  expect(deriveGrants([task])).toEqual([
    CATALOG,
    on("bronze", "USE_SCHEMA"),
    on("silver", ...WRITES),
    CHECKPOINTS,
  ]);
});

test("a replace and a Python task need no volume", () => {
  const want = [CATALOG, on("gold", ...WRITES), on("silver", ...READS)];
  expect(deriveGrants([computeDaily])).toEqual(want);
  expect(deriveGrants([scoreOrders])).toEqual(want);
});

test("a table that is read as an earlier run left it is read as well", () => {
  const task = replace(
    counters,
    from({ o: previous(orders) }, ({ o }) => select({ n: sql.int`count(${o.id})` })),
  );
  expect(deriveGrants([task])).toEqual([CATALOG, on("gold", ...WRITES), on("silver", ...READS)]);
});

test("a table that only a rule names is read as well", () => {
  const task = append(events, fresh(orders), ({ row }) => select({ id: row.id, payload: row.id }), {
    require: ({ row }) => ({ known: sql`${row.at} IN (SELECT day FROM ${daily})` }),
  });
  expect(deriveGrants([task])).toContainEqual(on("gold", ...READS));
});

test("a whole workload", () => {
  expect(deriveGrants(shop.tasks)).toEqual([
    CATALOG,
    on("bronze", ...WRITES),
    on("gold", ...WRITES),
    on("silver", ...WRITES),
    CHECKPOINTS,
    LANDING,
  ]);
});

test("who delivers files may write them, and no table", () => {
  const deliver = withModule("def run(spark, reads, writes, params):\n    pass\n", (module) =>
    pythonTask("deliver", { description: "Delivers.", module, reads: {}, writes: {}, delivers: arrivals }),
  );
  expect(deriveGrants([deliver])).toEqual([
    CATALOG,
    on("bronze", "USE_SCHEMA"),
    {
      securable: { type: "volume", schema: "bronze", volume: "arrivals" },
      privileges: ["READ_VOLUME", "WRITE_VOLUME"],
    },
  ]);
});
