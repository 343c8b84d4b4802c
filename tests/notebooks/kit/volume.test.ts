import { checkpoints, landing, Volume } from "../../../notebooks/kit";

test("a volume knows its schema and its own name", () => {
  const { name, schema, volume } = new Volume("gold.reports");
  expect([name, schema, volume]).toEqual(["gold.reports", "gold", "reports"]);
  expect([landing.name, checkpoints.name]).toEqual(["bronze.landing", "bronze.checkpoints"]);
});
