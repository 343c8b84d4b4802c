import type { PythonTask } from "../tasks/python-task";
import { contractCell, exitCell, parameterCell, titleCell } from "./cells";
import { type Cell, renderNotebook } from "./notebook";
import { pythonLiteral, pythonString } from "./python-literal";
import { runtimeSource } from "./runtime";

const names = (tables: PythonTask["readsByName"]): string =>
  pythonLiteral(Object.fromEntries(Object.entries(tables).map(([key, { name }]) => [key, name])));

const secretLine = ([name, { key }]: readonly [string, { readonly key: string }]): string =>
  `params[${pythonString(name)}] = dbutils.secrets.get(scope=SECRET_SCOPE, key=${pythonString(key)})`;

/** The notebook of a Python task: parameters, typed bindings, the module's own source, and the call. */
export function renderPython(workload: string, task: PythonTask): string {
  const pip: readonly Cell[] = task.pip.length === 0 ? [] : [{ language: "pip", text: task.pip.join(" ") }];
  const secrets = Object.entries(task.secrets);
  const written = Object.values(task.writesByName);
  return renderNotebook([
    titleCell(workload, task.key, task.description),
    ...pip,
    parameterCell(
      secrets.length === 0 ? ["catalog", "environment"] : ["catalog", "environment", "secret_scope"],
    ),
    { language: "python", title: "Runtime", text: runtimeSource(["contracts"]) },
    contractCell(written),
    {
      language: "python",
      title: "Bindings",
      text: [
        `reads = {key: spark.table(name) for key, name in ${names(task.readsByName)}.items()}`,
        `writes = ${names(task.writesByName)}`,
        `params = ${pythonLiteral({ ...task.params })}`,
        'params["environment"] = ENVIRONMENT',
        ...secrets.map(secretLine),
      ].join("\n"),
    },
    { language: "python", title: "Module", text: task.source },
    { language: "python", title: "Run", text: "report = run(spark, reads, writes, params)" },
    exitCell('{"status": "done", **(report or {})}'),
  ]);
}
