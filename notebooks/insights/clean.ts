import { join } from "node:path";
import {
  type AnyColumn,
  type Expression,
  fresh,
  from,
  instant,
  isInstant,
  pythonFunction,
  replace,
  select,
  sql,
  trimmed,
  upsert,
} from "../kit";
import { customerNames, rawChats, rawTickets } from "./bronze";
import { interactions, tickets } from "./silver";

/** Replaces personal data in a text by its class; the second argument is the customer's name. */
const redactText = pythonFunction("redact_text", {
  module: join(__dirname, "redact.py"),
  helpers: [join(__dirname, "redact_numbers.py")],
  takes: ["string", "string"],
  returns: "string",
});

/** A code with a capital letter, however it was typed. */
const capitalised = (column: AnyColumn): Expression<"string"> => sql.string`initcap(${trimmed(column)})`;

/** Names are gathered, not replaced: a later delivery without a name, or with another, must not undo the redaction. */
export const nameCustomers = replace(
  customerNames,
  from({ t: rawTickets }, ({ t }) =>
    select(
      {
        cust_id: trimmed(t.cust_id),
        name: sql.string`array_join(array_sort(collect_set(${trimmed(t.Name)})), ' ')`,
      },
      sql`WHERE ${trimmed(t.cust_id)} IS NOT NULL AND ${trimmed(t.Name)} IS NOT NULL GROUP BY ${trimmed(t.cust_id)}`,
    ),
  ),
);

export const cleanTickets = upsert(
  tickets,
  fresh(rawTickets),
  ({ row }) =>
    select({
      cust_id: trimmed(row.cust_id),
      priority: capitalised(row.Priority),
      region: trimmed(row.Region),
      plan: trimmed(row.Plan),
      category: trimmed(row.Category),
    }),
  { require: ({ row }) => ({ line_is_an_object: sql`${row._corrupt_record} IS NULL` }) },
);

/** What stands behind each `Customer:`, up to the next speaker; the whole text where nobody is named as speaker. */
const customerTurns = (text: Expression<"string">): Expression<"string"> => {
  const turns = sql`regexp_extract_all(${text}, ${"(?is)\\bCustomer:(.*?)(?=\\b(?:Customer|Agent):|\\z)"}, 1)`;
  const speakers = sql`${text} RLIKE ${"(?i)\\b(?:Customer|Agent):"}`;
  return sql.string`coalesce(trim(CASE WHEN ${speakers} THEN array_join(transform(${turns}, turn -> trim(turn)), '\\n') ELSE ${text} END), '')`;
};

const occurrences = (of: string, text: Expression<"string">): Expression<"int"> =>
  sql.int`coalesce(regexp_count(${text}, ${`\\[${of}\\]`}), 0)`;

/** Nothing but this task reads the text of a chat before its personal data is gone. */
export const redactChats = upsert(
  interactions,
  fresh(rawChats, { n: customerNames }),
  ({ row, n }) => {
    const text = redactText(row.chat_history, n.name);
    return select(
      {
        session_id: trimmed(row.session_id),
        cust_id: trimmed(row.cust_id),
        occurred_at: instant(row.timestamp),
        chat_text: text,
        customer_text: customerTurns(text),
        email_count: occurrences("EMAIL", text),
        phone_count: occurrences("PHONE", text),
        card_count: occurrences("CARD", text),
        iban_count: occurrences("IBAN", text),
        cpf_count: occurrences("CPF", text),
        ip_count: occurrences("IP", text),
        name_count: occurrences("NAME", text),
      },
      sql`LEFT JOIN ${n} ON ${n.cust_id} = ${trimmed(row.cust_id)}`,
    );
  },
  {
    latestBy: "occurred_at",
    require: ({ row }) => ({
      line_is_an_object: sql`${row._corrupt_record} IS NULL`,
      time_is_readable: isInstant(row.timestamp),
    }),
  },
);
