import type { IngestTask } from "../tasks/ingest";
import { call, contractCell, exitCell, parameterCell, titleCell } from "./cells";
import { schemaString } from "./ddl";
import { renderNotebook } from "./notebook";
import { pythonLiteral, pythonString } from "./python-literal";
import { runtimeSource } from "./runtime";

const sourceArguments = (task: IngestTask): Readonly<Record<string, string>> => ({
  columns: pythonLiteral(
    task.fileColumns.map(({ name }) => name),
    "    ",
  ),
  schema: pythonString(schemaString(task.fileColumns)),
  file_format: pythonString(task.format),
  landing: "LANDING",
  files: pythonString(task.files),
  state: `f"{CHECKPOINTS}/${task.key}"`,
});

const RUNTIME = { language: "python", title: "Runtime" } as const;

/** The notebook of one ingestion: everything that is there, then stop. */
export const renderIngest = (workload: string, task: IngestTask): string =>
  renderNotebook([
    titleCell(workload, task.key, task.description),
    parameterCell(["catalog", "landing", "checkpoints"]),
    { ...RUNTIME, text: runtimeSource(["contracts", "checkpoints", "history", "ingest"]) },
    contractCell([task.target]),
    {
      language: "python",
      title: "Ingest",
      text: `report = ${call("ingest_available", ["spark", pythonString(task.target.name)], sourceArguments(task))}`,
    },
    exitCell(),
  ]);

/**
 * The notebook that ingests every table for ever, each in its own stream.
 * With the parameter `trigger` set to `available_now` it stops when everything is read.
 */
export const renderContinuousIngest = (workload: string, tasks: readonly IngestTask[]): string =>
  renderNotebook([
    titleCell(workload, "ingest", "Reads new files into the bronze tables as they arrive."),
    parameterCell(["catalog", "landing", "checkpoints", "trigger"]),
    { ...RUNTIME, text: runtimeSource(["contracts", "checkpoints", "history", "ingest"]) },
    contractCell(tasks.map(({ target }) => target)),
    {
      language: "python",
      title: "Sources",
      text: `sources = {\n${tasks
        .map(
          (task) =>
            `    ${pythonString(task.target.name)}: ${call("dict", [], sourceArguments(task)).replaceAll("\n", "\n    ")},`,
        )
        .join("\n")}\n}`,
    },
    {
      language: "python",
      title: "Ingest",
      text: [
        'if TRIGGER == "available_now":',
        "    reports = {target: ingest_available(spark, target, **source) for target, source in sources.items()}",
        "    report = add_up(reports)",
        "else:",
        "    for target, source in sources.items():",
        "        start_ingest(spark, target=target, trigger=TRIGGER, **source)",
        "    spark.streams.awaitAnyTermination()",
        '    raise RuntimeError("A stream ended; the job starts all of them again.")',
      ].join("\n"),
    },
    exitCell(),
  ]);
