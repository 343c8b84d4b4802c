import { type AnyColumn, array, double, int, string, table, timestamp } from "../kit";

export const SENTIMENTS = ["positive", "neutral", "negative", "mixed"] as const;
export const ENGINES = ["language", "foundation-model"] as const;

export const tickets = table("silver.tickets", {
  comment: "One row per customer, as the ticket system last described it.",
  columns: {
    cust_id: string().primaryKey().pii("identifier").comment("Customer identifier."),
    priority: string().comment("Priority of the customer's tickets, such as High, Medium or Low."),
    region: string().comment("Where the customer is served."),
    plan: string().comment("What the customer has subscribed to."),
    category: string().comment("Category of the customer's open ticket; null when there is none."),
  },
  // A line that is no ticket may hold a name, which only bronze does.
  quarantine: "bronze.ticket_dead_letters",
});

const found = (what: string) =>
  int().notNull().comment(`How many ${what} the conversation held before they were redacted.`);

export const interactions = table("silver.interactions", {
  comment: "One row per chat, personal data replaced by its class, such as [EMAIL].",
  columns: {
    session_id: string().primaryKey().comment("Chat identifier."),
    cust_id: string().notNull().pii("identifier").comment("Who wrote."),
    occurred_at: timestamp().notNull().comment("When the chat began, UTC."),
    chat_text: string().notNull().comment("The whole conversation, redacted."),
    customer_text: string()
      .notNull()
      .comment("What the customer wrote, redacted; empty when that is nothing."),
    email_count: found("e-mail addresses"),
    phone_count: found("phone numbers"),
    card_count: found("payment card numbers"),
    iban_count: found("bank accounts (IBAN)"),
    cpf_count: found("Brazilian tax numbers (CPF)"),
    ip_count: found("IP addresses"),
    name_count: found("names of the customer"),
  },
  clusterBy: ["cust_id", "occurred_at"],
  // Dead letters hold the text as it came, which only bronze does.
  quarantine: "bronze.chat_dead_letters",
});

const confidence = (label: string) =>
  double()
    .notNull()
    .comment(`Confidence that the customer's words are ${label}, 0 to 1; the three add up to 1.`);

export const scores = table("silver.language_scores", {
  comment: "What the language engine says of each chat. A text that is here is never sent again.",
  columns: {
    session_id: string()
      .primaryKey()
      .references((): AnyColumn => interactions.columns.session_id)
      .comment("Chat identifier."),
    text_sha256: string().notNull().comment("SHA-256 of the text that was scored, in hexadecimal."),
    sentiment: string()
      .notNull()
      .comment(`One of ${SENTIMENTS.join(", ")}.`),
    positive: confidence("positive"),
    neutral: confidence("neutral"),
    negative: confidence("negative"),
    key_phrases: array(string()).notNull().comment("What the customer writes about, most important first."),
    engine: string()
      .notNull()
      .comment(`What scored it: ${ENGINES.join(" or ")}.`),
    model_version: string().notNull().comment("Version of the model, as its service names it."),
    scored_at: timestamp().notNull().comment("When it was scored, UTC."),
  },
});

export const retries = table("silver.language_retries", {
  comment: "Chats that could not be scored yet. Each run tries them again, up to the limit of attempts.",
  columns: {
    session_id: string()
      .primaryKey()
      .references((): AnyColumn => interactions.columns.session_id)
      .comment("Chat identifier."),
    text_sha256: string().notNull().comment("SHA-256 of the text that was sent, in hexadecimal."),
    code: string()
      .notNull()
      .comment("Why not, in one word: the service's error code, BudgetExceeded or NoText."),
    reason: string().notNull().comment("Why not, in the service's words."),
    attempts: int().notNull().comment("How often it was tried."),
    first_failed_at: timestamp().notNull().comment("When it was first tried, UTC."),
    last_failed_at: timestamp().notNull().comment("When it was last tried, UTC."),
  },
});
