import { cte, columns, fresh, from, instant, isInstant, replace, select, sql, trimmed, upsert } from "../kit";
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
import {
  categories,
  customers,
  orderItems,
  orderPayments,
  orderReviews,
  orders,
  productAttributes,
  products,
  sellers,
} from "./silver";
import { city, state, zipCodePrefix } from "./text";

export const cleanCustomers = upsert(customers, fresh(rawCustomers), ({ row }) =>
  select({
    customer_id: trimmed(row.customer_id),
    customer_unique_id: trimmed(row.customer_unique_id),
    zip_code_prefix: zipCodePrefix(row.customer_zip_code_prefix),
    city: city(row.customer_city),
    state: state(row.customer_state),
  }),
);

export const cleanOrders = upsert(
  orders,
  fresh(rawOrders),
  ({ row }) => {
    const completed = sql.boolean`coalesce(lower(trim(${row.order_status})) = 'delivered', FALSE) AND ${instant(row.order_delivered_customer_date)} IS NOT NULL`;
    return select({
      order_id: trimmed(row.order_id),
      customer_id: trimmed(row.customer_id),
      status: sql.string`lower(${trimmed(row.order_status)})`,
      purchased_at: instant(row.order_purchase_timestamp),
      approved_at: instant(row.order_approved_at),
      shipped_at: instant(row.order_delivered_carrier_date),
      delivered_at: instant(row.order_delivered_customer_date),
      estimated_delivery_at: instant(row.order_estimated_delivery_date),
      is_completed: completed,
      is_late: sql.boolean`CASE WHEN ${completed} THEN ${instant(row.order_delivered_customer_date)} > ${instant(row.order_estimated_delivery_date)} END`,
    });
  },
  {
    // A file has no order: of two states of one order that arrive together, the further one is the later.
    tieBy: ["delivered_at", "shipped_at", "approved_at"],
    require: ({ row }) => ({
      purchase_time_is_readable: isInstant(row.order_purchase_timestamp),
      approval_time_is_readable: isInstant(row.order_approved_at),
      shipping_time_is_readable: isInstant(row.order_delivered_carrier_date),
      delivery_time_is_readable: isInstant(row.order_delivered_customer_date),
      estimate_is_readable: isInstant(row.order_estimated_delivery_date),
    }),
  },
);

export const cleanOrderItems = upsert(
  orderItems,
  fresh(rawOrderItems),
  ({ row }) =>
    select({
      order_id: trimmed(row.order_id),
      order_item_id: row.order_item_id,
      product_id: trimmed(row.product_id),
      seller_id: trimmed(row.seller_id),
      shipping_limit_at: instant(row.shipping_limit_date),
      price: row.price,
      freight: row.freight_value,
    }),
  { require: ({ row }) => ({ shipping_limit_is_readable: isInstant(row.shipping_limit_date) }) },
);

export const cleanOrderPayments = upsert(orderPayments, fresh(rawOrderPayments), ({ row }) =>
  select({
    order_id: trimmed(row.order_id),
    payment_number: row.payment_sequential,
    type: sql.string`lower(${trimmed(row.payment_type)})`,
    instalments: row.payment_installments,
    amount: row.payment_value,
  }),
);

export const cleanOrderReviews = upsert(
  orderReviews,
  fresh(rawOrderReviews),
  ({ row }) =>
    select({
      review_id: trimmed(row.review_id),
      order_id: trimmed(row.order_id),
      score: row.review_score,
      title: trimmed(row.review_comment_title),
      message: trimmed(row.review_comment_message),
      asked_at: instant(row.review_creation_date),
      answered_at: instant(row.review_answer_timestamp),
    }),
  {
    latestBy: "answered_at",
    require: ({ row }) => ({
      asking_time_is_readable: isInstant(row.review_creation_date),
      answer_time_is_readable: isInstant(row.review_answer_timestamp),
    }),
  },
);

export const cleanProductAttributes = upsert(productAttributes, fresh(rawProducts), ({ row }) =>
  select({
    product_id: trimmed(row.product_id),
    category_portuguese: sql.string`lower(${trimmed(row.product_category_name)})`,
    name_length: row.product_name_lenght,
    description_length: row.product_description_lenght,
    photos: row.product_photos_qty,
    weight_g: row.product_weight_g,
    length_cm: row.product_length_cm,
    height_cm: row.product_height_cm,
    width_cm: row.product_width_cm,
  }),
);

export const cleanCategories = upsert(categories, fresh(rawCategories), ({ row }) =>
  select({
    category_portuguese: sql.string`lower(${trimmed(row.product_category_name)})`,
    category: sql.string`lower(${trimmed(row.product_category_name_english)})`,
  }),
);

const described = cte(
  "described",
  from({ p: productAttributes, c: categories }, ({ p, c }) =>
    columns(
      {
        product_id: p.product_id,
        category_portuguese: p.category_portuguese,
        english: c.category,
        photos: p.photos,
        description_length: p.description_length,
        weight_g: p.weight_g,
        volume_cm3: sql.bigint`CAST(${p.length_cm} AS BIGINT) * ${p.height_cm} * ${p.width_cm}`,
      },
      sql`LEFT JOIN ${c} ON ${c.category_portuguese} = ${p.category_portuguese}`,
    ),
  ),
);

/** Recomputed rather than merged: a translation that arrives later must reach the products that are there. */
export const translateProducts = replace(
  products,
  from({ d: described }, ({ d }) =>
    select({
      product_id: d.product_id,
      category: sql.string`coalesce(${d.english}, concat(${d.category_portuguese}, ' (untranslated)'), 'uncategorised')`,
      category_portuguese: d.category_portuguese,
      is_translated: sql.boolean`${d.english} IS NOT NULL`,
      photos: d.photos,
      description_length: d.description_length,
      weight_g: d.weight_g,
      volume_cm3: d.volume_cm3,
    }),
  ),
);

export const cleanSellers = upsert(sellers, fresh(rawSellers), ({ row }) =>
  select({
    seller_id: trimmed(row.seller_id),
    zip_code_prefix: zipCodePrefix(row.seller_zip_code_prefix),
    city: city(row.seller_city),
    state: state(row.seller_state),
  }),
);
