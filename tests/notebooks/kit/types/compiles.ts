/** What the public types must accept: every line of this file compiles. */
import {
  type AnyColumn,
  type AnyTable,
  append,
  array,
  bigint,
  columns,
  cte,
  date,
  decimal,
  type Expression,
  fresh,
  from,
  int,
  list,
  over,
  previous,
  replace,
  select,
  sql,
  string,
  type Table,
  table,
  timestamp,
  unionAll,
  unsafeSql,
  upsert,
} from "../../../../notebooks/kit";

export const people = table("silver.people", {
  comment: "People who refer to each other.",
  columns: {
    id: string().primaryKey().comment("Person."),
    manager: string().references((): AnyColumn => people.columns.id),
    team: int().references((): AnyColumn => teams.columns.id),
    born: date(),
    at: timestamp().notNull(),
    salary: decimal(18, 2).pii("identifier"),
    tags: array(string()),
  },
  clusterBy: ["born", "team"],
  expect: { paid: (c) => sql`${c.salary} > ${0}` },
});

export const teams = table("silver.teams", {
  comment: "Teams, whose leader is a person.",
  columns: { id: int().primaryKey(), leader: string().references((): AnyColumn => people.columns.id) },
});

export const sums = table("gold.sums", {
  comment: "Sums.",
  columns: { id: int().primaryKey(), total: decimal(18, 2), people: bigint(), first: string() },
});

/** Columns keep their types. */
export const typesOfColumns = (): readonly [
  Expression<"decimal(18,2)">,
  Expression<"array<string>">,
  Expression<"timestamp">,
] => [people.columns.salary, people.columns.tags, people.columns.at];

/** A contract is a table whose columns nobody looks at. */
export const anyTables: readonly AnyTable[] = [people, teams, sums];

const grouped = cte(
  "grouped",
  from({ p: people }, ({ p }) =>
    columns(
      {
        team: p.team,
        total: sql.decimal(18, 2)`CAST(sum(${p.salary}) AS DECIMAL(18,2))`,
        people: sql.bigint`count(*)`,
        first: over(sql.string`first_value(${p.id})`, {
          partitionBy: [p.team],
          orderBy: [sql`${p.at} DESC`],
        }),
      },
      sql`WHERE ${p.born} IN (${list([p.born, sql`current_date()`])})`,
    ),
  ),
);

/** The columns of a CTE have the types of its expressions. */
export const fromCte = () =>
  replace(
    sums,
    from({ g: grouped, t: teams, old: previous(sums) }, ({ g, t, old }) =>
      select(
        { id: t.id, total: g.total, people: g.people, first: old.first },
        sql`JOIN ${t} ON ${t.id} = ${g.team} LEFT JOIN ${old} ON ${old.id} = ${t.id}`,
      ),
    ),
  );

/** The order of a select's keys is free. */
export const fromUnion = () => {
  const one = from({ s: sums }, ({ s }) =>
    columns({ id: s.id, total: s.total, people: s.people, first: s.first }),
  );
  const other = from({ s: sums }, ({ s }) =>
    columns({ first: s.first, people: s.people, total: s.total, id: s.id }),
  );
  return replace(sums, unionAll(one, other), { displayBy: ["id"] });
};

/** The aliases of fresh rows and of what they are joined to. */
export const merged = () =>
  upsert(
    sums,
    fresh(teams, { g: grouped }),
    ({ row, g }) =>
      select(
        { id: row.id, total: g.total, people: g.people, first: row.leader },
        sql`LEFT JOIN ${g} ON ${g.team} = ${row.id}`,
      ),
    { latestBy: "people", require: ({ row, g }) => ({ known: sql`${row.leader} = ${g.first}` }) },
  );

export const appended = () =>
  append(teams, fresh(people), ({ row }) =>
    select({ id: sql.int`hash(${row.id})`, leader: sql.string`${unsafeSql("NULL")}` }),
  );

/** A contract with known columns is accepted where only those are asked for. */
export const narrow: Table<{ readonly id: "int" }> = teams;
