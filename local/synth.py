"""Reads the jobs, notebooks and SQL files of one environment from `cdktf.out`: the very files Terraform uploads."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from local import errors
from local.data_factory.definition import Pipeline
from local.data_factory.reading import binary_datasets, external_volumes, pipelines, started_jobs

_REFERENCE = re.compile(r"^\$\{(?P<type>databricks_notebook|databricks_workspace_file)\.(?P<id>[^.}]+)\.path\}$")


@dataclass(frozen=True)
class Asset:
    """One uploaded file: `name` is its path below the output folder, `sha256` that of its bytes.

    A pipeline is no file of its own: its name says where in its stack it stands, and the hash is that of its text.
    """

    path: Path
    name: str
    kind: Literal["notebook", "sql", "pipeline"]
    sha256: str


@dataclass(frozen=True)
class Task:
    """One task of a job; `parameters` are those of the job, overlaid on its `own`, which may refer to the job's."""

    key: str
    depends_on: tuple[str, ...]
    asset: Asset
    parameters: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """One `databricks_job`; `name` still carries the environment."""

    name: str
    tasks: tuple[Task, ...]
    parameters: Mapping[str, str]

    def given(self, values: Mapping[str, str]) -> "Job":
        """The job as started with values for its parameters; those that it does not have are left out."""
        parameters = {name: values.get(name, default) for name, default in self.parameters.items()}
        tasks = tuple(replace(task, parameters=_overlaid(task.own, parameters)) for task in self.tasks)
        return replace(self, tasks=tasks, parameters=parameters)


@dataclass(frozen=True)
class Workload:
    """A main job with what surrounds it; `ingest` exists when ingestion is continuous.

    `pipeline` is that of the data factory which brings the files and then starts the main job.
    """

    name: str
    main: Job
    setup: Job | None
    ingest: Job | None
    pipeline: Pipeline | None = None

    @property
    def jobs(self) -> list[Job]:
        """In the order in which they run."""
        return [job for job in (self.setup, self.ingest, self.main) if job is not None]

    def given(self, values: Mapping[str, str]) -> "Workload":
        """The workload with its jobs started with values for their parameters."""
        return replace(
            self,
            main=self.main.given(values),
            setup=self.setup and self.setup.given(values),
            ingest=self.ingest and self.ingest.given(values),
        )

    @property
    def landing(self) -> str | None:
        """The logical folder that its jobs read files from, where they read any."""
        jobs = [self.main, *([self.ingest] if self.ingest else [])]
        return next((job.parameters["landing"].rstrip("/") for job in jobs if "landing" in job.parameters), None)

    @property
    def delivered_to(self) -> str | None:
        """The logical folder that its files are delivered to: where the pipeline takes them, or the jobs read them."""
        return self.landing if self.pipeline is None else self.pipeline.copying().source


@dataclass(frozen=True)
class Synthesis:
    """One environment: its workloads by name, and the schemas that Terraform makes before any job runs."""

    workloads: Mapping[str, Workload]
    schemas: frozenset[str]


def load(out: Path, environment: str) -> Synthesis:
    """Reads every stack of an environment.

    Raises LocalError where there is no output, no such environment, or a job that cannot be resolved.
    """
    stacks = sorted((out / "stacks").glob("*/cdk.tf.json"))
    if not stacks:
        raise errors.no_synthesis(out)
    read = {stack: _resources(stack) for stack in stacks if stack.parent.name.startswith(f"{environment}-")}
    jobs: dict[str, Job] = {}
    schemas: set[str] = set()
    for stack, resources in read.items():
        schemas |= {str(schema["name"]) for schema in resources.get("databricks_schema", {}).values()}
        for job in resources.get("databricks_job", {}).values():
            jobs[job["name"]] = _job(out, stack, resources, job)
    if not jobs:
        raise errors.no_environment(out, environment, {stack.parent.name.split("-")[0] for stack in stacks})
    return Synthesis(_group(jobs, _pipelines(out, read), f"{environment}-"), frozenset(schemas))


