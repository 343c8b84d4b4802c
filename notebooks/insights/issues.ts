import { replace, rows } from "../kit";
import { issueRules, type RULE_SOURCES } from "./gold";

interface Rule {
  readonly issue: string;
  readonly source: (typeof RULE_SOURCES)[number];
  readonly pattern: string;
  /** @default - nothing speaks against it */
  readonly unless?: string;
  /** @default true */
  readonly technical?: boolean;
  /** @default false */
  readonly leaves?: boolean;
}

const phrase = (issue: string, pattern: string, technical = true): Rule => ({
  issue,
  source: "key_phrase",
  pattern,
  technical,
});

/** A wish to leave is stated in a sentence, which key phrases take apart. */
const leaves = (pattern: string): Rule => ({
  issue: "",
  source: "text",
  pattern,
  unless:
    "\\b(?:not|never|n['’]t|no plans?|without)\\s+(?:\\w+\\s+){0,4}(?:cancel|switch|leave|leaving|terminate)",
  technical: false,
  leaves: true,
});

const SERVICE = "(?:service|contract|subscription|plan|account|line|everything|internet|phone|tv)";

const RULES: readonly Rule[] = [
  phrase(
    "connection drops",
    "\\b(?:drops?|dropping|dropped|disconnect\\w*|outage|no (?:internet|connection)|offline)\\b",
  ),
  phrase(
    "no signal",
    "\\b(?:no|weak|bad|poor|lost) (?:\\w+ )?(?:signal|reception|coverage)\\b|\\bsignal (?:loss|problem|issue)s?\\b",
  ),
  phrase("slow speed", "\\b(?:slow\\w*|speeds?|buffering|lag\\w*|latency|\\d+ ?mbps)\\b"),
  phrase("router", "\\b(?:router|modem|gateway|red light|router light|wi-?fi)\\b"),
  phrase("missed visit", "\\b(?:technicians?|engineer|installer)\\b"),
  {
    issue: "connection drops",
    source: "text",
    pattern:
      "\\b(?:(?:internet|wi-?fi|connection|line|network)\\b[^.!?]{0,40}\\b(?:drop\\w*|down|dead|out|gone|cut(?:s|ting)?)|keeps? (?:dropping|disconnecting|cutting))\\b",
  },
  {
    issue: "no signal",
    source: "text",
    pattern: "\\b(?:no|zero|without) (?:signal|service|reception|bars)\\b",
  },
  {
    issue: "slow speed",
    source: "text",
    pattern: "\\b(?:slow|slower|crawl\\w*|buffering|lagging)\\b",
    unless: "\\bno longer slow\\b",
  },
  {
    issue: "missed visit",
    source: "text",
    pattern:
      "\\b(?:technician|engineer|installer)\\b[^.!?]{0,40}\\b(?:never|no[- ]show|did ?n['’]?t|not|missed|late)\\b",
  },
  phrase("billing", "\\b(?:bill(?:s|ing)?|charges?|fees?|invoice|overcharg\\w*|payment)\\b", false),
  phrase("refund", "\\b(?:refund\\w*|credit note)\\b", false),
  phrase("plan", "\\b(?:upgrade|package|sports package|channels?)\\b", false),
  phrase("number transfer", "\\b(?:port(?:ing)?|number transfer|sim(?: card)?)\\b", false),
  {
    issue: "ticket: technical fault",
    source: "category",
    pattern: "\\b(?:technical|network|internet|connection|outage|hardware|fault)\\b",
  },
  {
    issue: "ticket: billing",
    source: "category",
    pattern: "\\b(?:billing|payment|refund)\\b",
    technical: false,
  },
  leaves(`\\b(?:cancel(?:l?ing)?|terminate|end|close|quit)\\b[^.!?]{0,30}\\b${SERVICE}\\b`),
  leaves(
    "\\b(?:switch(?:ing)?|move|moving|go(?:ing)?|chang(?:e|ing))\\b[^.!?]{0,25}\\b(?:competitor|another (?:provider|company|carrier)|other provider|provider|carrier)\\b",
  ),
  leaves(
    "\\b(?:want|going|like|need|ready|about) to (?:cancel|leave|quit|switch)\\b|\\b(?:i['’]?m|i am|we['’]?re) leaving\\b|\\bi(?:['’]m| am) done with\\b",
  ),
];

/** Writes the rules down, so that SQL and people read the same ones. */
export const writeIssueRules = replace(
  issueRules,
  rows(
    issueRules,
    RULES.map(({ issue, source, pattern, unless, technical, leaves: leaving }, index) => ({
      rule_id: `${source}-${String(index + 1).padStart(2, "0")}`,
      issue,
      source,
      pattern: `(?i)${pattern}`,
      unless_pattern: unless === undefined ? null : `(?i)${unless}`,
      is_technical: technical ?? true,
      wants_to_leave: leaving ?? false,
    })),
  ),
);
