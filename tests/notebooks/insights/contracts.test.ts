import { insights } from "../../../notebooks/insights/workload";

test("every column says what it holds", () => {
  const silent = insights.tables.flatMap(({ name, columnModels }) =>
    columnModels.filter(({ comment }) => comment === undefined).map((column) => `${name}.${column.name}`),
  );
  expect(silent).toEqual([]);
});

test("raw text and names are in bronze alone, dead letters included", () => {
  const pii = insights.tables.flatMap(({ name, columnModels }) =>
    columnModels.flatMap(({ name: column, pii: of }) =>
      of === "free_text" || of === "name" ? [`${name}.${column}`] : [],
    ),
  );
  expect(pii.sort()).toEqual([
    "bronze.chat_dead_letters._row",
    "bronze.chat_repairs.chat_history",
    "bronze.chats._corrupt_record",
    "bronze.chats.chat_history",
    "bronze.customer_names.name",
    "bronze.ticket_dead_letters._row",
    "bronze.ticket_metadata.Name",
    "bronze.ticket_metadata._corrupt_record",
    "gold.issue_rules_quarantine._row",
  ]);
});

test("gold is clustered for look-ups by customer, and by region and priority", () => {
  const clustered = insights.tables.filter(({ clusterBy }) => clusterBy.includes("Region"));
  expect(clustered.map(({ name, clusterBy }) => [name, clusterBy])).toEqual([
    ["gold.customer_insights", ["cust_id", "Region", "Priority"]],
    ["gold.customer_risk", ["cust_id", "Region", "Priority"]],
  ]);
});
