import { type AnyColumn, columns, cte, type Expression, from, replace, select, sql, unionAll } from "../kit";
import {
  businessAnswers,
  customer360,
  dimDate,
  dimProducts,
  factOrders,
  factSales,
  monthlyCategoryRevenue,
} from "./gold";

export const computeMonthlyCategoryRevenue = replace(
  monthlyCategoryRevenue,
  from({ s: factSales, d: dimDate, p: dimProducts }, ({ s, d, p }) =>
    select(
      {
        month: d.month,
        category: sql.string`coalesce(${p.category}, 'unknown product')`,
        items: sql.bigint`count(*)`,
        orders: sql.bigint`count(DISTINCT ${s.order_id})`,
        revenue: sql.decimal(
          18,
          2,
        )`coalesce(CAST(sum(${s.price}) AS DECIMAL(18,2)), CAST(0 AS DECIMAL(18,2)))`,
      },
      sql`JOIN ${d} ON ${d.date} = ${s.purchase_date}
LEFT JOIN ${p} ON ${p.product_id} = ${s.product_id}
WHERE ${s.is_revenue}
GROUP BY ${d.month}, coalesce(${p.category}, 'unknown product')`,
    ),
  ),
);

const answer = (value: Expression | AnyColumn): Expression<"decimal(18,4)"> =>
  sql.decimal(18, 4)`CAST(${value} AS DECIMAL(18,4))`;

const lateShare = from({ f: factOrders }, ({ f }) =>
  columns({
    question: sql.string`'late share of completed orders'`,
    subject: sql.string`'all'`,
    value: answer(sql.double`avg(CASE WHEN ${f.is_completed} THEN CAST(${f.is_late} AS INT) END)`),
    unit: sql.string`'share'`,
  }),
);

const itemsPerOrder = from({ f: factOrders }, ({ f }) =>
  columns({
    question: sql.string`'items per order'`,
    subject: sql.string`'all'`,
    value: answer(sql.double`avg(CASE WHEN ${f.items} > 0 THEN ${f.items} END)`),
    unit: sql.string`'items'`,
  }),
);

const repeatCustomers = from({ c: customer360 }, ({ c }) =>
  columns({
    question: sql.string`'share of repeat customers'`,
    subject: sql.string`'all'`,
    value: answer(sql.double`avg(CAST(${c.frequency} > 1 AS INT))`),
    unit: sql.string`'share'`,
  }),
);

const totalRevenue = from({ r: monthlyCategoryRevenue }, ({ r }) =>
  columns({
    question: sql.string`'revenue'`,
    subject: sql.string`'all'`,
    value: answer(sql.double`sum(${r.revenue})`),
    unit: sql.string`'BRL'`,
  }),
);

const revenueByMonth = from({ r: monthlyCategoryRevenue }, ({ r }) =>
  columns(
    {
      question: sql.string`'revenue by month'`,
      subject: r.month,
      value: answer(sql.double`sum(${r.revenue})`),
      unit: sql.string`'BRL'`,
    },
    sql`GROUP BY ${r.month}`,
  ),
);

const revenueByCategory = from({ r: monthlyCategoryRevenue }, ({ r }) =>
  columns(
    {
      question: sql.string`'revenue by category'`,
      subject: r.category,
      value: answer(sql.double`sum(${r.revenue})`),
      unit: sql.string`'BRL'`,
    },
    sql`GROUP BY ${r.category}`,
  ),
);

const answers = cte(
  "answers",
  unionAll(totalRevenue, lateShare, itemsPerOrder, repeatCustomers, revenueByMonth, revenueByCategory),
);

export const answerBusinessQuestions = replace(
  businessAnswers,
  from({ a: answers }, ({ a }) =>
    select({ question: a.question, subject: a.subject, value: a.value, unit: a.unit }),
  ),
  { display: true },
);
