import { type AnyColumn, array, bigint, boolean, double, list, sql, string, table, timestamp } from "../kit";
import { interactions } from "./silver";

export const RULE_SOURCES = ["key_phrase", "text", "category"] as const;

export const issueRules = table("gold.issue_rules", {
  comment: "What counts as an issue: one row per rule, all of them in one place.",
  columns: {
    rule_id: string().primaryKey().comment("Identifier of the rule."),
    issue: string().notNull().comment("The issue in words; empty for a rule about a wish to leave alone."),
    source: string()
      .notNull()
      .comment("What is searched: one key phrase, the customer's text, or the category of the ticket."),
    pattern: string().notNull().comment("Regular expression, capitals ignored, that finds it."),
    unless_pattern: string().comment("Regular expression that says that it is not meant after all."),
    is_technical: boolean().notNull().comment("Whether the issue is with the service's technique."),
    wants_to_leave: boolean().notNull().comment("Whether it states a wish to cancel or to switch."),
  },
  expect: { known_source: (c) => sql`${c.source} IN (${list(RULE_SOURCES)})` },
});

const score = (label: string) => double().notNull().comment(`Confidence that the chat is ${label}, 0 to 1.`);

export const customerInsights = table("gold.customer_insights", {
  comment: "One row per scored chat: what it says, how sure that is, and whether somebody should call.",
  columns: {
    session_id: string()
      .primaryKey()
      .references((): AnyColumn => interactions.columns.session_id)
      .comment("Chat identifier."),
    cust_id: string().notNull().pii("identifier").comment("Who wrote."),
    Region: string().comment("Where the customer is served; null for a customer without ticket metadata."),
    Priority: string().comment("Priority of the customer's tickets; null without ticket metadata."),
    Plan: string().comment("What the customer has subscribed to; null without ticket metadata."),
    occurred_at: timestamp().notNull().comment("When the chat began, UTC."),
    ai_insights: string().notNull().comment("Sentiment and key issues in words."),
    sentiment: string().notNull().comment("Sentiment of the customer's words."),
    is_negative: boolean()
      .notNull()
      .comment("Whether the customer's words are negative, or mixed and more negative than positive."),
    confidence: double().notNull().comment("Confidence of the likeliest class, 0 to 1."),
    positive_score: score("positive"),
    neutral_score: score("neutral"),
    negative_score: score("negative"),
    key_phrases: array(string()).notNull().comment("What the customer writes about, most important first."),
    issues: array(string()).notNull().comment("The issues that rules found, in words, sorted."),
    has_technical_issue: boolean().notNull().comment("Whether one of the issues is technical."),
    is_high_risk: boolean().notNull().comment("Negative, and a technical issue: call today."),
    wants_to_leave: boolean().notNull().comment("Whether the customer states a wish to cancel or to switch."),
    escalate: boolean().notNull().comment("Negative, and a wish to leave: call now."),
    needs_review: boolean().notNull().comment("Whether the confidence is under 0.8: a person should look."),
    engine: string().notNull().comment("What scored it: language or foundation-model."),
    model_version: string().notNull().comment("Version of the model, as its service names it."),
    scored_at: timestamp().notNull().comment("When it was scored, UTC."),
  },
  clusterBy: ["cust_id", "Region", "Priority"],
});

export const customerRisk = table("gold.customer_risk", {
  comment: "One row per customer with a scored chat: how urgent a call is.",
  columns: {
    cust_id: string().primaryKey().pii("identifier").comment("Customer identifier."),
    Region: string().comment("Where the customer is served; null without ticket metadata."),
    Priority: string().comment("Priority of the customer's tickets; null without ticket metadata."),
    chats: bigint().notNull().comment("Scored chats."),
    negative_chats: bigint().notNull().comment("Chats that are negative."),
    technical_chats: bigint().notNull().comment("Chats with a technical issue."),
    high_risk_chats: bigint().notNull().comment("Chats that are negative and about a technical issue."),
    repeat_issues: bigint().notNull().comment("Issues that came up in more than one chat."),
    wants_to_leave: boolean().notNull().comment("Whether any chat states a wish to leave."),
    escalations: bigint().notNull().comment("Chats that are negative and state a wish to leave."),
    last_contact_at: timestamp().notNull().comment("When the last chat began, UTC."),
    risk_score: double()
      .notNull()
      .comment(
        "0 to 1: 0.4 x share of negative chats + 0.2 each for a technical issue, a repeat, a wish to leave.",
      ),
  },
  clusterBy: ["cust_id", "Region", "Priority"],
});

export const riskByRegion = table("gold.risk_by_region", {
  comment: "Customers at risk by region.",
  columns: {
    Region: string().primaryKey().comment("Where customers are served; `unknown` without ticket metadata."),
    customers: bigint().notNull().comment("Customers with a scored chat."),
    at_risk: bigint().notNull().comment("Customers with a high-risk chat."),
    share_at_risk: double().notNull().comment("Share of the customers that is at risk, 0 to 1."),
    escalations: bigint().notNull().comment("Chats that are negative and state a wish to leave."),
  },
});
