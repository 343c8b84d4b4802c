import { quoteIdentifier, quoteName } from "../identifier";
import type { AUDIT_COLUMNS } from "../table";
import type { FreshTask } from "../tasks/upsert";
import {
  call,
  contractCell,
  exitCell,
  functionCells,
  packagesOf,
  parameterCell,
  pipCells,
  titleCell,
} from "./cells";
import { emit, emitQuery, indent } from "./emit";
import { renderNotebook } from "./notebook";
import { pythonLiteral, pythonString, pythonText } from "./python-literal";
import { reasonWhenBroken, ruleTexts } from "./rules";
import { runtimeSource } from "./runtime";

/** The audit columns of the new row, where its source has them. */
function provenance({ source }: FreshTask): readonly string[] {
  const audited = source.audited;
  const column = (name: keyof typeof AUDIT_COLUMNS, type: string): string =>
    audited ? `\`row\`.${quoteIdentifier(name)}` : `CAST(NULL AS ${type})`;
  return [
    `${column("_ingested_at", "TIMESTAMP")} AS \`__ingested_at\``,
    `${column("_source_file", "STRING")} AS \`__source_file\``,
    "to_json(struct(`row`.*)) AS `__row`",
  ];
}

const inputColumn = (rule: string): string => quoteIdentifier(`__rule_${rule}`);

/** Rules about the source's columns are decided beside the query, where those columns can be named. */
const inputColumns = ({ inputRules }: FreshTask): readonly string[] =>
  inputRules.map(({ name, rule }) => `(${emit(rule)}) AS ${inputColumn(name)}`);

/** The task's query with, for each row, the names of the rules that it breaks. */
export function judgeSql(task: FreshTask): string {
  const broken = [
    ...task.inputRules.map(({ name }) => reasonWhenBroken(name, inputColumn(name))),
    ...task.rules.map(({ name, rule }) => reasonWhenBroken(name, `(${emit(rule)})`)),
  ];
  const reasons =
    broken.length === 0
      ? "CAST(array() AS ARRAY<STRING>)"
      : `filter(\n    array(\n${broken.map((each) => `      ${each}`).join(",\n")}\n    ),\n    reason -> reason IS NOT NULL\n  )`;
  return [
    `SELECT *, ${reasons} AS \`__reasons\``,
    "FROM (",
    indent(emitQuery(task.query, [...provenance(task), ...inputColumns(task)])),
    ")",
  ].join("\n");
}

/** Which of several rows with one key is the latest: that one first, ties decided by content, never by chance. */
const orderSql = ({ latestBy, tieBy }: FreshTask): string =>
  [
    ...(latestBy === undefined ? [] : [quoteIdentifier(latestBy)]),
    "`__ingested_at`",
    ...tieBy.map(quoteIdentifier),
    "`__source_file`",
    "`__row`",
  ]
    .map((column) => `${column} DESC NULLS LAST`)
    .join(", ");

/** The merge of `latest_rows` into the target; a row that changes nothing is not written. */
export function mergeSql({ target, latestBy }: FreshTask): string {
  const names = target.columnModels.map(({ name }) => name);
  const key = target.primaryKey;
  const rest = names.filter((name) => !key.includes(name));
  const at = (owner: string, name: string): string => `${owner}.${quoteIdentifier(name)}`;
  const differs = rest.map((name) => `NOT (${at("old", name)} <=> ${at("new", name)})`).join(" OR ");
  const newer =
    latestBy === undefined
      ? ""
      : `(${at("old", latestBy)} IS NULL OR ${at("new", latestBy)} >= ${at("old", latestBy)}) AND `;
  const update =
    rest.length === 0
      ? []
      : [
          `WHEN MATCHED AND ${newer}(${differs}) THEN UPDATE SET`,
          rest.map((name) => `  ${quoteIdentifier(name)} = ${at("new", name)}`).join(",\n"),
        ];
  return [
    `MERGE INTO ${quoteName(target.name)} AS old`,
    "USING latest_rows AS new",
    `ON ${key.map((name) => `${at("old", name)} = ${at("new", name)}`).join(" AND ")}`,
    ...update,
    `WHEN NOT MATCHED THEN INSERT (${names.map(quoteIdentifier).join(", ")})`,
    `VALUES (${names.map((name) => at("new", name)).join(", ")})`,
  ].join("\n");
}

/** The notebook of an upsert or append. */
export function renderFresh(workload: string, task: FreshTask): string {
  const merges = task.kind === "upsert";
  const rules = ruleTexts([...task.inputRules, ...task.rules]);
  return renderNotebook([
    titleCell(workload, task.key, task.description),
    ...pipCells(packagesOf(task.functions)),
    parameterCell(["catalog", "checkpoints"]),
    { language: "python", title: "Runtime", text: runtimeSource(["contracts", "checkpoints", "fresh"]) },
    ...functionCells(task.functions),
    contractCell([task.target, task.quarantine]),
    {
      language: "python",
      title: "Statements",
      text: [
        `JUDGE = ${pythonText(judgeSql(task))}`,
        `MERGE = ${merges ? pythonText(mergeSql(task)) : '""'}`,
      ].join("\n"),
    },
    {
      language: "python",
      title: "Write",
      text: `report = ${call("write_fresh", ["spark"], {
        catalog: "CATALOG",
        source: pythonString(task.source.name),
        target: pythonString(task.target.name),
        quarantine: pythonString(task.quarantine.name),
        judge: "JUDGE",
        rules: pythonLiteral(rules, "    "),
        keys: pythonLiteral(merges ? task.target.primaryKey : []),
        order: pythonString(orderSql(task)),
        merge: "MERGE",
        joins: pythonLiteral(task.joins),
        state: `f"{CHECKPOINTS}/${task.key}"`,
      })}`,
    },
    exitCell(),
  ]);
}
