/** Every error of the authoring kit: where, what was got, what is allowed, and the fix. */
export class KitError extends Error {
  override readonly name = "KitError";
  /** What the error is about, such as `silver.orders.order_id`. */
  readonly path: string;

  constructor(path: string, problem: string, fix: string, options?: ErrorOptions) {
    super(`${path}: ${problem}\n  Fix: ${fix}`, options);
    this.path = path;
  }
}

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(", ");

export const errors = {
  illegalIdentifier: (path: string, got: string) =>
    new KitError(
      path,
      `"${got}" is not a legal name; a name is a lower-case letter or underscore, then up to 254 lower-case letters, digits or underscores`,
      "rename it",
    ),
  illegalColumnName: (path: string, got: string) =>
    new KitError(
      path,
      `"${got}" is not a legal column name; a column name is a letter or underscore, then up to 254 letters, digits or underscores`,
      "rename it",
    ),
  repeatedColumn: (table: string, first: string, second: string) =>
    new KitError(
      table,
      `has the columns "${first}" and "${second}", which are one to SQL`,
      "rename one of them",
    ),
  illegalTableName: (got: string) =>
    new KitError(
      `table("${got}")`,
      `"${got}" is not a two-level table name`,
      'write "schema.table"; the catalog is a parameter of the job',
    ),
  illegalVolumeName: (got: string) =>
    new KitError(
      `volume("${got}")`,
      `"${got}" is not a two-level volume name`,
      'write "schema.volume"; the catalog is a parameter of the job',
    ),
  reservedColumn: (table: string, column: string, reserved: readonly string[]) =>
    new KitError(
      `${table}.${column}`,
      `"${column}" is one of the audit columns ${quoted(reserved)}, which the kit writes itself`,
      "remove it from the contract",
    ),
  internalColumn: (table: string, column: string) =>
    new KitError(
      `${table}.${column}`,
      "begins with two underscores, as the columns do that the kit adds while it writes",
      "begin it with one underscore or a letter",
    ),
  noColumns: (table: string) => new KitError(table, "has no columns", "declare at least one column"),
  illegalDecimal: (precision: number, scale: number) =>
    new KitError(
      `decimal(${String(precision)}, ${String(scale)})`,
      "precision must be a whole number from 1 to 38, and scale one from 0 to the precision",
      "use for example decimal(18, 2)",
    ),
  emptyComment: (path: string) =>
    new KitError(path, "has an empty comment", "say what it holds, with its unit"),
  unknownKey: (table: string, kind: string, got: string, columns: readonly string[]) =>
    new KitError(table, `${kind} names "${got}", which is no column of it`, `use one of ${quoted(columns)}`),
  tooManyClusterKeys: (table: string, got: number) =>
    new KitError(
      table,
      `clusters by ${String(got)} columns; liquid clustering takes at most 4`,
      "keep the columns that queries filter by most",
    ),
  repeatedClusterKey: (table: string, column: string) =>
    new KitError(table, `clusters by "${column}" twice`, "name each column once"),
  unclusterable: (table: string, column: string, type: string) =>
    new KitError(
      table,
      `clusters by "${column}" of type ${type}, for which Delta keeps no statistics`,
      "cluster by a number, string, date or timestamp",
    ),
  referenceNotKey: (column: string, target: string) =>
    new KitError(
      column,
      `references ${target}, which is not the whole primary key of its table`,
      "reference the primary key, or mark the referenced column .primaryKey()",
    ),
  referenceType: (column: string, type: string, target: string, targetType: string) =>
    new KitError(
      column,
      `is ${type}, but references ${target} of type ${targetType}`,
      "give both columns the same type",
    ),
  hiddenPii: (table: string, column: string, piiClass: string) =>
    new KitError(
      `${table}.${column}`,
      `holds personal data (${piiClass}), but the table says pii: "none"`,
      'drop the column, or remove pii: "none" from the table',
    ),
  columnMismatch: (table: string, missing: readonly string[], extra: readonly string[]) =>
    new KitError(
      table,
      [
        missing.length > 0 ? `the select lacks ${quoted(missing)}` : "",
        extra.length > 0 ? `the select has ${quoted(extra)}, which the contract has not` : "",
      ]
        .filter((part) => part !== "")
        .join("; "),
      "make the select's keys equal to the contract's columns",
    ),
  columnType: (table: string, column: string, want: string, got: string) =>
    new KitError(
      `${table}.${column}`,
      `is ${want} by its contract, but the select gives ${got}`,
      `write sql.${want.replace(/\(.*/, "")}\`...\` or cast it`,
    ),
  unionMismatch: (query: number, missing: readonly string[], extra: readonly string[]) =>
    new KitError(
      `unionAll, query ${String(query)}`,
      [
        missing.length > 0 ? `lacks ${quoted(missing)}` : "",
        extra.length > 0 ? `has ${quoted(extra)}, which the first query has not` : "",
      ]
        .filter((part) => part !== "")
        .join("; "),
      "give every query the columns of the first",
    ),
  unionType: (query: number, column: string, want: string, got: string) =>
    new KitError(
      `unionAll, query ${String(query)}`,
      `gives "${column}" as ${got}, but the first query gives it as ${want}`,
      "cast it to the type of the first query",
    ),
  noSources: () =>
    new KitError("from()", "has no source", "give at least one, such as from({ o: orders }, ...)"),
  rowAlias: (table: string) =>
    new KitError(
      `fresh(${table})`,
      'joins a source under the alias "row", which names the new rows',
      "give the joined source another alias",
    ),
  duplicateCte: (task: string, name: string) =>
    new KitError(task, `has two different CTEs with the name "${name}"`, "rename one of them"),
  reservedCte: (task: string, name: string) =>
    new KitError(task, `has a CTE "${name}", which is the kit's own name for the new rows`, "rename it"),
  illegalEscape: (got: string) =>
    new KitError(
      "sql`...`",
      `has an escape that JavaScript cannot read in "${got}"`,
      "write each backslash of the SQL twice",
    ),
  illegalInterpolation: (got: string) =>
    new KitError(
      "sql`...`",
      `cannot take ${got}; it takes tables, columns, other sql fragments, strings, numbers, booleans and null`,
      "pass one of those, or unsafeSql(text) for text that must go in as it is",
    ),
  illegalNumber: (got: number) =>
    new KitError("sql`...`", `cannot write the number ${String(got)}`, "pass a finite number"),
  upsertWithoutKey: (task: string, table: string) =>
    new KitError(
      task,
      `merges into ${table}, which has no primary key`,
      "mark the key columns .primaryKey(), or use append()",
    ),
  expectationName: (table: string, name: string) =>
    new KitError(
      `${table}.expect.${name}`,
      "an expectation may not end in _not_null, which the kit uses for NOT NULL columns",
      "rename the expectation",
    ),
  duplicateRule: (task: string, name: string) =>
    new KitError(task, `has two rules with the name "${name}"`, "rename the one under require"),
  notAppended: (workload: string, task: string, source: string, kind: string) =>
    new KitError(
      workload,
      `the task "${task}" takes fresh rows of ${source}, whose rows the ${kind} task changes`,
      "take fresh rows of a table that is ingested or appended to, or recompute with replace()",
    ),
  unsteadyRule: (name: string, call: string) =>
    new KitError(
      name,
      `uses ${call}, whose answer for one row can change while a batch is written`,
      "compare with another column, or with a constant",
    ),
  notBronze: (task: string, table: string) =>
    new KitError(
      task,
      `ingests into ${table}, which has no audit columns`,
      "declare the table with bronzeTable(), which adds them",
    ),
  illegalGlob: (task: string, got: string) =>
    new KitError(
      task,
      `"${got}" is not a file name pattern`,
      'use a name with wildcards and no folder, such as "orders*.csv"',
    ),
  duplicateTask: (workload: string, key: string) =>
    new KitError(workload, `has two tasks with the key "${key}"`, "give one of them another key"),
  illegalTaskKey: (workload: string, key: string) =>
    new KitError(
      workload,
      `the task key "${key}" is not 1 to 100 lower-case letters, digits and underscores`,
      "rename the task",
    ),
  twoWriters: (node: string, first: string, second: string) =>
    new KitError(
      node,
      `is written by two tasks, "${first}" and "${second}"`,
      "let one task write it, or give the second its own table",
    ),
  cycle: (workload: string, path: readonly string[]) =>
    new KitError(
      workload,
      `its tasks wait for each other: ${path.join(" -> ")}`,
      "read one of the tables through previous(), which makes no edge",
    ),
  undeclaredRead: (workload: string, node: string, task: string, writers: readonly string[]) =>
    new KitError(
      workload,
      `the task "${task}" reads ${node}, which no task writes`,
      `add the task that writes it, or list it under sources (this workload writes ${quoted(writers)})`,
    ),
  writtenSource: (workload: string, node: string, task: string) =>
    new KitError(
      workload,
      `${node} is listed under sources, but the task "${task}" writes it`,
      "remove it from sources",
    ),
  twoContracts: (workload: string, name: string) =>
    new KitError(
      workload,
      `two different contracts are named ${name}`,
      "share one contract object, or rename one",
    ),
  danglingReference: (column: string, target: string) =>
    new KitError(
      column,
      `references ${target}, a table that this workload neither writes nor declares as a source`,
      "add its task, or list the table under sources",
    ),
  noRows: (table: string) =>
    new KitError(`rows(${table})`, "has no rows", "give at least one, or leave the task out"),
  twoLandings: (workload: string, volumes: readonly string[]) =>
    new KitError(
      workload,
      `ingests from more than one volume: ${quoted(volumes)}`,
      "let all of its ingestions read one",
    ),
  illegalParameterName: (name: string, reserved: readonly string[]) =>
    new KitError(`parameter("${name}")`, `is a name that every job has: ${quoted(reserved)}`, "rename it"),
  twoParameters: (workload: string, name: string) =>
    new KitError(
      workload,
      `two different parameters or services are named "${name}"`,
      "share one object, or rename one",
    ),
  illegalSecret: (service: string, got: string) =>
    new KitError(
      `service("${service}")`,
      `"${got}" is not a name of a secret; one is 1 to 127 letters, digits or hyphens`,
      "rename it",
    ),
  moduleFunction: (name: string, path: string) =>
    new KitError(
      `pythonFunction("${name}")`,
      `"${path}" has no function ${name}`,
      `define \`def ${name}(...)\` at its top level, over pandas Series`,
    ),
  modulePath: (task: string, got: string, cause?: unknown) =>
    new KitError(
      task,
      `the Python module "${got}" cannot be read`,
      "give the path of a .py file beside the task, as new URL or absolute path",
      { cause },
    ),
  moduleRun: (task: string, got: string) =>
    new KitError(
      task,
      `"${got}" has no function run(spark, reads, writes, params)`,
      "define `def run(spark, reads, writes, params):` at its top level",
    ),
  forbiddenCall: (path: string, call: string, line: number) =>
    new KitError(
      path,
      `line ${String(line)} uses ${call}, which serverless and shared clusters do not have`,
      "use the DataFrame or SQL interface instead",
    ),
  relativeImport: (path: string, line: string) =>
    new KitError(
      path,
      `has the relative import "${line}" of a module that the notebook does not hold`,
      "import packages only, or list the module under helpers, before those that import it",
    ),
  notebookMarkup: (path: string, line: number) =>
    new KitError(
      path,
      `line ${String(line)} is markup of Databricks notebooks, which would end or change the cell`,
      "remove it: the module is one cell of the notebook",
    ),
  illegalParameter: (task: string, name: string, got: number) =>
    new KitError(task, `the parameter "${name}" is ${String(got)}`, "pass a finite number"),
  duplicateParameter: (task: string, name: string) =>
    new KitError(
      task,
      `gives the parameter "${name}" twice: each of params, parameters, services and the kit's own "environment" needs a name of its own`,
      "rename it",
    ),
  notPinned: (task: string, requirement: string) =>
    new KitError(task, `"${requirement}" is not pinned`, 'pin it as "package==version"'),
} as const;
