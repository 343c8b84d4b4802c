import { modelWorkload } from "../../../../notebooks/kit";
import { contractCell } from "../../../../notebooks/kit/render/cells";
import { renderContinuousIngest } from "../../../../notebooks/kit/render/ingest-notebook";
import { ingestOrders, orders, shop } from "../shop";
import { shortened } from "./golden";

const { tasks, setup } = modelWorkload(shop, { ingestion: "batch" });

test.each([
  ["ingest", "bronze_orders"],
  ["upsert", "silver_orders"],
  ["append", "silver_events"],
  ["replace", "gold_daily"],
  ["replace with quarantine", "gold_judged_daily"],
  ["python", "score_orders"],
  ["create tables", "create_tables"],
  ["apply contracts", "apply_contracts"],
])("the asset of: %s", (_, key) => {
  const content = [...tasks, ...setup].find((task) => task.key === key)?.asset.content ?? "";
  expect(shortened(content)).toMatchSnapshot();
});

test("the asset of: continuous ingest", () => {
  expect(shortened(renderContinuousIngest("shop", [ingestOrders]))).toMatchSnapshot();
});

test("the cell that makes a table by its contract", () => {
  expect(contractCell([orders]).text).toMatchSnapshot();
});
