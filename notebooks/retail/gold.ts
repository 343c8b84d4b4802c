import {
  type AnyColumn,
  bigint,
  boolean,
  date,
  decimal,
  double,
  int,
  string,
  table,
  timestamp,
} from "../kit";

export const dimDate = table("gold.dim_date", {
  comment: "One row per calendar day from the first purchase to the last.",
  pii: "none",
  columns: {
    date: date().primaryKey().comment("Calendar day, UTC."),
    year: int().notNull().comment("Calendar year."),
    quarter: int().notNull().comment("Quarter, 1 to 4."),
    month: string().notNull().comment("Month as yyyy-MM."),
    month_of_year: int().notNull().comment("Month, 1 to 12."),
    iso_week: int().notNull().comment("ISO week, 1 to 53."),
    day_of_week: int().notNull().comment("Day of the week, 1 is Monday."),
    is_weekend: boolean().notNull().comment("Whether it is Saturday or Sunday."),
  },
});

export const dimCustomers = table("gold.dim_customers", {
  comment: "One row per person, with the address of the latest order.",
  columns: {
    customer_unique_id: string().primaryKey().pii("identifier").comment("Key of the person."),
    zip_code_prefix: string().pii("location").comment("First five digits of the postal code."),
    city: string().pii("location").comment("City, without accents."),
    state: string().notNull().comment("Two-letter code of the Brazilian state."),
    first_order_at: timestamp().comment("First purchase, UTC; null when none is known."),
  },
  clusterBy: ["customer_unique_id"],
});

export const dimProducts = table("gold.dim_products", {
  comment: "One row per product.",
  pii: "none",
  columns: {
    product_id: string().primaryKey().comment("Product identifier."),
    category: string().notNull().comment("Category in English, or its Portuguese name with a note."),
    is_translated: boolean().notNull().comment("Whether the English name comes from the translation table."),
    photos: int().comment("Number of photos."),
    weight_g: int().comment("Weight in grams."),
    volume_cm3: bigint().comment("Volume in cubic centimetres."),
  },
  clusterBy: ["category"],
});

export const dimSellers = table("gold.dim_sellers", {
  comment: "One row per seller.",
  columns: {
    seller_id: string().primaryKey().comment("Seller identifier."),
    zip_code_prefix: string().comment("First five digits of the postal code."),
    city: string().comment("City, without accents."),
    state: string().notNull().comment("Two-letter code of the Brazilian state."),
  },
});

export const factOrders = table("gold.fact_orders", {
  comment: "One row per order with what it was worth, how it was paid, delivered and judged.",
  columns: {
    order_id: string().primaryKey().comment("Order identifier."),
    customer_unique_id: string()
      .pii("identifier")
      .references((): AnyColumn => dimCustomers.columns.customer_unique_id)
      .comment("Who ordered; null when the customer is not known."),
    purchase_date: date()
      .notNull()
      .references((): AnyColumn => dimDate.columns.date)
      .comment("Day of the purchase, UTC."),
    purchased_at: timestamp().notNull().comment("When the order was placed, UTC."),
    status: string().notNull().comment("Status at the time of the export."),
    is_completed: boolean()
      .notNull()
      .comment("Whether the order was delivered and its delivery time is known."),
    is_late: boolean().comment("Whether a completed order came after its estimate; null for others."),
    delivery_days: double().comment(
      "Days from purchase to delivery; null for orders that are not completed.",
    ),
    estimated_days: double().comment("Days from purchase to the promised delivery."),
    delay_days: double().comment("Days from the promised to the real delivery; negative when early."),
    items: bigint().notNull().comment("Number of items; 0 when none is known."),
    item_value: decimal(18, 2).notNull().comment("Sum of the item prices in BRL."),
    freight: decimal(18, 2).notNull().comment("Sum of the freight in BRL."),
    paid: decimal(18, 2).notNull().comment("Sum of the payments in BRL."),
    main_payment_type: string().comment("Means of payment of the largest amount; null when none is known."),
    max_instalments: int().comment("Largest number of instalments; null when none is known."),
    mean_review_score: double().comment("Mean of the review scores, 1 to 5; null without a review."),
  },
  clusterBy: ["purchase_date", "customer_unique_id"],
});

