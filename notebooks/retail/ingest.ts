import { ingest } from "../kit";
import {
  rawCategories,
  rawCustomers,
  rawOrderItems,
  rawOrderPayments,
  rawOrderReviews,
  rawOrders,
  rawProducts,
  rawSellers,
} from "./bronze";

/** File names are the publisher's; later deliveries may add a suffix. */
export const ingestions = [
  ingest(rawCustomers, { files: "olist_customers_dataset*.csv", format: "csv" }),
  ingest(rawOrders, { files: "olist_orders_dataset*.csv", format: "csv" }),
  ingest(rawOrderItems, { files: "olist_order_items_dataset*.csv", format: "csv" }),
  ingest(rawOrderPayments, { files: "olist_order_payments_dataset*.csv", format: "csv" }),
  ingest(rawOrderReviews, { files: "olist_order_reviews_dataset*.csv", format: "csv" }),
  ingest(rawProducts, { files: "olist_products_dataset*.csv", format: "csv" }),
  ingest(rawSellers, { files: "olist_sellers_dataset*.csv", format: "csv" }),
  ingest(rawCategories, { files: "product_category_name_translation*.csv", format: "csv" }),
];
