import { columns, cte, from, replace, select, sql, unsafeSql } from "../kit";
import { customerInsights, customerRisk, issueRules, riskByRegion } from "./gold";
import { interactions, scores, tickets } from "./silver";

/** The rules that a chat meets, gathered by chat. */
const found = cte(
  "found",
  from({ s: scores, i: interactions, t: tickets, r: issueRules }, ({ s, i, t, r }) =>
    columns(
      {
        session_id: s.session_id,
        issues: sql.array("string")`array_sort(array_remove(collect_set(${r.issue}), ''))`,
        is_technical: sql.boolean`bool_or(${r.is_technical})`,
        wants_to_leave: sql.boolean`bool_or(${r.wants_to_leave})`,
      },
      sql`
JOIN ${i} ON ${i.session_id} = ${s.session_id} AND sha2(${i.customer_text}, 256) = ${s.text_sha256}
LEFT JOIN ${t} ON ${t.cust_id} = ${i.cust_id}
JOIN ${r} ON CASE ${r.source}
    WHEN 'key_phrase' THEN exists(${s.key_phrases}, phrase -> phrase RLIKE ${r.pattern})
    WHEN 'category' THEN ${t.category} RLIKE ${r.pattern}
    ELSE ${i.customer_text} RLIKE ${r.pattern}
  END AND coalesce(NOT (${i.customer_text} RLIKE ${r.unless_pattern}), TRUE)
GROUP BY ${s.session_id}`,
    ),
  ),
);

/** How sure a chat must be for nobody to look at it. */
const SURE = unsafeSql("0.8D");

export const computeCustomerInsights = replace(
  customerInsights,
  from({ s: scores, i: interactions, t: tickets, f: found }, ({ s, i, t, f }) => {
    const confidence = sql.double`greatest(${s.positive}, ${s.neutral}, ${s.negative})`;
    const issues = sql.array("string")`coalesce(${f.issues}, CAST(array() AS ARRAY<STRING>))`;
    // A polite word beside a complaint makes a text mixed; what outweighs the other counts.
    const negative = sql.boolean`(${s.sentiment} = 'negative' OR (${s.sentiment} = 'mixed' AND ${s.negative} > ${s.positive}))`;
    const technical = sql.boolean`coalesce(${f.is_technical}, FALSE)`;
    const leaving = sql.boolean`coalesce(${f.wants_to_leave}, FALSE)`;
    const about = sql`CASE
      WHEN size(${issues}) > 0 THEN concat('issues: ', array_join(${issues}, ', '))
      WHEN size(${s.key_phrases}) > 0 THEN concat('about: ', array_join(slice(${s.key_phrases}, 1, 3), ', '))
      ELSE 'nothing in particular'
    END`;
    return select(
      {
        session_id: s.session_id,
        cust_id: i.cust_id,
        Region: t.region,
        Priority: t.priority,
        Plan: t.plan,
        occurred_at: i.occurred_at,
        ai_insights: sql.string`concat(initcap(${s.sentiment}), ' (', format_number(${confidence}, 2), '); ', ${about}, CASE WHEN ${leaving} THEN '; wants to leave' ELSE '' END)`,
        sentiment: s.sentiment,
        is_negative: negative,
        confidence,
        positive_score: s.positive,
        neutral_score: s.neutral,
        negative_score: s.negative,
        key_phrases: s.key_phrases,
        issues,
        has_technical_issue: technical,
        is_high_risk: sql.boolean`${negative} AND ${technical}`,
        wants_to_leave: leaving,
        escalate: sql.boolean`${negative} AND ${leaving}`,
        needs_review: sql.boolean`${confidence} < ${SURE}`,
        engine: s.engine,
        model_version: s.model_version,
        scored_at: s.scored_at,
      },
      sql`
JOIN ${i} ON ${i.session_id} = ${s.session_id} AND sha2(${i.customer_text}, 256) = ${s.text_sha256}
LEFT JOIN ${t} ON ${t.cust_id} = ${i.cust_id}
LEFT JOIN ${f} ON ${f.session_id} = ${s.session_id}`,
    );
  }),
);

/** Issues of a customer that came up in more than one chat. */
const repeats = cte(
  "repeats",
  from({ c: customerInsights }, ({ c }) =>
    columns(
      { cust_id: c.cust_id, issue: sql.string`issue` },
      sql`LATERAL VIEW explode(${c.issues}) exploded AS issue GROUP BY ${c.cust_id}, issue HAVING count(*) > 1`,
    ),
  ),
);

const repeatCounts = cte(
  "repeat_counts",
  from({ r: repeats }, ({ r }) =>
    columns({ cust_id: r.cust_id, issues: sql.bigint`count(*)` }, sql`GROUP BY ${r.cust_id}`),
  ),
);

export const computeCustomerRisk = replace(
  customerRisk,
  from({ c: customerInsights, r: repeatCounts }, ({ c, r }) => {
    const share = sql.double`avg(CASE WHEN ${c.is_negative} THEN ${unsafeSql("1.0D")} ELSE ${unsafeSql("0.0D")} END)`;
    const repeated = sql.bigint`coalesce(max(${r.issues}), ${unsafeSql("0L")})`;
    const anyOf = (flag: typeof c.escalate) =>
      sql`CASE WHEN bool_or(${flag}) THEN ${unsafeSql("0.2D")} ELSE ${unsafeSql("0.0D")} END`;
    return select(
      {
        cust_id: c.cust_id,
        Region: sql.string`max(${c.Region})`,
        Priority: sql.string`max(${c.Priority})`,
        chats: sql.bigint`count(*)`,
        negative_chats: sql.bigint`count_if(${c.is_negative})`,
        technical_chats: sql.bigint`count_if(${c.has_technical_issue})`,
        high_risk_chats: sql.bigint`count_if(${c.is_high_risk})`,
        repeat_issues: repeated,
        wants_to_leave: sql.boolean`bool_or(${c.wants_to_leave})`,
        escalations: sql.bigint`count_if(${c.escalate})`,
        last_contact_at: sql.timestamp`max(${c.occurred_at})`,
        risk_score: sql.double`round(${unsafeSql("0.4D")} * ${share} + ${anyOf(c.has_technical_issue)} + ${anyOf(c.wants_to_leave)} + CASE WHEN ${repeated} > 0 THEN ${unsafeSql("0.2D")} ELSE ${unsafeSql("0.0D")} END, 3)`,
      },
      sql`LEFT JOIN ${r} ON ${r.cust_id} = ${c.cust_id} GROUP BY ${c.cust_id}`,
    );
  }),
);

export const computeRiskByRegion = replace(
  riskByRegion,
  from({ c: customerRisk }, ({ c }) =>
    select(
      {
        Region: sql.string`coalesce(${c.Region}, 'unknown')`,
        customers: sql.bigint`count(*)`,
        at_risk: sql.bigint`count_if(${c.high_risk_chats} > 0)`,
        share_at_risk: sql.double`round(count_if(${c.high_risk_chats} > 0) / count(*), 4)`,
        escalations: sql.bigint`sum(${c.escalations})`,
      },
      sql`GROUP BY coalesce(${c.Region}, 'unknown')`,
    ),
  ),
  { displayBy: ["Region"] },
);
