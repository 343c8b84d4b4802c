import { type Ingestion, modelWorkload } from "../../../notebooks/kit";
import { retail } from "../../../notebooks/retail/workload";

const batch = modelWorkload(retail, { ingestion: "batch" });
const continuous = modelWorkload(retail, { ingestion: "continuous" });

const INGESTIONS = {
  bronze_olist_customers: [],
  bronze_olist_orders: [],
  bronze_olist_order_items: [],
  bronze_olist_order_payments: [],
  bronze_olist_order_reviews: [],
  bronze_olist_products: [],
  bronze_olist_sellers: [],
  bronze_olist_category_translation: [],
};

const MERGES = {
  silver_customers: ["bronze_olist_customers"],
  silver_orders: ["bronze_olist_orders"],
  silver_order_items: ["bronze_olist_order_items"],
  silver_order_payments: ["bronze_olist_order_payments"],
  silver_order_reviews: ["bronze_olist_order_reviews"],
  silver_product_attributes: ["bronze_olist_products"],
  silver_categories: ["bronze_olist_category_translation"],
  silver_sellers: ["bronze_olist_sellers"],
};

const RECOMPUTED = {
  silver_products: ["silver_categories", "silver_product_attributes"],
  gold_dim_date: ["silver_orders"],
  gold_dim_customers: ["silver_customers", "silver_orders"],
  gold_dim_products: ["silver_products"],
  gold_dim_sellers: ["silver_sellers"],
  gold_fact_orders: [
    "silver_customers",
    "silver_order_items",
    "silver_order_payments",
    "silver_order_reviews",
    "silver_orders",
  ],
  gold_fact_sales: ["silver_customers", "silver_order_items", "silver_orders"],
  gold_customer_360: ["gold_dim_customers", "gold_dim_products", "gold_fact_orders", "gold_fact_sales"],
  gold_monthly_category_revenue: ["gold_dim_date", "gold_dim_products", "gold_fact_sales"],
  gold_business_answers: ["gold_customer_360", "gold_fact_orders", "gold_monthly_category_revenue"],
};

const dependencies = (tasks: typeof batch.tasks) =>
  Object.fromEntries(tasks.map(({ key, dependsOn }) => [key, dependsOn]));

test("the graph of a batch", () => {
  expect(dependencies(batch.tasks)).toEqual({ ...INGESTIONS, ...MERGES, ...RECOMPUTED });
  expect(batch.triggerTables).toEqual([]);
});

test("with continuous ingestion the merges wait for nothing, and the bronze tables start them", () => {
  const free = Object.fromEntries(Object.keys(MERGES).map((key) => [key, []]));
  expect(dependencies(continuous.tasks)).toEqual({ ...free, ...RECOMPUTED });
  expect(continuous.continuous?.key).toBe("ingest");
  expect(continuous.triggerTables).toEqual(
    Object.keys(INGESTIONS).map((key) => key.replace("bronze_", "bronze.")),
  );
});

test("no task stands before one that it waits for", () => {
  for (const { tasks } of [batch, continuous]) {
    const early = tasks.filter(({ dependsOn }, index) =>
      dependsOn.some((key) => tasks.findIndex((task) => task.key === key) >= index),
    );
    expect(early).toEqual([]);
  }
});

test("what the job's principal is granted", () => {
  const all = ["CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"];
  expect(batch.grants).toEqual([
    { securable: { type: "catalog" }, privileges: ["USE_CATALOG"] },
    { securable: { type: "schema", schema: "bronze" }, privileges: all },
    { securable: { type: "schema", schema: "gold" }, privileges: all },
    { securable: { type: "schema", schema: "silver" }, privileges: all },
    {
      securable: { type: "volume", schema: "bronze", volume: "checkpoints" },
      privileges: ["READ_VOLUME", "WRITE_VOLUME"],
    },
    { securable: { type: "volume", schema: "bronze", volume: "landing" }, privileges: ["READ_VOLUME"] },
  ]);
  expect(continuous.grants).toEqual(batch.grants);
});

const modes: readonly Ingestion[] = ["batch", "continuous"];

test.each(modes)("%s: two calls give the same bytes, under keys of their own", (ingestion) => {
  const model = modelWorkload(retail, { ingestion });
  expect(JSON.stringify(modelWorkload(retail, { ingestion }))).toBe(JSON.stringify(model));
  const all = [...model.tasks, ...(model.continuous === undefined ? [] : [model.continuous]), ...model.setup];
  expect(all).toHaveLength(ingestion === "batch" ? 28 : 21);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  const unfinished = all.filter(
    ({ asset }) =>
      asset.language === "PYTHON" && !/\ndbutils\.notebook\.exit\(json\.dumps\(.*\)\)\n$/.test(asset.content),
  );
  expect(unfinished.map(({ key }) => key)).toEqual([]);
});

test("the answers come from the files that hold them", () => {
  const fed = (column: string): readonly string[] =>
    retail.lineage.columns.flatMap(({ from, to }) => (to === column ? [from] : []));
  expect(fed("gold.business_answers.value")).toEqual([
    "gold.customer_360.frequency",
    "gold.fact_orders.is_completed",
    "gold.fact_orders.is_late",
    "gold.fact_orders.items",
    "gold.monthly_category_revenue.revenue",
  ]);
  expect(fed("gold.fact_sales.price")).toEqual(["silver.order_items.price"]);
  expect(fed("silver.products.category")).toEqual([
    "silver.categories.category",
    "silver.product_attributes.category_portuguese",
  ]);
  expect(fed("gold.dim_customers.first_order_at")).toEqual([
    "silver.customers.customer_unique_id",
    "silver.orders.purchased_at",
  ]);
});
