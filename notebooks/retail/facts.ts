import { columns, cte, from, replace, select, sql } from "../kit";
import { factOrders, factSales } from "./gold";
import { customers, orderItems, orderPayments, orderReviews, orders } from "./silver";
import { daysBetween } from "./text";

const basket = cte(
  "basket",
  from({ i: orderItems }, ({ i }) =>
    columns(
      {
        order_id: i.order_id,
        items: sql.bigint`count(*)`,
        item_value: sql.decimal(18, 2)`CAST(sum(${i.price}) AS DECIMAL(18,2))`,
        freight: sql.decimal(18, 2)`CAST(sum(${i.freight}) AS DECIMAL(18,2))`,
      },
      sql`GROUP BY ${i.order_id}`,
    ),
  ),
);

const payment = cte(
  "payment",
  from({ p: orderPayments }, ({ p }) =>
    columns(
      {
        order_id: p.order_id,
        paid: sql.decimal(18, 2)`CAST(sum(${p.amount}) AS DECIMAL(18,2))`,
        // The struct breaks ties by name, so that equal amounts give the same answer in every run.
        main_type: sql.string`max_by(${p.type}, struct(${p.amount}, ${p.type}))`,
        max_instalments: sql.int`max(${p.instalments})`,
      },
      sql`GROUP BY ${p.order_id}`,
    ),
  ),
);

const verdict = cte(
  "verdict",
  from({ r: orderReviews }, ({ r }) =>
    columns({ order_id: r.order_id, score: sql.double`avg(${r.score})` }, sql`GROUP BY ${r.order_id}`),
  ),
);

export const computeFactOrders = replace(
  factOrders,
  from({ o: orders, c: customers, b: basket, p: payment, v: verdict }, ({ o, c, b, p, v }) =>
    select(
      {
        order_id: o.order_id,
        customer_unique_id: c.customer_unique_id,
        purchase_date: sql.date`CAST(${o.purchased_at} AS DATE)`,
        purchased_at: o.purchased_at,
        status: o.status,
        is_completed: o.is_completed,
        is_late: o.is_late,
        delivery_days: sql.double`CASE WHEN ${o.is_completed} THEN ${daysBetween(o.purchased_at, o.delivered_at)} END`,
        estimated_days: daysBetween(o.purchased_at, o.estimated_delivery_at),
        delay_days: sql.double`CASE WHEN ${o.is_completed} THEN ${daysBetween(o.estimated_delivery_at, o.delivered_at)} END`,
        items: sql.bigint`coalesce(${b.items}, 0L)`,
        item_value: sql.decimal(18, 2)`coalesce(${b.item_value}, CAST(0 AS DECIMAL(18,2)))`,
        freight: sql.decimal(18, 2)`coalesce(${b.freight}, CAST(0 AS DECIMAL(18,2)))`,
        paid: sql.decimal(18, 2)`coalesce(${p.paid}, CAST(0 AS DECIMAL(18,2)))`,
        main_payment_type: p.main_type,
        max_instalments: p.max_instalments,
        mean_review_score: v.score,
      },
      sql`LEFT JOIN ${c} ON ${c.customer_id} = ${o.customer_id}
LEFT JOIN ${b} ON ${b.order_id} = ${o.order_id}
LEFT JOIN ${p} ON ${p.order_id} = ${o.order_id}
LEFT JOIN ${v} ON ${v.order_id} = ${o.order_id}`,
    ),
  ),
);

/** Items of orders that are not in silver have no purchase day, so they cannot be sales. */
export const computeFactSales = replace(
  factSales,
  from({ i: orderItems, o: orders, c: customers }, ({ i, o, c }) =>
    select(
      {
        order_id: i.order_id,
        order_item_id: i.order_item_id,
        product_id: i.product_id,
        seller_id: i.seller_id,
        customer_unique_id: c.customer_unique_id,
        purchase_date: sql.date`CAST(${o.purchased_at} AS DATE)`,
        is_revenue: sql.boolean`${o.status} NOT IN ('canceled', 'unavailable')`,
        price: i.price,
        freight: i.freight,
      },
      sql`JOIN ${o} ON ${o.order_id} = ${i.order_id}
LEFT JOIN ${c} ON ${c.customer_id} = ${o.customer_id}`,
    ),
  ),
);
