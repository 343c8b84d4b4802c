import { bronzeTable, string, table, timestamp } from "../kit";

// Names and capitals are the publisher's: bronze keeps what arrived.

export const rawChats = bronzeTable("bronze.chats", {
  comment: "Support chats as delivered, one line of a file each.",
  columns: {
    session_id: string().comment("Chat identifier."),
    cust_id: string().pii("identifier").comment("Who wrote."),
    timestamp: string().comment("When the chat began, as typed."),
    chat_history: string().pii("free_text").comment("The conversation: `Customer: ... Agent: ...`."),
    _corrupt_record: string()
      .pii("free_text")
      .comment("A line that is no JSON object, whole; null otherwise."),
  },
});

export const rawTickets = bronzeTable("bronze.ticket_metadata", {
  comment: "What the ticket system knows of customers, as delivered.",
  columns: {
    cust_id: string().pii("identifier").comment("Customer identifier."),
    Priority: string().comment("Priority of the customer's tickets."),
    Region: string().comment("Where the customer is served."),
    Plan: string().comment("What the customer has subscribed to."),
    Category: string().comment("Category of the customer's open ticket; not every delivery has it."),
    Name: string().pii("name").comment("The customer's name; not every delivery has it."),
    _corrupt_record: string()
      .pii("free_text")
      .comment("A line that is no JSON object, whole; null otherwise."),
  },
});

/** Names stay in bronze: they are needed to find them in texts, and nothing else reads them. */
export const customerNames = table("bronze.customer_names", {
  comment: "One row per customer whose name any delivery has told, to redact it from chats.",
  columns: {
    cust_id: string().primaryKey().pii("identifier").comment("Customer identifier."),
    name: string()
      .notNull()
      .pii("name")
      .comment("Every name that was told of the customer, one after another."),
  },
});

export const chatRepairs = table("bronze.chat_repairs", {
  comment: "Chats that somebody repaired by hand after they became dead letters; replayed once.",
  columns: {
    session_id: string().primaryKey().comment("Chat identifier."),
    cust_id: string().notNull().pii("identifier").comment("Who wrote."),
    timestamp: string().notNull().comment("When the chat began, such as 2024-05-01T10:00:00Z."),
    chat_history: string()
      .notNull()
      .pii("free_text")
      .comment("The conversation: `Customer: ... Agent: ...`."),
    replayed_at: timestamp().comment("When it was put among the arriving files, UTC; null until then."),
  },
});
