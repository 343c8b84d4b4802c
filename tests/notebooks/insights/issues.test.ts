import { writeIssueRules } from "../../../notebooks/insights/issues";

interface Rule {
  readonly issue: string;
  readonly source: string;
  readonly pattern: RegExp;
  readonly unless: RegExp | undefined;
  readonly leaves: boolean;
}

const regex = (text: unknown): RegExp => new RegExp(String(text).replace("(?i)", ""), "iu");

function rulesOf(): readonly Rule[] {
  const { from } = writeIssueRules.query;
  if (from.kind !== "rows") return [];
  return from.rows.map(([, issue, source, pattern, unless, , leaves]) => ({
    issue: String(issue),
    source: String(source),
    pattern: regex(pattern),
    unless: unless === null ? undefined : regex(unless),
    leaves: leaves === true,
  }));
}

const rules = rulesOf();
const met = (text: string): readonly Rule[] =>
  rules.filter(
    ({ source, pattern, unless }) => source === "text" && pattern.test(text) && !unless?.test(text),
  );
const leaves = (text: string): boolean => met(text).some((rule) => rule.leaves);
const issues = (text: string): readonly string[] => [
  ...new Set(met(text).flatMap(({ issue }) => (issue === "" ? [] : [issue]))),
];

test.each([
  "I am going to cancel my service and switch to a competitor.",
  "If this is not fixed by Monday I will cancel my contract.",
  "The router does not work when I switch it on. Cancel my service now!",
  "I am moving to Kestrel Net because you treat customers like dirt.",
  "I will move to Castle Broadband next month.",
  "I have decided to leave.",
  "That is why I want out of my contract.",
  "Please close my account.",
])("a wish to leave: %s", (text) => {
  expect(leaves(text)).toBe(true);
});

test.each([
  "I do not want to cancel my contract.",
  "Is the deposit refunded at the end of the contract?",
  "I will move to a new flat in May, does my line move with me?",
  "I want to upgrade to the sports package.",
  "My internet disconnects when I switch on the microwave.",
])("no wish to leave: %s", (text) => {
  expect(leaves(text)).toBe(false);
});

test.each([
  ["My internet has been dropping every 10 minutes.", ["connection drops"]],
  ["THE TECHNICIAN NEVER SHOWED UP!", ["missed visit"]],
  ["The signal disappears in the middle of every call.", ["no signal"]],
  ["Web pages take ages to load.", ["slow speed"]],
  ["Your support is slow to answer my billing question.", []],
  ["I see a $20 charge I don't recognize on my latest bill.", []],
])("the issues of %s", (text, expected) => {
  expect(issues(text)).toEqual(expected);
});
