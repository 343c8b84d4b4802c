import type { PiiClass } from "../../../notebooks/kit";
import { retail } from "../../../notebooks/retail/workload";

const tables = retail.tables.filter(({ name }) => !name.endsWith("_quarantine"));

test("every column says what it holds", () => {
  const silent = retail.tables.flatMap(({ name, columnModels }) =>
    columnModels.filter(({ comment }) => comment === undefined).map((column) => `${name}.${column.name}`),
  );
  expect(silent).toEqual([]);
});

test("every silver and gold table has a key, and bronze has none", () => {
  expect(Object.fromEntries(tables.map(({ name, primaryKey }) => [name, primaryKey]))).toEqual({
    "bronze.olist_customers": [],
    "bronze.olist_orders": [],
    "bronze.olist_order_items": [],
    "bronze.olist_order_payments": [],
    "bronze.olist_order_reviews": [],
    "bronze.olist_products": [],
    "bronze.olist_sellers": [],
    "bronze.olist_category_translation": [],
    "silver.customers": ["customer_id"],
    "silver.orders": ["order_id"],
    "silver.order_items": ["order_id", "order_item_id"],
    "silver.order_payments": ["order_id", "payment_number"],
    "silver.order_reviews": ["review_id", "order_id"],
    "silver.product_attributes": ["product_id"],
    "silver.categories": ["category_portuguese"],
    "silver.sellers": ["seller_id"],
    "silver.products": ["product_id"],
    "gold.dim_date": ["date"],
    "gold.dim_customers": ["customer_unique_id"],
    "gold.dim_products": ["product_id"],
    "gold.dim_sellers": ["seller_id"],
    "gold.fact_orders": ["order_id"],
    "gold.fact_sales": ["order_id", "order_item_id"],
    "gold.customer_360": ["customer_unique_id"],
    "gold.monthly_category_revenue": ["month", "category"],
    "gold.business_answers": ["question", "subject"],
  });
});

test("personal data, wherever it goes", () => {
  const pii = tables.flatMap(({ name, columnModels }) =>
    columnModels.flatMap((column) =>
      column.pii === undefined ? [] : [`${name}.${column.name}: ${column.pii}`],
    ),
  );
  expect(pii.sort()).toEqual([
    "bronze.olist_customers.customer_city: location",
    "bronze.olist_customers.customer_unique_id: identifier",
    "bronze.olist_customers.customer_zip_code_prefix: location",
    "bronze.olist_order_reviews.review_comment_message: free_text",
    "bronze.olist_order_reviews.review_comment_title: free_text",
    "gold.customer_360.customer_unique_id: identifier",
    "gold.dim_customers.city: location",
    "gold.dim_customers.customer_unique_id: identifier",
    "gold.dim_customers.zip_code_prefix: location",
    "gold.fact_orders.customer_unique_id: identifier",
    "gold.fact_sales.customer_unique_id: identifier",
    "silver.customers.city: location",
    "silver.customers.customer_unique_id: identifier",
    "silver.customers.zip_code_prefix: location",
    "silver.order_reviews.message: free_text",
    "silver.order_reviews.title: free_text",
  ]);
});

test("no column takes personal data over from another without saying so", () => {
  const classes = new Map<string, PiiClass | undefined>(
    tables.flatMap(({ name, columnModels }) =>
      columnModels.map((column) => [`${name}.${column.name}`, column.pii] as const),
    ),
  );
  const silent = retail.lineage.columns.filter(
    ({ from, to }) => classes.get(from) !== undefined && classes.get(to) === undefined,
  );
  // These count, rank or date by a person or a text, and hold neither.
  expect(silent.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    "silver.customers.customer_unique_id -> gold.dim_customers.first_order_at",
  ]);
});

test("the star: which column refers to which table", () => {
  const references = tables.flatMap(({ name, foreignKeys }) =>
    foreignKeys.map(({ column, table }) => `${name}.${column} -> ${table.name}`),
  );
  expect(references.sort()).toEqual([
    "gold.customer_360.customer_unique_id -> gold.dim_customers",
    "gold.fact_orders.customer_unique_id -> gold.dim_customers",
    "gold.fact_orders.purchase_date -> gold.dim_date",
    "gold.fact_sales.customer_unique_id -> gold.dim_customers",
    "gold.fact_sales.order_id -> gold.fact_orders",
    "gold.fact_sales.product_id -> gold.dim_products",
    "gold.fact_sales.purchase_date -> gold.dim_date",
    "gold.fact_sales.seller_id -> gold.dim_sellers",
    "silver.orders.customer_id -> silver.customers",
  ]);
});