def _pipelines(out: Path, read: Mapping[Path, Mapping[str, Any]]) -> dict[str, Pipeline]:
    """The pipelines of an environment, by the name of the job that they start."""
    datasets = {each.name: each for resources in read.values() for each in binary_datasets(resources)}
    stores = [each for resources in read.values() for each in external_volumes(resources)]
    found: dict[str, Pipeline] = {}
    for stack, resources in read.items():
        for pipeline in pipelines(out, stack, resources, datasets, stores):
            for identifier in started_jobs(pipeline) & resources.get("databricks_job", {}).keys():
                job = resources["databricks_job"][identifier]["name"]
                if job in found:
                    raise errors.two_pipelines(job, [found[job].name, pipeline.name])
                found[job] = pipeline
    return found


def _group(jobs: Mapping[str, Job], pipelines: Mapping[str, Pipeline], prefix: str) -> dict[str, Workload]:
    helpers = {f"{name}{suffix}" for name in jobs for suffix in ("-setup", "-ingest")}
    names = [name for name in jobs if name not in helpers]
    return {
        name.removeprefix(prefix): Workload(
            name=name.removeprefix(prefix),
            main=jobs[name],
            setup=jobs.get(f"{name}-setup"),
            ingest=jobs.get(f"{name}-ingest"),
            pipeline=pipelines.get(name),
        )
        for name in names
    }


def _resources(path: Path) -> dict[str, dict[str, Any]]:
    """The resources of a stack by type and id."""
    try:
        found = json.loads(path.read_text(encoding="utf-8")).get("resource", {})
    except (OSError, ValueError, AttributeError) as cause:
        raise errors.unreadable_stack(path, str(cause)) from cause
    return dict(found)


def _job(out: Path, stack: Path, resources: Mapping[str, Any], job: Mapping[str, Any]) -> Job:
    parameters = {str(item["name"]): str(item.get("default", "")) for item in job.get("parameter", [])}
    tasks = tuple(_task(out, stack, resources, job["name"], parameters, task) for task in job.get("task", []))
    return Job(name=job["name"], tasks=tasks, parameters=parameters)


def _task(
    out: Path,
    stack: Path,
    resources: Mapping[str, Any],
    job: str,
    parameters: Mapping[str, str],
    task: Mapping[str, Any],
) -> Task:
    where = f"{stack}: job {job!r}, task {task['task_key']!r}"
    if "notebook_task" in task:
        reference = task["notebook_task"]["notebook_path"]
        own = task["notebook_task"].get("base_parameters", {})
    elif "file" in task.get("sql_task", {}):
        reference = task["sql_task"]["file"]["path"]
        own = task["sql_task"].get("parameters", {})
    else:
        raise errors.unsupported_task(where, [key for key in task if key.endswith("_task")])
    own = {name: str(value) for name, value in own.items()}
    return Task(
        key=task["task_key"],
        depends_on=tuple(item["task_key"] for item in task.get("depends_on", [])),
        asset=_asset(out, stack, resources, where, reference),
        parameters=_overlaid(own, parameters),
        own=own,
    )


def _overlaid(own: Mapping[str, str], parameters: Mapping[str, str]) -> dict[str, str]:
    return {name: _dynamic(value, parameters) for name, value in own.items()} | dict(parameters)


def _dynamic(value: str, parameters: Mapping[str, str]) -> str:
    """Resolves `{{job.parameters.x}}`; any other dynamic value has no meaning here and stays as it is."""
    return re.sub(r"\{\{\s*job\.parameters\.(\w+)\s*\}\}", lambda match: parameters.get(match[1], match[0]), value)


def _asset(out: Path, stack: Path, resources: Mapping[str, Any], where: str, reference: object) -> Asset:
    match = _REFERENCE.match(reference) if isinstance(reference, str) else None
    resource = resources.get(match["type"], {}).get(match["id"]) if match else None
    if match is None or resource is None or "source" not in resource:
        raise errors.unresolved_reference(
            where, reference, "the path of a databricks_notebook or databricks_workspace_file with a source"
        )
    path = stack.parent / str(resource["source"]).removeprefix("${path.module}/")
    if not path.is_file():
        raise errors.missing_asset(where, path)
    return Asset(
        path=path.resolve(),
        name=path.relative_to(out).as_posix(),
        kind="notebook" if match["type"] == "databricks_notebook" else "sql",
        sha256=sha256(path.read_bytes()).hexdigest(),
    )
