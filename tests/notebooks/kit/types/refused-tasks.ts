/** What the types of tasks must refuse: the code of the compiler's error, then why. */
import {
  append,
  fresh,
  from,
  ingest,
  pythonTask,
  replace,
  select,
  type TaskModel,
  upsert,
  workload,
} from "../../../../notebooks/kit";
import { people, teams } from "./compiles";

export const refused = () => [
  upsert(teams, fresh(people), ({ row }) =>
    // @ts-expect-error TS2345 a column is missing
    select({ id: row.team }),
  ),
  upsert(teams, fresh(people), ({ row }) =>
    // @ts-expect-error TS2353 a column is too many
    select({ id: row.team, leader: row.id, name: row.id }),
  ),
  append(teams, fresh(people), ({ row }) =>
    // @ts-expect-error TS2322 a column has another type
    select({ id: row.id, leader: row.id }),
  ),
  upsert(teams, fresh(people), ({ row }) => select({ id: row.team, leader: row.id }), {
    // @ts-expect-error TS2322 the latest row is told by a column of the target
    latestBy: "born",
  }),
  append(teams, fresh(people), ({ row }) => select({ id: row.team, leader: row.id }), {
    // @ts-expect-error TS2353 nothing that is appended supersedes another row
    latestBy: "id",
  }),
  replace(
    teams,
    from({ t: teams }, ({ t }) => select({ id: t.id, leader: t.leader })),
    // @ts-expect-error TS2322 what is shown is ordered by columns of the target
    { displayBy: ["born"] },
  ),
  // @ts-expect-error TS2322 a file is CSV or JSON
  ingest(people, { files: "*.xml", format: "xml" }),
  // @ts-expect-error TS2345 somebody fills what no task writes: sources are stated
  workload("shop", { description: "A shop.", tasks: [] }),
  pythonTask("score", {
    description: "Scores.",
    module: "/score.py",
    // @ts-expect-error TS2322 a binding is a contract
    reads: { people: "silver.people" },
    writes: { teams },
    // @ts-expect-error TS2322 a parameter is a plain value
    params: { limits: [1, 2] },
    // @ts-expect-error TS2322 a service is declared, not named
    services: ["language"],
  }),
];

// @ts-expect-error TS2540 a model is read-only
export const change = (of: TaskModel) => (of.key = "other");
