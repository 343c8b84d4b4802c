import type { PythonFunction } from "../python-function";
import type { AnyTable } from "../table";
import type { Cell } from "./notebook";
import { pythonLiteral, pythonString, pythonText } from "./python-literal";
import { commentClause, createTable } from "./ddl";

/** What the notebook is, for whoever opens it in the workspace. */
export const titleCell = (workload: string, key: string, description: string): Cell => ({
  language: "markdown",
  text: `# ${workload} · ${key}\n\n${description}\n\nGenerated from the contracts of the workload; change those, not this notebook.`,
});

/** Reads job parameters into Python constants of the same name in capitals, and enters the catalog. */
export const parameterCell = (parameters: readonly string[]): Cell => ({
  language: "python",
  title: "Parameters",
  text: [
    ...parameters.map((name) => `dbutils.widgets.text("${name}", "")`),
    ...parameters.map((name) => `${name.toUpperCase()} = dbutils.widgets.get("${name}")`),
    "spark.catalog.setCurrentCatalog(CATALOG)",
  ].join("\n"),
});

/** Installs packages for the notebook: serverless tasks take no libraries of their own. */
export const pipCells = (packages: readonly string[]): readonly Cell[] =>
  packages.length === 0 ? [] : [{ language: "pip", text: packages.join(" ") }];

/** Registers the Python functions that a notebook's SQL calls. */
export function functionCells(functions: readonly PythonFunction[]): readonly Cell[] {
  if (functions.length === 0) return [];
  const sources = new Set(functions.map(({ source }) => source));
  return [
    { language: "python", title: "Functions", text: [...sources].join("\n\n\n") },
    {
      language: "python",
      title: "Register",
      text: [
        "from pyspark.sql.functions import pandas_udf",
        "",
        ...functions.map(
          ({ name, returns }) =>
            `spark.udf.register(${pythonString(name)}, pandas_udf(${name}, ${pythonString(returns)}))`,
        ),
      ].join("\n"),
    },
  ];
}

/** The packages of functions, each once. */
export const packagesOf = (functions: readonly PythonFunction[]): readonly string[] => [
  ...new Set(functions.flatMap(({ pip }) => pip)),
];

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
