import { arrivals, ingest } from "../kit";
import { rawChats, rawTickets } from "./bronze";

/** File names are the publisher's; later deliveries may add a suffix. */
export const ingestions = [
  ingest(rawChats, { files: "sample_chats*.json", format: "json", from: arrivals }),
  ingest(rawTickets, { files: "ticket_metadata*.json", format: "json", from: arrivals }),
];
