import { array, string, timestamp } from "./column";
import { errors } from "./errors";
import { sql } from "./sql";
import { type AnyTable, type Expectation, table } from "./table";

/** Every rule that rows of a table must keep: its NOT NULL columns first, then its expectations. */
export function rulesOf(of: AnyTable): readonly Expectation[] {
  const notNull = of.columnModels
    .filter(({ nullable }) => !nullable)
    .map(({ name }) => ({ name: `${name}_not_null`, rule: sql`${of.bareColumn(name)} IS NOT NULL` }));
  return [...notNull, ...of.expectations.map(steady)];
}

const UNSTEADY = /\b(?:current_timestamp|current_date|localtimestamp|now|rand|randn|random|uuid|shuffle)\b/i;

/**
 * Returns a rule that gives one answer for one row, and throws for one that does not.
 * A row is judged more than once, to count, to quarantine and to write: another answer would lose or double it.
 */
export function steady(expectation: Expectation): Expectation {
  for (const node of expectation.rule.nodes) {
    const found = node.kind === "text" ? UNSTEADY.exec(node.text)?.[0] : undefined;
    if (found !== undefined) throw errors.unsteadyRule(expectation.name, found);
  }
  return expectation;
}

const quarantines = new WeakMap<AnyTable, AnyTable>();

const declareQuarantine = (of: AnyTable) =>
  table(of.quarantineName, {
    comment: `Rows that broke a rule of ${of.name}, with the names of the rules.`,
    columns: {
      _reasons: array(string()).notNull().comment("Names of the rules that the row broke."),
      _row: string().notNull().pii("free_text").comment("The row as it came, as JSON."),
      _row_ingested_at: timestamp().comment(
        "When the row was first read, UTC; null if its source does not say.",
      ),
      _row_source_file: string().comment(
        "Path of the file that the row came from; null if its source does not say.",
      ),
      _quarantined_at: timestamp().notNull().comment("When the row was put here, UTC."),
    },
    clusterBy: ["_quarantined_at"],
  });

/** The table that takes the rows that break a rule of another. */
export function quarantineOf(of: AnyTable): AnyTable {
  const known = quarantines.get(of);
  if (known !== undefined) return known;
  const made: AnyTable = declareQuarantine(of);
  quarantines.set(of, made);
  return made;
}
