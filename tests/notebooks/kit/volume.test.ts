import { checkpoints, landing, Volume } from "../../../notebooks/kit";

test("a volume knows its schema and its own name", () => {
  expect({ ...new Volume("gold.reports") }).toEqual({
    name: "gold.reports",
    schema: "gold",
    volume: "reports",
  });
  expect([landing.name, checkpoints.name]).toEqual(["bronze.landing", "bronze.checkpoints"]);
});
