import type { Expectation } from "../table";
import { emit, sqlString } from "./emit";

/** The rule's name where a row breaks it, else NULL. `condition` is SQL that holds for rows that keep the rule. */
export const reasonWhenBroken = (rule: string, condition: string): string =>
  `CASE WHEN NOT ${condition} THEN ${sqlString(rule)} END`;

/** Each rule as SQL by its name, for the report. */
export const ruleTexts = (rules: readonly Expectation[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rules.map(({ name, rule }) => [name, emit(rule)]));
