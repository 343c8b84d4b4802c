import { ingestions } from "../../../notebooks/retail/ingest";

const PUBLISHED = {
  "olist_customers_dataset.csv": "bronze.olist_customers",
  "olist_orders_dataset.csv": "bronze.olist_orders",
  "olist_order_items_dataset.csv": "bronze.olist_order_items",
  "olist_order_payments_dataset.csv": "bronze.olist_order_payments",
  "olist_order_reviews_dataset.csv": "bronze.olist_order_reviews",
  "olist_products_dataset.csv": "bronze.olist_products",
  "olist_sellers_dataset.csv": "bronze.olist_sellers",
  "product_category_name_translation.csv": "bronze.olist_category_translation",
};

const matches = (glob: string, name: string): boolean =>
  new RegExp(`^${glob.replaceAll(".", "\\.").replaceAll("*", ".*").replaceAll("?", ".")}$`).test(name);

const takers = (name: string): readonly string[] =>
  ingestions.flatMap(({ files, target }) => (matches(files, name) ? [target.name] : []));

test.each(Object.entries(PUBLISHED))("%s goes to %s alone, with or without a suffix", (name, table) => {
  expect(takers(name)).toEqual([table]);
  expect(takers(name.replace(".csv", "_2.csv"))).toEqual([table]);
  expect(takers(name.replace(".csv", "-2018-09.csv"))).toEqual([table]);
});

test("files that the publisher also has, and others, go nowhere", () => {
  for (const name of ["olist_geolocation_dataset.csv", "orders.csv", "olist_orders_dataset.csv.tmp"]) {
    expect(takers(name)).toEqual([]);
  }
});

test("every ingestion has a file of the publisher", () => {
  expect(ingestions.map(({ target }) => target.name).sort()).toEqual(Object.values(PUBLISHED).sort());
  expect(ingestions.map(({ format }) => format)).toEqual(Array(8).fill("csv"));
});
