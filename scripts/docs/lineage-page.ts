import type { Workload } from "../../notebooks/kit/workload";
import { code, page, table, text } from "./markdown";

/** The picture of each workload's tables, then what each column is made of. */
export async function lineagePage(workloads: readonly Workload[]): Promise<string> {
  return page([
    "# Lineage",
    "Both levels are derived from the SQL of the tasks: no edge is written down anywhere. Tasks that run Python count " +
      "for tables only. A column that follows from no other column, such as a count of rows, has no source.",
    ...workloads.flatMap((workload) => [
      `## ${text(workload.name)}`,
      `![Tables of ${workload.name} by layer, with arrows from each table to those that are made of it](lineage-${workload.name}.svg)`,
      "An arrow points from a table to one that is made of it. Rows that break a rule go to the quarantine table of the same name.",
      "### Columns",
      ...columnBlocks(workload),
    ]),
  ]);
}

function columnBlocks({ lineage, tables }: Workload): readonly string[] {
  return tables.flatMap(({ columnModels, name }) => {
    const rows = columnModels.flatMap((column) => {
      const sources = lineage.columns
        .filter(({ to }) => to === `${name}.${column.name}`)
        .map(({ from }) => code(from));
      return sources.length === 0 ? [] : [[code(column.name), sources.join(", ")]];
    });
    return rows.length === 0 ? [] : [`#### ${text(name)}`, table(["Column", "Made of"], rows)];
  });
}
