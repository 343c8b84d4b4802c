import { columns, cte, from, over, replace, select, sql } from "../kit";
import { customer360, dimCustomers, dimProducts, factOrders, factSales } from "./gold";

const lastDay = cte(
  "last_day",
  from({ f: factOrders }, ({ f }) => columns({ day: sql.date`max(${f.purchase_date})` })),
);

const history = cte(
  "history",
  from({ f: factOrders, d: dimCustomers }, ({ f, d }) =>
    columns(
      {
        customer_unique_id: d.customer_unique_id,
        state: d.state,
        first_order_at: sql.timestamp`min(${f.purchased_at})`,
        last_order_at: sql.timestamp`max(${f.purchased_at})`,
        frequency: sql.bigint`count(*)`,
        completed_orders: sql.bigint`count_if(${f.is_completed})`,
        late_orders: sql.bigint`count_if(coalesce(${f.is_late}, FALSE))`,
        monetary: sql.decimal(
          18,
          2,
        )`coalesce(CAST(sum(CASE WHEN ${f.status} NOT IN ('canceled', 'unavailable') THEN ${f.item_value} END) AS DECIMAL(18,2)), CAST(0 AS DECIMAL(18,2)))`,
        mean_review_score: sql.double`avg(${f.mean_review_score})`,
      },
      sql`JOIN ${d} ON ${d.customer_unique_id} = ${f.customer_unique_id}
GROUP BY ${d.customer_unique_id}, ${d.state}`,
    ),
  ),
);

const taste = cte(
  "taste",
  from({ s: factSales, p: dimProducts }, ({ s, p }) =>
    columns(
      {
        customer_unique_id: s.customer_unique_id,
        category: p.category,
        place: over(sql.int`row_number()`, {
          partitionBy: [s.customer_unique_id],
          orderBy: [sql`count(*) DESC`, sql`sum(${s.price}) DESC`, sql`${p.category}`],
        }),
      },
      sql`JOIN ${p} ON ${p.product_id} = ${s.product_id}
GROUP BY ${s.customer_unique_id}, ${p.category}`,
    ),
  ),
);

export const computeCustomer360 = replace(
  customer360,
  from({ h: history, l: lastDay, t: taste }, ({ h, l, t }) =>
    select(
      {
        customer_unique_id: h.customer_unique_id,
        state: h.state,
        first_order_at: h.first_order_at,
        last_order_at: h.last_order_at,
        recency_days: sql.int`datediff(${l.day}, CAST(${h.last_order_at} AS DATE))`,
        frequency: h.frequency,
        completed_orders: h.completed_orders,
        monetary: h.monetary,
        mean_review_score: h.mean_review_score,
        late_orders: h.late_orders,
        favourite_category: t.category,
      },
      sql`CROSS JOIN ${l}
LEFT JOIN ${t} ON ${t.customer_unique_id} = ${h.customer_unique_id} AND ${t.place} = 1`,
    ),
  ),
);
