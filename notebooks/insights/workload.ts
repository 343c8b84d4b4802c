import { arrivals, workload } from "../kit";
import { cleanTickets, nameCustomers, redactChats } from "./clean";
import { ingestions } from "./ingest";
import { computeCustomerInsights, computeCustomerRisk, computeRiskByRegion } from "./insights";
import { writeIssueRules } from "./issues";
import { enrichInteractions, replayDeadLetters, validateInsights } from "./tasks";

/** Support chats of a telecom: redacted, scored, and the customers to call today. */
export const insights = workload("insights", {
  description: "Customer chats: redacted, scored by a language service, and who is at risk.",
  sources: [arrivals],
  tasks: [
    replayDeadLetters,
    ...ingestions,
    nameCustomers,
    cleanTickets,
    redactChats,
    enrichInteractions,
    writeIssueRules,
    computeCustomerInsights,
    computeCustomerRisk,
    computeRiskByRegion,
    validateInsights,
  ],
});
