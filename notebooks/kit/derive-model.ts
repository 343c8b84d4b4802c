import { deriveGrants } from "./grants";
import type { GraphTask } from "./graph";
import type { Ingestion, TaskModel, WorkloadModel } from "./model";
import { renderFresh } from "./render/fresh-notebook";
import { renderContinuousIngest, renderIngest } from "./render/ingest-notebook";
import { renderPython } from "./render/python-notebook";
import { renderReplace } from "./render/replace-notebook";
import { renderApplyContracts, renderCreateTables } from "./render/set-up";
import type { IngestTask } from "./tasks/ingest";
import type { Task } from "./tasks/task";
import type { Workload } from "./workload";

function render(workload: string, task: Task): string {
  switch (task.kind) {
    case "ingest":
      return renderIngest(workload, task);
    case "upsert":
    case "append":
      return renderFresh(workload, task);
    case "replace":
      return renderReplace(workload, task);
    case "python":
      return renderPython(workload, task);
  }
}

const notebook = (key: string, content: string) =>
  ({ fileName: `${key}.py`, language: "PYTHON", content }) as const;

const taskModel = (workload: string, { task, dependsOn }: GraphTask): TaskModel => ({
  key: task.key,
  description: task.description,
  dependsOn,
  asset: notebook(task.key, render(workload, task)),
  runsOn: task.kind === "python" ? task.runsOn : "job",
});

function setUp({ name, tables }: Workload): readonly TaskModel[] {
  return [
    {
      key: "create_tables",
      description: "Creates the tables by their contracts.",
      dependsOn: [],
      asset: notebook("create_tables", renderCreateTables(name, tables)),
      runsOn: "job",
    },
    {
      key: "apply_contracts",
      description: "Puts keys and tags on the tables.",
      dependsOn: ["create_tables"],
      asset: {
        fileName: "apply_contracts.sql",
        language: "SQL",
        content: renderApplyContracts(name, tables),
      },
      runsOn: "warehouse",
    },
  ];
}

/** Derives what is deployed for a workload: assets, dependencies, grants, and the set-up job. */
export function modelWorkload(workload: Workload, props: { readonly ingestion: Ingestion }): WorkloadModel {
  const { name, graph, tasks } = workload;
  const { schema, volume } = workload.landing;
  const shared = {
    name,
    description: workload.description,
    setup: setUp(workload),
    landing: { schema, volume },
    parameters: Object.fromEntries(workload.parameters.map((each) => [each.name, each.default])),
    services: workload.services.map((each) => ({ name: each.name, secret: each.secret })),
    grants: deriveGrants(tasks),
  };
  const ingestions = tasks.filter((task): task is IngestTask => task.kind === "ingest");
  // A job of its own for no stream at all would fail as soon as it starts.
  if (props.ingestion === "batch" || ingestions.length === 0) {
    return { ...shared, tasks: graph.map((task) => taskModel(name, task)), triggerTables: [] };
  }
  const apart = new Set(ingestions.map(({ key }) => key));
  const rest = graph
    .filter(({ task }) => !apart.has(task.key))
    .map(({ task, dependsOn }) => ({ task, dependsOn: dependsOn.filter((key) => !apart.has(key)) }));
  return {
    ...shared,
    tasks: rest.map((task) => taskModel(name, task)),
    continuous: {
      key: "ingest",
      description: "Reads new files into the bronze tables as they arrive.",
      dependsOn: [],
      asset: notebook("ingest", renderContinuousIngest(name, ingestions)),
      runsOn: "classic",
    },
    triggerTables: ingestions.map(({ target }) => target.name),
  };
}
