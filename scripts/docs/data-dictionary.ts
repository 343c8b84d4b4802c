import { emit } from "../../notebooks/kit/render/emit";
import type { AnyTable, Expectation } from "../../notebooks/kit/table";
import type { Task } from "../../notebooks/kit/tasks/task";
import type { Workload } from "../../notebooks/kit/workload";
import { anchor, code, page, table, text } from "./markdown";

const LAYERS = ["bronze", "silver", "gold"] as const;

/** Every table of every workload with its columns, keys and rules, from the contracts. */
export async function dataDictionary(workloads: readonly Workload[]): Promise<string> {
  return page([
    "# Data dictionary",
    "Every table by its contract. The catalog is a parameter of the jobs, so names have two levels.",
    ...workloads.flatMap((workload) => [
      `## ${text(workload.name)}`,
      text(workload.description),
      ...LAYERS.flatMap((layer) => layerBlocks(workload, layer)),
      ...quarantineBlocks(workload),
    ]),
  ]);
}

/** The tables of a layer that are no quarantines, each with the task that writes it. */
function tablesIn(
  { tasks }: Workload,
  layer: string,
): readonly { readonly of: AnyTable; readonly task: Task }[] {
  return tasks.flatMap((task) =>
    task.writes.filter((of) => of.schema === layer && of !== quarantineIn(task)).map((of) => ({ of, task })),
  );
}

const quarantineIn = (task: Task): AnyTable | undefined =>
  "quarantine" in task ? task.quarantine : undefined;

function layerBlocks(workload: Workload, layer: string): readonly string[] {
  const tables = tablesIn(workload, layer);
  if (tables.length === 0) return [];
  return [
    `### ${layer}`,
    table(
      ["Table", "A row is"],
      tables.map(({ of }) => [`[${text(of.name)}](#${anchor(of.name)})`, text(of.comment)]),
    ),
    ...tables.flatMap(({ of, task }) => tableBlocks(of, task)),
  ];
}

function tableBlocks(of: AnyTable, task: Task): readonly string[] {
  const references = new Map(
    of.foreignKeys.map(({ column, table: to, target }) => [column, `${to.name}.${target}`]),
  );
  const facts = [
    `Written by the task ${code(task.key)} (${task.kind}).`,
    of.primaryKey.length > 0 ? `Primary key: ${of.primaryKey.map(code).join(", ")}.` : "No primary key.",
    of.clusterBy.length > 0 ? `Clustered by ${of.clusterBy.map(code).join(", ")}.` : "",
  ];
  return [
    `#### ${text(of.name)}`,
    text(of.comment),
    facts.filter((fact) => fact !== "").join(" "),
    table(
      ["Column", "Type", "Null", "Personal data", "What it holds"],
      of.columnModels.map(({ comment, key, name, nullable, pii, type }) => {
        const to = references.get(name);
        return [
          `${code(name)}${key ? " (key)" : ""}`,
          code(type),
          nullable ? "yes" : "no",
          pii === undefined ? "" : text(pii),
          text(comment ?? "") + (to === undefined ? "" : ` Refers to ${code(to)}.`),
        ];
      }),
    ),
    ...ruleBlocks(task),
  ];
}

/** The rules that decide which rows go to a task's quarantine. */
function rulesOf(task: Task): readonly Expectation[] {
  switch (task.kind) {
    case "upsert":
    case "append":
      return [...task.inputRules, ...task.rules];
    case "replace":
      return task.rules;
    case "ingest":
    case "python":
      return [];
  }
}

function ruleBlocks(task: Task): readonly string[] {
  const rules = rulesOf(task);
  const quarantine = quarantineIn(task);
  if (rules.length === 0 || quarantine === undefined) return [];
  return [
    `A row for which one of these is false goes to ${code(quarantine.name)}.`,
    table(
      ["Rule", "SQL"],
      rules.map(({ name, rule }) => [code(name), code(emit(rule))]),
    ),
  ];
}

function quarantineBlocks({ tasks }: Workload): readonly string[] {
  const quarantines = tasks.flatMap((task) => quarantineIn(task) ?? []);
  const [first] = quarantines;
  if (first === undefined) return [];
  return [
    "### Quarantine tables",
    `All of them have the same columns: ${quarantines.map(({ name }) => code(name)).join(", ")}.`,
    table(
      ["Column", "Type", "What it holds"],
      first.columnModels.map(({ comment, name, type }) => [code(name), code(type), text(comment ?? "")]),
    ),
  ];
}
