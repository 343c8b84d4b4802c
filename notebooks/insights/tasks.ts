import { join } from "node:path";
import { arrivals, parameter, pythonTask, quarantineOf, service } from "../kit";
import { chatRepairs, customerNames, rawChats } from "./bronze";
import { customerInsights, customerRisk, riskByRegion } from "./gold";
import { interactions, retries, scores } from "./silver";

const beside = (file: string): string => join(__dirname, file);

/** Azure AI Language, for sentiment and key phrases. */
export const language = service("language", { secret: "language-key" });

const replay = parameter("replay", {
  default: "",
  description:
    "`true` puts the rows of bronze.chat_repairs that were not replayed yet among the arriving files.",
});

const scoringEngine = parameter("scoring_engine", {
  default: "language",
  description: "What scores chats: `language` (Azure AI Language) or `foundation-model`.",
});

const modelEndpoint = parameter("model_endpoint", {
  default: "",
  description: "Serving endpoint of the foundation model, where that scores chats.",
});

export const replayDeadLetters = pythonTask("replay_dead_letters", {
  description: "Puts repaired chats among the arriving files, when the job's parameter `replay` asks for it.",
  module: beside("replay.py"),
  reads: {},
  writes: { repairs: chatRepairs },
  delivers: arrivals,
  parameters: [replay],
});

export const enrichInteractions = pythonTask("enrich_interactions", {
  description: "Scores sentiment and key phrases of the chats that are not scored yet.",
  module: beside("enrich.py"),
  helpers: [
    "scoring.py",
    "documents.py",
    "patience.py",
    "language_client.py",
    "language_engine.py",
    "model_engine.py",
    "score_tables.py",
  ].map(beside),
  reads: { interactions },
  previous: { scores, retries },
  writes: { scores, retries },
  services: [language],
  parameters: [scoringEngine, modelEndpoint],
  params: {
    chunk_size: 500,
    batch_size: 10,
    in_flight: 8,
    budget_seconds: 120,
    max_attempts: 5,
    language_code: "en",
  },
  pip: ["azure-ai-textanalytics==5.3.0"],
});

export const validateInsights = pythonTask("validate_insights", {
  description: "Checks that no chat was lost and no personal data is left; fails with the numbers otherwise.",
  module: beside("validate.py"),
  helpers: [beside("redact_numbers.py"), beside("redact.py")],
  reads: {
    chats: rawChats,
    dead_letters: quarantineOf(interactions),
    names: customerNames,
    interactions,
    scores,
    retries,
    insights: customerInsights,
    risk: customerRisk,
    regions: riskByRegion,
  },
  writes: {},
});
