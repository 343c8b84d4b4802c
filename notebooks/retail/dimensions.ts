import { columns, cte, from, over, replace, select, sql } from "../kit";
import { dimCustomers, dimDate, dimProducts, dimSellers } from "./gold";
import { customers, orders, products, sellers } from "./silver";

const purchases = cte(
  "purchases",
  from({ o: orders }, ({ o }) =>
    columns({
      first_day: sql.date`min(CAST(${o.purchased_at} AS DATE))`,
      last_day: sql.date`max(CAST(${o.purchased_at} AS DATE))`,
    }),
  ),
);

const calendar = cte(
  "calendar",
  from({ p: purchases }, ({ p }) =>
    columns(
      { day: sql.date`day` },
      sql`LATERAL VIEW explode(sequence(${p.first_day}, ${p.last_day}, INTERVAL 1 DAY)) days AS day`,
    ),
  ),
);

export const computeDimDate = replace(
  dimDate,
  from({ c: calendar }, ({ c }) =>
    select({
      date: sql.date`${c.day}`,
      year: sql.int`year(${c.day})`,
      quarter: sql.int`quarter(${c.day})`,
      month: sql.string`date_format(${c.day}, 'yyyy-MM')`,
      month_of_year: sql.int`month(${c.day})`,
      iso_week: sql.int`weekofyear(${c.day})`,
      day_of_week: sql.int`weekday(${c.day}) + 1`,
      is_weekend: sql.boolean`weekday(${c.day}) >= 5`,
    }),
  ),
);

const addresses = cte(
  "addresses",
  from({ c: customers, o: orders }, ({ c, o }) =>
    columns(
      {
        customer_unique_id: c.customer_unique_id,
        zip_code_prefix: c.zip_code_prefix,
        city: c.city,
        state: c.state,
        first_order_at: over(sql.timestamp`min(${o.purchased_at})`, { partitionBy: [c.customer_unique_id] }),
        latest: over(sql.int`row_number()`, {
          partitionBy: [c.customer_unique_id],
          orderBy: [sql`${o.purchased_at} DESC NULLS LAST`, sql`${c.customer_id}`],
        }),
      },
      sql`LEFT JOIN ${o} ON ${o.customer_id} = ${c.customer_id}`,
    ),
  ),
);

export const computeDimCustomers = replace(
  dimCustomers,
  from({ a: addresses }, ({ a }) =>
    select(
      {
        customer_unique_id: a.customer_unique_id,
        zip_code_prefix: a.zip_code_prefix,
        city: a.city,
        state: a.state,
        first_order_at: a.first_order_at,
      },
      sql`WHERE ${a.latest} = 1`,
    ),
  ),
);

export const computeDimProducts = replace(
  dimProducts,
  from({ p: products }, ({ p }) =>
    select({
      product_id: p.product_id,
      category: p.category,
      is_translated: p.is_translated,
      photos: p.photos,
      weight_g: p.weight_g,
      volume_cm3: p.volume_cm3,
    }),
  ),
);

export const computeDimSellers = replace(
  dimSellers,
  from({ s: sellers }, ({ s }) =>
    select({ seller_id: s.seller_id, zip_code_prefix: s.zip_code_prefix, city: s.city, state: s.state }),
  ),
);