export const factSales = table("gold.fact_sales", {
  comment: "One row per item sold.",
  columns: {
    order_id: string()
      .primaryKey()
      .references((): AnyColumn => factOrders.columns.order_id)
      .comment("Order identifier."),
    order_item_id: int().primaryKey().comment("Number of the item within its order, from 1."),
    product_id: string()
      .notNull()
      .references((): AnyColumn => dimProducts.columns.product_id)
      .comment("What was sold."),
    seller_id: string()
      .notNull()
      .references((): AnyColumn => dimSellers.columns.seller_id)
      .comment("Who sold it."),
    customer_unique_id: string()
      .pii("identifier")
      .references((): AnyColumn => dimCustomers.columns.customer_unique_id)
      .comment("Who bought it; null when the customer is not known."),
    purchase_date: date()
      .notNull()
      .references((): AnyColumn => dimDate.columns.date)
      .comment("Day of the purchase, UTC."),
    is_revenue: boolean().notNull().comment("False for items of orders that were cancelled or unavailable."),
    price: decimal(18, 2).notNull().comment("Price of the item in BRL."),
    freight: decimal(18, 2).notNull().comment("Freight of the item in BRL."),
  },
  clusterBy: ["purchase_date", "product_id"],
});

export const customer360 = table("gold.customer_360", {
  comment: "One row per person who ordered: recency, frequency, monetary value, satisfaction and taste.",
  columns: {
    customer_unique_id: string()
      .primaryKey()
      .references((): AnyColumn => dimCustomers.columns.customer_unique_id)
      .pii("identifier")
      .comment("Key of the person."),
    state: string().comment("Two-letter code of the Brazilian state."),
    first_order_at: timestamp().notNull().comment("First purchase, UTC."),
    last_order_at: timestamp().notNull().comment("Last purchase, UTC."),
    recency_days: int().notNull().comment("Days from the person's last purchase to the last one of all."),
    frequency: bigint().notNull().comment("Number of orders."),
    completed_orders: bigint().notNull().comment("Number of orders that were delivered."),
    monetary: decimal(18, 2).notNull().comment("Sum of the item prices in BRL, without cancelled orders."),
    mean_review_score: double().comment("Mean of the review scores, 1 to 5; null without a review."),
    late_orders: bigint().notNull().comment("Number of completed orders that came late."),
    favourite_category: string().comment(
      "Category with the most items, ties by value; null without an item.",
    ),
  },
  clusterBy: ["customer_unique_id"],
});

export const monthlyCategoryRevenue = table("gold.monthly_category_revenue", {
  comment: "Revenue by month and category, without cancelled and unavailable orders.",
  pii: "none",
  columns: {
    month: string().primaryKey().comment("Month of the purchase as yyyy-MM."),
    category: string().primaryKey().comment("Category in English, or its Portuguese name with a note."),
    items: bigint().notNull().comment("Number of items sold."),
    orders: bigint().notNull().comment("Number of orders with such an item."),
    revenue: decimal(18, 2).notNull().comment("Sum of the item prices in BRL."),
  },
  clusterBy: ["month"],
});

export const businessAnswers = table("gold.business_answers", {
  comment: "The answers to the business questions, one value a row.",
  pii: "none",
  columns: {
    question_number: int().notNull().comment("Order of the questions, from 1."),
    position: int().notNull().comment("Order of the answers to one question, from 1."),
    question: string().primaryKey().comment("What is asked."),
    subject: string().primaryKey().comment("What the value is about: all, a month or a category."),
    value: decimal(18, 4).comment("The answer; null when the data cannot give one."),
    unit: string().notNull().comment("What the value is measured in."),
  },
});
