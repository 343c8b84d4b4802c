import type { AnyTable } from "../table";
import type { Cell } from "./notebook";
import { pythonLiteral, pythonString, pythonText } from "./python-literal";
import { commentClause, createTable } from "./ddl";

/** A parameter that every workload job has. */
export type JobParameter = "catalog" | "landing" | "checkpoints" | "environment" | "trigger" | "secret_scope";

/** What the notebook is, for whoever opens it in the workspace. */
export const titleCell = (workload: string, key: string, description: string): Cell => ({
  language: "markdown",
  text: `# ${workload} · ${key}\n\n${description}\n\nGenerated from the contracts of the workload; change those, not this notebook.`,
});

/** Reads job parameters into Python constants of the same name in capitals, and enters the catalog. */
export const parameterCell = (parameters: readonly JobParameter[]): Cell => ({
  language: "python",
  title: "Parameters",
  text: [
    ...parameters.map((name) => `dbutils.widgets.text("${name}", "")`),
    ...parameters.map((name) => `${name.toUpperCase()} = dbutils.widgets.get("${name}")`),
    "spark.catalog.setCurrentCatalog(CATALOG)",
  ].join("\n"),
});

/** The call that creates a table by its contract, or adds the columns that it lacks. */
function ensureTable(table: AnyTable): string {
  const { name, columnModels } = table;
  const columns = Object.fromEntries(
    columnModels.map((column) => [column.name, [column.type, commentClause(column)]]),
  );
  return call("ensure_table", ["spark", pythonString(name)], {
    create: pythonText(createTable(table)),
    columns: pythonLiteral(columns, "    "),
  });
}

/** Creates tables by their contracts, or adds the columns that they lack. */
export const contractCell = (tables: readonly AnyTable[]): Cell => ({
  language: "python",
  title: "Contract",
  text: tables.map(ensureTable).join("\n"),
});

/** A call with keyword arguments, one a line; values are Python already. */
export const call = (
  name: string,
  positional: readonly string[],
  keywords: Readonly<Record<string, string>>,
): string =>
  [
    `${name}(`,
    ...positional.map((value) => `    ${value},`),
    ...Object.entries(keywords).map(([key, value]) => `    ${key}=${value},`),
    ")",
  ].join("\n");

/** Ends the notebook with a report for the job and the local engine. */
export const exitCell = (report = "report"): Cell => ({
  language: "python",
  title: "Report",
  text: `import json\n\ndbutils.notebook.exit(json.dumps(${report}))`,
});
