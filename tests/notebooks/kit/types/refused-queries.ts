/** What the types of queries must refuse: the code of the compiler's error, then why. */
import { columns, cte, from, int, replace, select, sql, table, unionAll } from "../../../../notebooks/kit";
import { people, teams } from "./compiles";

const pairs = table("gold.pairs", { comment: "Pairs.", columns: { id: int(), team: int() } });
const one = cte(
  "one",
  from({ t: teams }, ({ t }) => columns({ id: t.id, leader: t.leader })),
);

export const refused = () => [
  replace(
    pairs,
    // @ts-expect-error TS2345 a column is missing
    from({ t: teams }, ({ t }) => select({ id: t.id })),
  ),
  replace(
    pairs,
    from({ t: teams }, ({ t }) =>
      // @ts-expect-error TS2353 a column is too many
      select({ id: t.id, team: t.id, more: t.id }),
    ),
  ),
  replace(
    pairs,
    from({ t: teams }, ({ t }) =>
      // @ts-expect-error TS2353 a column is misspelt
      select({ id: t.id, taem: t.id }),
    ),
  ),
  replace(
    pairs,
    from({ t: teams }, ({ t }) =>
      // @ts-expect-error TS2322 a column has another type
      select({ id: t.id, team: t.leader }),
    ),
  ),
  replace(
    pairs,
    from({ o: one }, ({ o }) =>
      // @ts-expect-error TS2322 the CTE's column has another type
      select({ id: o.id, team: o.leader }),
    ),
  ),
  // @ts-expect-error TS2322 a source is a table, a CTE or previous()
  from({ t: "silver.teams" }, () => columns({ id: sql.int`1` })),
  // @ts-expect-error TS2322 a column is an expression, no plain value
  from({ t: teams }, () => columns({ id: 1 })),
  unionAll(
    from({ t: teams }, ({ t }) => columns({ id: t.id })),
    // @ts-expect-error TS2345 every query of a union has the same columns
    from({ p: people }, ({ p }) => columns({ id: p.id })),
  ),
  // @ts-expect-error TS2345 undefined is no SQL
  sql`${undefined}`,
  // @ts-expect-error TS2345 an array is written with list()
  sql`${[1, 2]}`,
  // @ts-expect-error TS2345 a CTE needs an alias
  sql`${one}`,
  // @ts-expect-error TS2345 a date is no literal
  sql`${new Date(0)}`,
];
