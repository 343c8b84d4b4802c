import {
  append,
  fresh,
  from,
  ingest,
  landing,
  parameter,
  previous,
  pythonFunction,
  pythonTask,
  replace,
  rows,
  select,
  service,
  sql,
  string,
  table,
  upsert,
} from "../../../../notebooks/kit";
import type { PythonTaskProps } from "../../../../notebooks/kit/tasks/python-task";
import { withModule } from "../python-module";
import { counters, orders, rawOrders } from "../shop";
import { type Case, type Cases, when } from "./case";

const keyless = table("silver.keyless", { comment: "No key.", columns: { id: string().comment("Id.") } });
const keyed = table("silver.keyed", { comment: "Key.", columns: { id: string().primaryKey() } });

const task = (module: string, props: Partial<PythonTaskProps> = {}) =>
  pythonTask("score", { description: "Scores.", module, reads: {}, writes: {}, ...props });

const called = (name: string) => service(name, { secret: "key" });
const told = (name: string) => parameter(name, { default: "", description: "Tells." });
const declared = (name: string, module: string) =>
  pythonFunction(name, { module, takes: ["string"], returns: "string" });

const RUN = "def run(spark, reads, writes, params):\n";

const PLACE = "<module>";

/** What a module with this source is refused for; the path in the message is written as `<module>`. */
const refused = (
  source: string,
  problem: string,
  fix: string,
  path = PLACE,
  use: (module: string) => unknown = task,
): Case =>
  when(
    () =>
      withModule(source, (module) => {
        try {
          return use(module);
        } catch (error) {
          throw new Error(error instanceof Error ? error.message.replaceAll(module, PLACE) : "not an error");
        }
      }),
    path,
    problem,
    fix,
  );

const forbidden = (line: string, call: string): Case =>
  refused(
    `${RUN}    ${line}\n`,
    `line 2 uses ${call}, which serverless and shared clusters do not have`,
    "use the DataFrame or SQL interface instead",
  );

const markup = (line: string): Case =>
  refused(
    `${RUN}    """\n${line}\n    """\n`,
    "line 3 is markup of Databricks notebooks, which would end or change the cell",
    "remove it: the module is one cell of the notebook",
  );

const relative = (line: string): Case =>
  refused(
    `${line}\n\n\n${RUN}    pass\n`,
    `has the relative import "${line.trim()}" of a module that the notebook does not hold`,
    "import packages only, or list the module under helpers, before those that import it",
  );

const given = (props: Partial<PythonTaskProps>, problem: string, fix: string): Case =>
  when(() => withModule(`${RUN}    pass\n`, (module) => task(module, props)), "score", problem, fix);

const notPinned = (requirement: string): Case =>
  given({ pip: [requirement] }, `"${requirement}" is not pinned`, 'pin it as "package==version"');

const badGlob = (files: string): Case =>
  when(
    () => ingest(rawOrders, { files, format: "csv" }),
    "bronze_orders",
    `"${files}" is not a file name pattern`,
    'use a name with wildcards and no folder, such as "orders*.csv"',
  );

const twice = (name: string): string =>
  `gives the parameter "${name}" twice: each of params, parameters, services and the kit's own "environment" needs a name of its own`;

export const taskCases: Cases<
  | "upsertWithoutKey"
  | "duplicateRule"
  | "notBronze"
  | "unsteadyRule"
  | "illegalGlob"
  | "modulePath"
  | "moduleRun"
  | "forbiddenCall"
  | "relativeImport"
  | "notebookMarkup"
  | "illegalParameter"
  | "duplicateParameter"
  | "notPinned"
  | "noRows"
  | "illegalParameterName"
  | "illegalSecret"
  | "moduleFunction"
