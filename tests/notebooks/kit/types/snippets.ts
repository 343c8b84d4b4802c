/**
 * What the types must refuse where the refused expression has no type at all, which the linter would not pass:
 * the code of the compiler's error, the expression, and why.
 */
export const SNIPPETS: readonly (readonly [code: string, expression: string, why: string])[] = [
  ["TS2551", "sums.columns.totals", "a contract has its columns only"],
  ["TS2345", "((of: Expression<'int'>) => of)(sql`1`)", "an untyped fragment has no type"],
  ["TS2339", "string().references((): AnyColumn => people.columns.nobody)", "a reference names a column"],
  [
    "TS2339",
    "table('s.t', { comment: 'One.', columns: { at: string() }, expect: { late: (c) => sql`${c.att}` } })",
    "a rule names columns of the table only",
  ],
  ["TS2345", "over(sql`row_number()`, {})", "a window function has a type"],
  ["TS2339", "from({ t: teams }, ({ t }) => columns({ id: t.name }))", "the table has no such column"],
  ["TS2339", "from({ t: teams }, ({ t, p }) => columns({ id: t.id, name: p }))", "there is no such alias"],
  ["TS2339", "from({ o: leaders }, ({ o }) => columns({ id: o.id }))", "the CTE has no such column"],
  ["TS2345", "replace(teams, people)", "a replace takes a query"],
  [
    "TS2345",
    "upsert(teams, people, () => select({ id: sql.int`1`, leader: sql.string`x` }))",
    "an upsert reads fresh rows",
  ],
  [
    "TS2339",
    "upsert(teams, fresh(people), ({ row, t }) => select({ id: row.team, leader: t }))",
    "only the new rows and what is joined have aliases",
  ],
  [
    "TS2339",
    "append(teams, fresh(people), ({ row }) => select({ id: row.team, leader: row.id }), { require: ({ row }) => ({ known: sql`${row.leader}` }) })",
    "a rule about the source names its columns",
  ],
];

/** The names that the expressions use, on one line. */
export const PRELUDE =
  'import { type AnyColumn, append, columns, cte, type Expression, fresh, from, over, replace, select, sql, string, table, upsert } from "../../../../notebooks/kit"; ' +
  'import { people, sums, teams } from "./compiles"; ' +
  "export const leaders = cte('leaders', from({ t: teams }, ({ t }) => columns({ leader: t.leader })));";
