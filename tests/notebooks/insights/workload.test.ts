import { modelWorkload } from "../../../notebooks/kit";
import { insights } from "../../../notebooks/insights/workload";

const model = modelWorkload(insights, { ingestion: "batch" });

test("the graph that follows from what the tasks read and write", () => {
  expect(Object.fromEntries(model.tasks.map(({ key, dependsOn }) => [key, dependsOn]))).toEqual({
    replay_dead_letters: [],
    bronze_chats: ["replay_dead_letters"],
    bronze_ticket_metadata: ["replay_dead_letters"],
    bronze_customer_names: ["bronze_ticket_metadata"],
    silver_tickets: ["bronze_ticket_metadata"],
    silver_interactions: ["bronze_chats", "bronze_customer_names"],
    enrich_interactions: ["silver_interactions"],
    gold_issue_rules: [],
    gold_customer_insights: [
      "enrich_interactions",
      "gold_issue_rules",
      "silver_interactions",
      "silver_tickets",
    ],
    gold_customer_risk: ["gold_customer_insights"],
    gold_risk_by_region: ["gold_customer_risk"],
    validate_insights: [
      "bronze_chats",
      "bronze_customer_names",
      "enrich_interactions",
      "gold_customer_insights",
      "gold_customer_risk",
      "gold_risk_by_region",
      "silver_interactions",
    ],
  });
});

test("the validation is the last: every other task comes before it", () => {
  expect(model.tasks.at(-1)?.key).toBe("validate_insights");
  const depends = new Map(model.tasks.map(({ key, dependsOn }) => [key, dependsOn]));
  const before = new Set<string>();
  const visit = (key: string): void => {
    for (const each of depends.get(key) ?? []) {
      before.add(each);
      visit(each);
    }
  };
  visit("validate_insights");
  expect([...before, "validate_insights"].sort()).toEqual([...depends.keys()].sort());
});

test("only what calls the service needs a cluster", () => {
  expect(
    model.tasks.filter(({ runsOn }) => runsOn !== "job").map(({ key, runsOn }) => [key, runsOn]),
  ).toEqual([["enrich_interactions", "classic"]]);
});

test("files come from the arrivals, and the job is told how to score and whether to replay", () => {
  expect(model.landing).toEqual({ schema: "bronze", volume: "arrivals" });
  expect(model.parameters).toEqual({ model_endpoint: "", replay: "", scoring_engine: "language" });
  expect(model.services).toEqual([{ name: "language", secret: "language-key" }]);
});

test("text that is not redacted is read by the redaction and by the validation, and by nothing else", () => {
  const readers = insights.tasks.filter(({ reads }) => reads.some(({ name }) => name === "bronze.chats"));
  expect(readers.map(({ key }) => key)).toEqual(["silver_interactions", "validate_insights"]);
});