> = {
  upsertWithoutKey: {
    keyless: when(
      () => upsert(keyless, fresh(rawOrders), ({ row }) => select({ id: row.id })),
      "silver_keyless",
      "merges into silver.keyless, which has no primary key",
      "mark the key columns .primaryKey(), or use append()",
    ),
  },
  duplicateRule: {
    not_null: when(
      () =>
        append(keyed, fresh(rawOrders), ({ row }) => select({ id: row.id }), {
          require: ({ row }) => ({ id_not_null: sql`${row.id} <> ''` }),
        }),
      "silver_keyed",
      'has two rules with the name "id_not_null"',
      "rename the one under require",
    ),
  },
  unsteadyRule: {
    clock: when(
      () =>
        append(keyed, fresh(rawOrders), ({ row }) => select({ id: row.id }), {
          require: () => ({ recent: sql`current_timestamp() > TIMESTAMP'2020-01-01'` }),
        }),
      "recent",
      "uses current_timestamp, whose answer for one row can change while a batch is written",
      "compare with another column, or with a constant",
    ),
  },
  notBronze: {
    silver: when(
      () => ingest(orders, { files: "*.csv", format: "csv" }),
      "silver_orders",
      "ingests into silver.orders, which has no audit columns",
      "declare the table with bronzeTable(), which adds them",
    ),
  },
  illegalGlob: {
    folder: badGlob("orders/*.csv"),
    empty: badGlob(""),
    quote: badGlob('a".csv'),
    braces: badGlob("{a,b}.csv"),
    newline: badGlob("a\n.csv"),
  },
  modulePath: {
    missing: when(
      () => task("/nowhere/score.py"),
      "score",
      'the Python module "/nowhere/score.py" cannot be read',
      "give the path of a .py file beside the task, as new URL or absolute path",
    ),
  },
  moduleRun: {
    helper: refused(
      "def helper():\n    pass\n",
      `"${PLACE}" has no function run(spark, reads, writes, params)`,
      "define `def run(spark, reads, writes, params):` at its top level",
      "score",
    ),
    method: refused(
      `class A:\n    ${RUN}        pass\n`,
      `"${PLACE}" has no function run(spark, reads, writes, params)`,
      "define `def run(spark, reads, writes, params):` at its top level",
      "score",
    ),
  },
  forbiddenCall: {
    context: forbidden("spark.sparkContext.setLogLevel('WARN')", "sparkContext"),
    context_class: forbidden("SparkContext.getOrCreate()", "sparkContext"),
    rdd: forbidden("reads['orders'].rdd.map(str)", "RDDs"),
    parallelize: forbidden("context.parallelize([1])", "RDDs"),
    jvm: forbidden("spark._jvm.java.lang.System.exit(1)", "the JVM gateway (_jvm, _jdf, _jsc)"),
    cache: forbidden("reads['orders'].cache()", "cache() or persist()"),
    persist: forbidden("reads['orders'].persist(LEVEL)", "cache() or persist()"),
    cache_table: forbidden("spark.sql('cache lazy table t')", "CACHE TABLE"),
  },
  relativeImport: {
    module: relative("from .helpers import score"),
    package: relative("from . import helpers"),
    parent: relative("from ..shared.helpers import score"),
  },
  notebookMarkup: {
    command: markup("# COMMAND ----------"),
    indented: markup("    # COMMAND ----------"),
    magic: markup("# MAGIC %sh rm -r /"),
    title: markup("# DBTITLE 1,x"),
    header: markup("# Databricks notebook source"),
  },
  illegalParameter: {
    nan: given({ params: { x: NaN } }, 'the parameter "x" is NaN', "pass a finite number"),
    infinity: given({ params: { x: Infinity } }, 'the parameter "x" is Infinity', "pass a finite number"),
  },
  duplicateParameter: {
    service: given({ params: { k: 1 }, services: [called("k")] }, twice("k"), "rename it"),
    parameter: given({ parameters: [told("k")], services: [called("k")] }, twice("k"), "rename it"),
    landing: given({ params: { landing: "x" }, delivers: landing }, twice("landing"), "rename it"),
    read: given({ reads: { k: orders }, previous: { k: counters } }, twice("k"), "rename it"),
    environment: given({ params: { environment: "x" } }, twice("environment"), "rename it"),
  },
  noRows: {
    none: when(
      () => rows(keyed, []),
      "rows(silver.keyed)",
      "has no rows",
      "give at least one, or leave the task out",
    ),
  },
  illegalParameterName: Object.fromEntries(
    ["catalog", "secret_scope"].map((name) => [
      name,
      when(
        () => told(name),
        `parameter("${name}")`,
        'is a name that every job has: "catalog", "checkpoints", "environment", "landing", "secret_scope", "trigger"',
        "rename it",
      ),
    ]),
  ),
  illegalSecret: {
    underscore: when(
      () => service("language", { secret: "language_key" }),
      'service("language")',
      '"language_key" is not a name of a secret; one is 1 to 127 letters, digits or hyphens',
      "rename it",
    ),
  },
  moduleFunction: {
    other: refused(
      "def other(x):\n    return x\n",
      `"${PLACE}" has no function score`,
      "define `def score(...)` at its top level, over pandas Series",
      'pythonFunction("score")',
      (module) => declared("score", module),
    ),
  },
  notPinned: {
    bare: notPinned("pandas"),
    range: notPinned("pandas>=2"),
    two: notPinned("pandas==2.0 numpy==2.0"),
    option: notPinned("--index-url=https://example.com"),
    newline: notPinned("pandas==2.0\n# COMMAND ----------"),
    wildcard: notPinned("pandas==2.*"),
  },
};

/** Sources that must not be refused: the patterns look at whole words. */
export const accepted = [
  `${RUN}    return {"cached": 1}\n`,
  `from os import path\n\n\n${RUN}    return None\n`,
  `${RUN}    x = 1  # COMMAND ----------\n`,
];

/** A read of what the task itself writes. */
export const counting = replace(
  counters,
  from({ c: previous(counters) }, ({ c }) => select({ n: sql.int`max(${c.n}) + 1` })),
);
