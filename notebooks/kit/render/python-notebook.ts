import { serviceParameters } from "../service";
import type { PythonTask } from "../tasks/python-task";
import { contractCell, exitCell, parameterCell, pipCells, titleCell } from "./cells";
import { renderNotebook } from "./notebook";
import { pythonLiteral, pythonString } from "./python-literal";
import { runtimeSource } from "./runtime";

const names = (tables: PythonTask["readsByName"]): string =>
  pythonLiteral(Object.fromEntries(Object.entries(tables).map(([key, { name }]) => [key, name])));

/** What `params` gives for each service: its address, and a key or the name of a credential. */
const serviceLines = ({ services }: PythonTask): readonly string[] =>
  services.map(({ name, secret }) => {
    const prefix = name.toUpperCase();
    return [
      `params[${pythonString(name)}] = {`,
      `    "endpoint": ${prefix}_ENDPOINT,`,
      `    "key": dbutils.secrets.get(scope=SECRET_SCOPE, key=${pythonString(secret)}) if SECRET_SCOPE and not ${prefix}_CREDENTIAL else None,`,
      `    "credential": ${prefix}_CREDENTIAL or None,`,
      "}",
    ].join("\n");
  });

/** The notebook of a Python task: parameters, typed bindings, the module's own source, and the call. */
export function renderPython(workload: string, task: PythonTask): string {
  const { parameters, services } = task;
  return renderNotebook([
    titleCell(workload, task.key, task.description),
    ...pipCells(task.pip),
    parameterCell([
      "catalog",
      "environment",
      ...(task.delivers.length === 0 ? [] : ["landing"]),
      ...(services.length === 0 ? [] : ["secret_scope"]),
      ...services.flatMap(({ name }) => serviceParameters(name)),
      ...parameters.map(({ name }) => name),
    ]),
    { language: "python", title: "Runtime", text: runtimeSource(["contracts"]) },
    // What an earlier run left is empty, not missing, where there was none.
    contractCell([...new Set([...task.writes, ...task.readsPrevious])]),
    {
      language: "python",
      title: "Bindings",
      text: [
        `reads = {key: spark.table(name) for key, name in ${names(task.readsByName)}.items()}`,
        `writes = ${names(task.writesByName)}`,
        `params = ${pythonLiteral({ ...task.params })}`,
        'params["environment"] = ENVIRONMENT',
        ...(task.delivers.length === 0 ? [] : ['params["landing"] = LANDING']),
        ...parameters.map(({ name }) => `params[${pythonString(name)}] = ${name.toUpperCase()}`),
        ...serviceLines(task),
      ].join("\n"),
    },
    { language: "python", title: "Module", text: task.source },
    { language: "python", title: "Run", text: "report = run(spark, reads, writes, params)" },
    exitCell('{"status": "done", **(report or {})}'),
  ]);
}
