import { type AnyColumn, bigint, boolean, decimal, int, list, sql, string, table, timestamp } from "../kit";
import { isState, isZipCodePrefix } from "./text";

export const ORDER_STATUSES = [
  "created",
  "approved",
  "invoiced",
  "processing",
  "shipped",
  "delivered",
  "canceled",
  "unavailable",
] as const;

export const PAYMENT_TYPES = ["credit_card", "boleto", "voucher", "debit_card", "not_defined"] as const;

export const customers = table("silver.customers", {
  comment: "One row per customer of an order, address standardised.",
  columns: {
    customer_id: string().primaryKey().comment("Key of the customer within one order."),
    customer_unique_id: string()
      .notNull()
      .pii("identifier")
      .comment("Key of the person behind several orders."),
    zip_code_prefix: string().pii("location").comment("First five digits of the postal code."),
    city: string().pii("location").comment("City, without accents, in title case; null when unreadable."),
    state: string().notNull().comment("Two-letter code of the Brazilian state."),
  },
  clusterBy: ["customer_unique_id"],
  expect: {
    known_state: (c) => isState(c.state),
    zip_code_has_five_digits: (c) => isZipCodePrefix(c.zip_code_prefix),
  },
});

export const orders = table("silver.orders", {
  comment: "One row per order, with parsed timestamps.",
  columns: {
    order_id: string().primaryKey().comment("Order identifier."),
    customer_id: string()
      .notNull()
      .references((): AnyColumn => customers.columns.customer_id)
      .comment("Who ordered."),
    status: string().notNull().comment("Status at the time of the export."),
    purchased_at: timestamp().notNull().comment("When the order was placed, UTC."),
    approved_at: timestamp().comment("When the payment was approved, UTC."),
    shipped_at: timestamp().comment("When the carrier took the parcel, UTC."),
    delivered_at: timestamp().comment("When the customer received it, UTC; null until then."),
    estimated_delivery_at: timestamp().comment("Delivery date promised at the purchase, UTC."),
    is_completed: boolean()
      .notNull()
      .comment("Whether the order was delivered and its delivery time is known."),
    is_late: boolean().comment("Whether a completed order came after its estimate; null for others."),
  },
  clusterBy: ["purchased_at"],
  expect: {
    known_status: (c) => sql`${c.status} IN (${list(ORDER_STATUSES)})`,
    delivered_after_purchase: (c) => sql`${c.delivered_at} >= ${c.purchased_at}`,
    estimated_after_purchase: (c) => sql`${c.estimated_delivery_at} >= date_trunc('DAY', ${c.purchased_at})`,
  },
});

export const orderItems = table("silver.order_items", {
  comment: "One row per item of an order.",
  pii: "none",
  columns: {
    order_id: string().primaryKey().comment("Order identifier."),
    order_item_id: int().primaryKey().comment("Number of the item within its order, from 1."),
    product_id: string().notNull().comment("Product identifier."),
    seller_id: string().notNull().comment("Seller identifier."),
    shipping_limit_at: timestamp().comment("Until when the seller must hand the item to the carrier, UTC."),
    price: decimal(18, 2).notNull().comment("Price of the item in BRL."),
    freight: decimal(18, 2).notNull().comment("Freight of the item in BRL."),
  },
  clusterBy: ["order_id"],
  expect: {
    price_not_negative: (c) => sql`${c.price} >= 0`,
    freight_not_negative: (c) => sql`${c.freight} >= 0`,
    item_number_from_one: (c) => sql`${c.order_item_id} >= 1`,
  },
});

export const orderPayments = table("silver.order_payments", {
  comment: "One row per payment of an order.",
  pii: "none",
  columns: {
    order_id: string().primaryKey().comment("Order identifier."),
    payment_number: int().primaryKey().comment("Number of the payment within its order, from 1."),
    type: string().notNull().comment("Means of payment."),
    instalments: int().comment("Number of instalments."),
    amount: decimal(18, 2).notNull().comment("Amount in BRL."),
  },
  clusterBy: ["order_id"],
  expect: {
    known_type: (c) => sql`${c.type} IN (${list(PAYMENT_TYPES)})`,
    amount_not_negative: (c) => sql`${c.amount} >= 0`,
    instalments_not_negative: (c) => sql`${c.instalments} >= 0`,
  },
});

export const orderReviews = table("silver.order_reviews", {
  comment: "One row per review of an order; the text may hold personal data.",
  columns: {
    review_id: string().primaryKey().comment("Review identifier; one review can belong to several orders."),
    order_id: string().primaryKey().comment("Order identifier."),
    score: int().notNull().comment("From 1 (worst) to 5 (best)."),
    title: string().pii("free_text").comment("Title, Portuguese; null when empty."),
    message: string().pii("free_text").comment("Text, Portuguese; null when empty."),
    asked_at: timestamp().comment("When the customer was asked for the review, UTC."),
    answered_at: timestamp().comment("When the customer answered, UTC."),
  },
  clusterBy: ["order_id"],
  expect: {
    score_from_one_to_five: (c) => sql`${c.score} BETWEEN 1 AND 5`,
  },
});

export const productAttributes = table("silver.product_attributes", {
  comment: "One row per product as its seller describes it.",
  pii: "none",
  columns: {
    product_id: string().primaryKey().comment("Product identifier."),
    category_portuguese: string().comment("Category in Portuguese; null when the seller gave none."),
    name_length: int().comment("Characters in the product's name."),
    description_length: int().comment("Characters in the product's description."),
    photos: int().comment("Number of photos."),
    weight_g: int().comment("Weight in grams."),
    length_cm: int().comment("Length in centimetres."),
    height_cm: int().comment("Height in centimetres."),
    width_cm: int().comment("Width in centimetres."),
  },
  expect: {
    weight_not_negative: (c) => sql`${c.weight_g} >= 0`,
    size_not_negative: (c) => sql`least(${c.length_cm}, ${c.height_cm}, ${c.width_cm}) >= 0`,
  },
});

export const categories = table("silver.categories", {
  comment: "English names of product categories.",
  pii: "none",
  columns: {
    category_portuguese: string().primaryKey().comment("Category in Portuguese."),
    category: string().notNull().comment("Category in English."),
  },
});

export const products = table("silver.products", {
  comment: "One row per product, with its category in English.",
  pii: "none",
  columns: {
    product_id: string().primaryKey().comment("Product identifier."),
    category: string()
      .notNull()
      .comment("Category in English; the Portuguese name with a note where no translation is known."),
    category_portuguese: string().comment("Category in Portuguese; null when the seller gave none."),
    is_translated: boolean().notNull().comment("Whether the English name comes from the translation table."),
    photos: int().comment("Number of photos."),
    description_length: int().comment("Characters in the product's description."),
    weight_g: int().comment("Weight in grams."),
    volume_cm3: bigint().comment("Length times height times width in cubic centimetres."),
  },
  clusterBy: ["category"],
});

export const sellers = table("silver.sellers", {
  comment: "One row per seller, address standardised.",
  columns: {
    seller_id: string().primaryKey().comment("Seller identifier."),
    zip_code_prefix: string().comment("First five digits of the postal code."),
    city: string().comment("City, without accents, in title case; null when unreadable."),
    state: string().notNull().comment("Two-letter code of the Brazilian state."),
  },
  expect: {
    known_state: (c) => isState(c.state),
    zip_code_has_five_digits: (c) => isZipCodePrefix(c.zip_code_prefix),
  },
});
