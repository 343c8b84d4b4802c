import { createHash } from "node:crypto";
import { quoteIdentifier, quoteName } from "../identifier";
import type { ReplaceTask } from "../tasks/replace";
import {
  contractCell,
  exitCell,
  functionCells,
  packagesOf,
  parameterCell,
  pipCells,
  titleCell,
} from "./cells";
import { emit, emitQuery, indent } from "./emit";
import { type Cell, renderNotebook } from "./notebook";
import { pythonLiteral, pythonString } from "./python-literal";
import { reasonWhenBroken, ruleTexts } from "./rules";
import { runtimeSource } from "./runtime";

/** The columns in the contract's order: BY NAME needs none, readers do. */
const columnList = ({ target }: ReplaceTask): string =>
  target.columnModels.map(({ name }) => quoteIdentifier(name)).join(", ");

/** True where a row breaks no rule; NULL counts as kept. */
const keepsRules = ({ rules }: ReplaceTask): string =>
  rules.map(({ rule }) => `coalesce(${emit(rule)}, TRUE)`).join("\n    AND ");

/** The statement that recomputes the target. */
export function overwriteSql(task: ReplaceTask): string {
  const into = `INSERT OVERWRITE ${quoteName(task.target.name)} BY NAME`;
  if (task.quarantine === undefined) return `${into}\n${emitQuery(task.query)}`;
  return [
    into,
    `SELECT ${columnList(task)}`,
    "FROM (",
    indent(emitQuery(task.query)),
    ")",
    `WHERE ${keepsRules(task)}`,
  ].join("\n");
}

/** The statement that recomputes the target's quarantine, for a target that has one. */
export function quarantineSql(task: ReplaceTask): string {
  const broken = task.rules.map(({ name, rule }) => reasonWhenBroken(name, `(${emit(rule)})`));
  return [
    `INSERT OVERWRITE ${quoteName(task.quarantine?.name ?? "")} BY NAME`,
    "SELECT",
    `  filter(array(${broken.join(", ")}), reason -> reason IS NOT NULL) AS \`_reasons\`,`,
    `  to_json(struct(${columnList(task)})) AS \`_row\`,`,
    "  CAST(NULL AS TIMESTAMP) AS `_row_ingested_at`,",
    "  CAST(NULL AS STRING) AS `_row_source_file`,",
    "  current_timestamp() AS `_quarantined_at`",
    "FROM (",
    indent(emitQuery(task.query)),
    ")",
    `WHERE NOT (${keepsRules(task)})`,
  ].join("\n");
}

/** Shows the table as the notebook's result, where the task asks for it. */
const displayLines = ({ target, displayBy }: ReplaceTask): readonly string[] =>
  displayBy === undefined
    ? []
    : [
        `display(spark.table(${pythonString(target.name)}).orderBy(${displayBy.map(pythonString).join(", ")}))`,
      ];

/** Names the statements and the functions that they call, so that a changed one is run though no source has changed. */
const digestOf = (texts: readonly string[]): string =>
  createHash("sha256").update(texts.join(";\n")).digest("hex");

/** The notebook of a replace: nothing but a look at the sources' versions when none has changed. */
export function renderReplace(workload: string, task: ReplaceTask): string {
  const target = pythonString(task.target.name);
  const show = displayLines(task);
  const overwrite = overwriteSql(task);
  const quarantine: readonly Cell[] =
    task.quarantine === undefined
      ? []
      : [{ language: "sql", title: "Quarantine", text: quarantineSql(task) }];
  const digest = digestOf([
    ...quarantine.map(({ text }) => text),
    overwrite,
    ...task.functions.map(({ source }) => source),
  ]);
  const report =
    task.quarantine === undefined
      ? `written(spark, ${target})`
      : `judged(spark, ${target}, ${pythonString(task.quarantine.name)}, ${pythonLiteral(ruleTexts(task.rules))})`;
  return renderNotebook([
    titleCell(workload, task.key, task.description),
    ...pipCells(packagesOf(task.functions)),
    parameterCell(["catalog"]),
    { language: "python", title: "Runtime", text: runtimeSource(["contracts", "history", "replace"]) },
    ...functionCells(task.functions),
    contractCell(task.writes),
    {
      language: "python",
      title: "Skip when nothing changed",
      text: [
        "import json",
        "",
        `DIGEST = fingerprint(spark, ${pythonString(digest)}, ${pythonLiteral(task.reads.map(({ name }) => name))})`,
        `if is_current(spark, ${target}, DIGEST):`,
        ...show.map((line) => `    ${line}`),
        '    dbutils.notebook.exit(json.dumps({"status": "skipped"}))',
      ].join("\n"),
    },
    ...quarantine,
    { language: "sql", title: "Compute", text: overwrite },
    {
      language: "python",
      title: "Remember",
      text: [...show, `report = ${report}`, `remember(spark, ${target}, DIGEST)`].join("\n"),
    },
    exitCell(),
  ]);
}
