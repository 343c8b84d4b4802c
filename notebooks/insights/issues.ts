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

const text = (issue: string, pattern: string): Rule => ({ issue, source: "text", pattern });

/** A wish that is denied, or asked about, is none. */
const DENIED =
  "\\b(?:not|never|n['’]t|without)\\s+(?:(?:going|want(?:ing)?|plan(?:ning)?|looking|intend(?:ing)?|trying|about)\\s+)?" +
  "(?:to\\s+)?(?:cancel|switch|leave|leaving|terminate|move)";

/** A wish to leave is stated in a sentence, which key phrases take apart. */
const leaves = (pattern: string, unless?: string): Rule => ({
  issue: "",
  source: "text",
  pattern,
  unless: unless === undefined ? DENIED : `${DENIED}|${unless}`,
  technical: false,
  leaves: true,
});

const SERVICE = "(?:service|contract|subscription|plan|account|line|everything|internet|phone|tv)";
const I_WILL = "\\b(?:(?:i|we)(?:['’](?:m|ll|re)| am| will| are)(?: going to)?) ";

const RULES: readonly Rule[] = [
  phrase(
    "connection drops",
    "\\b(?:drops?|dropping|dropped|dropouts?|disconnect\\w*|outage|no (?:internet|connection)|offline)\\b",
  ),
  phrase(
    "no signal",
    "\\b(?:no|weak|bad|poor|lost) (?:\\w+ )?(?:signal|reception|coverage)\\b|\\bsignal (?:loss|problem|issue)s?\\b",
  ),
  phrase(
    "slow speed",
    "\\bslow(?:er)? (?:internet|connection|speeds?|wi-?fi|network|download|upload|line)\\b|\\b(?:speeds?|buffering|lag|lagging|latency|\\d+ ?(?:mbps|mbit))\\b",
  ),
  phrase("router", "\\b(?:router|modem|gateway|red light|router light|wi-?fi)\\b"),
  phrase("missed visit", "\\b(?:technicians?|engineer|installer)\\b"),
  text(
    "connection drops",
    "\\b(?:(?:internet|wi-?fi|connection|line|network)\\b[^.!?]{0,40}\\b(?:drop\\w*|down|dead|out|gone|cut(?:s|ting)?)|keeps? (?:dropping|disconnecting|cutting)|drop-?outs?|disconnects|interrupted)\\b",
  ),
  text(
    "no signal",
    "\\b(?:no|zero|without) (?:signal|service|reception|bars|network)\\b|\\bsignal\\b[^.!?]{0,20}\\b(?:disappear\\w*|vanish\\w*|gone|lost)\\b",
  ),
  text(
    "slow speed",
    "\\b(?:internet|connection|wi-?fi|network|line|downloads?|uploads?|pages?|videos?|speeds?|it)\\b[^.!?]{0,40}\\b(?:slow|slower|crawl\\w*|lagging)\\b|\\bbuffering\\b|\\btakes? (?:ages|forever) to load\\b|\\b\\d+ ?(?:mbps|mbit)\\b",
  ),
  text(
    "missed visit",
    "\\b(?:technician|engineer|installer)\\b[^.!?]{0,40}\\b(?:never|no[- ]show|did ?n['’]?t|not|missed|late)\\b|\\b(?:nobody|no one|no-?one) (?:came|showed|turned) ?(?:up)?\\b",
  ),
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
  leaves(
    `\\b(?:cancel(?:l?ing)?|terminat(?:e|ing)|ending|(?:end|close) (?:my|our)|quit(?:ting)?)\\b[^.!?]{0,30}\\b${SERVICE}\\b`,
  ),
  leaves(
    "\\b(?:switch(?:ing)?|mov(?:e|ing)|go(?:ing)?|chang(?:e|ing))\\b[^.!?]{0,25}\\b(?:competitor|another (?:provider|company|carrier)|other provider|provider|carrier)\\b",
  ),
  leaves(
    `${I_WILL}(?:move|moving|switch|switching) to\\b`,
    "\\b(?:house|flat|apartment|address|home|street|room|abroad)\\b",
  ),
  leaves(
    "\\b(?:want|going|like|need|ready|about|decided) to (?:cancel|leave|quit|switch)\\b|\\bwant out of\\b|\\bsigned with\\b|\\btake me off\\b" +
      "|\\b(?:i['’]?m|i am|we['’]?re|we are) leaving\\b|\\bi(?:['’]m| am) done with\\b",
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
