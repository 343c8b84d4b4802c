import { bronzeTable, ingest, landing, string } from "../../../../notebooks/kit";
import { ingestOrders, rawOrders } from "../shop";

test("an ingestion reads the landing volume and writes its table", () => {
  expect([ingestOrders.kind, ingestOrders.key, ingestOrders.streams]).toEqual([
    "ingest",
    "bronze_orders",
    true,
  ]);
  expect([ingestOrders.files, ingestOrders.format]).toEqual(["orders*.csv", "csv"]);
  expect(ingestOrders.reads).toEqual([landing]);
  expect(ingestOrders.readsPrevious).toEqual([]);
  expect(ingestOrders.writes).toEqual([rawOrders]);
});

test("files carry the columns of the contract, without the audit columns", () => {
  expect(ingestOrders.fileColumns.map(({ name }) => name)).toEqual(["id", "at", "total"]);
});

test("a column whose name is a property of every object is a column of the file", () => {
  const results = bronzeTable("bronze.results", {
    comment: "Races.",
    columns: { driver: string(), constructor: string() },
  });
  const { fileColumns } = ingest(results, { files: "results*.csv", format: "csv" });
  expect(fileColumns.map(({ name }) => name)).toEqual(["driver", "constructor"]);
});

test.each(["a.json", "A_1-?.json", "*"])("%s is a pattern", (files) => {
  expect(ingest(rawOrders, { files, format: "json" }).files).toBe(files);
});
