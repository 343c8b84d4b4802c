import { columns, cte, type Expression, from, over, replace, select, sql, unionAll } from "../kit";
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

const ONLY = sql.int`1`;
const ALL = sql.string`'all'`;

const answer = (value: Expression): Expression<"decimal(18,4)"> =>
  sql.decimal(18, 4)`CAST(${value} AS DECIMAL(18,4))`;

const totalRevenue = from({ r: monthlyCategoryRevenue }, ({ r }) =>
  columns({
    question_number: sql.int`1`,
    position: ONLY,
    question: sql.string`'revenue'`,
    subject: ALL,
    value: answer(sql.double`sum(${r.revenue})`),
    unit: sql.string`'BRL'`,
  }),
);

const lateShare = from({ f: factOrders }, ({ f }) =>
  columns({
    question_number: sql.int`2`,
    position: ONLY,
    question: sql.string`'late share of completed orders'`,
    subject: ALL,
    value: answer(sql.double`avg(CASE WHEN ${f.is_completed} THEN CAST(${f.is_late} AS INT) END)`),
    unit: sql.string`'share'`,
  }),
);

const itemsPerOrder = from({ f: factOrders }, ({ f }) =>
  columns({
    question_number: sql.int`3`,
    position: ONLY,
    question: sql.string`'items per order'`,
    subject: ALL,
    value: answer(sql.double`avg(CASE WHEN ${f.items} > 0 THEN ${f.items} END)`),
    unit: sql.string`'items'`,
  }),
);

const repeatCustomers = from({ c: customer360 }, ({ c }) =>
  columns({
    question_number: sql.int`4`,
    position: ONLY,
    question: sql.string`'share of repeat customers'`,
    subject: ALL,
    value: answer(sql.double`avg(CAST(${c.frequency} > 1 AS INT))`),
    unit: sql.string`'share'`,
  }),
);

/** First month first. */
const revenueByMonth = from({ r: monthlyCategoryRevenue }, ({ r }) =>
  columns(
    {
      question_number: sql.int`5`,
      position: over(sql.int`row_number()`, { orderBy: [r.month] }),
      question: sql.string`'revenue by month'`,
      subject: r.month,
      value: answer(sql.double`sum(${r.revenue})`),
      unit: sql.string`'BRL'`,
    },
    sql`GROUP BY ${r.month}`,
  ),
);

/** Best category first. */
const revenueByCategory = from({ r: monthlyCategoryRevenue }, ({ r }) =>
  columns(
    {
      question_number: sql.int`6`,
      position: over(sql.int`row_number()`, { orderBy: [sql`sum(${r.revenue}) DESC`, r.category] }),
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
    select({
      question_number: a.question_number,
      position: a.position,
      question: a.question,
      subject: a.subject,
      value: a.value,
      unit: a.unit,
    }),
  ),
  { displayBy: ["question_number", "position"] },
);
