"""Runs one task in a Spark session of its own."""

from collections.abc import Callable, Mapping
from pathlib import Path

from local import preflight, sql_file_run
from local.auto_loader.stream_reader import TaskSession
from local.data_factory.copy_file import copy_file
from local.data_factory.definition import Pipeline
from local.data_factory.interpreter import Interpreter
from local.dbutils import TaskValues, TaskValueStore
from local.graph import Node
from local.notebook_run import NotebookRun
from local.outcome import Failure, Outcome
from local.reason import explain
from local.services import Services
from local.volumes import Volumes

# Unity Catalog's name for what a local Spark has, and the only trigger under which a run ends.
_FIXED = {"catalog": "spark_catalog", "trigger": "available_now"}

# Spark gives the Python worker of a stream's source ten seconds to come up, and has no setting for it.
_SLOW_START = "Timed out while waiting for the Python worker to connect back"
_ATTEMPTS = 3


def local_parameters(parameters: Mapping[str, str], volumes: Volumes) -> dict[str, str]:
    """A job's parameters as they are on this machine, but for services; folders for volumes are made."""
    values = {name: _FIXED.get(name, volumes.local(value)) for name, value in parameters.items()}
    for name, value in values.items():
        if value != parameters[name] and name not in _FIXED:
            Path(value).mkdir(parents=True, exist_ok=True)
    return values


class TaskRunner:
    """Runs tasks one after the other or side by side; each gets a session from `new_session`."""

    def __init__(
        self,
        new_session: Callable[[], TaskSession],
        volumes: Volumes,
        values: TaskValueStore,
        run_folder: Path,
        services: Services | None = None,
    ) -> None:
        self._new_session = new_session
        self._volumes = volumes
        self._values = values
        self._run_folder = run_folder
        self._services = services or Services((), {})

    def run(self, node: Node, outcome: Outcome) -> None:
        """Fills `outcome`; never raises. What the task printed goes to a log in the run's folder."""
        place = "before its first cell" if node.pipeline is None else "the pipeline"
        try:
            if node.pipeline is None:
                self._run(node, outcome)
            else:
                self._copy(node.pipeline, outcome)
        except Exception as error:
            outcome.failure = Failure(node.task.asset.name, place, explain(error, ""))
        if outcome.output:
            log = self._run_folder / f"{node.job}.{node.task.key}.log"
            log.write_text("\n".join(outcome.output) + "\n", encoding="utf-8")

    def _copy(self, pipeline: Pipeline, outcome: Outcome) -> None:
        def copy(source: Path, target: Path) -> int:
            size = copy_file(source, target)
            outcome.copied[target.name] = size
            return size

        decision = Interpreter(pipeline, self._volumes, copy).run()
        if not decision.run:
            outcome.declined = "; ".join([f"the pipeline {pipeline.name} did not start the job", *decision.reasons])

    def _run(self, node: Node, outcome: Outcome) -> None:
        task = node.task
        spark = self._new_session()
        parameters = self._services.parameters(local_parameters(task.parameters, self._volumes))
        secrets = self._services.secrets
        if task.asset.kind == "sql":
            sql_file_run.run(spark, task, parameters, outcome)
            return
        values = TaskValues(self._values, node.job, task.key)
        for attempt in range(1, _ATTEMPTS + 1):
            NotebookRun(spark, task, parameters, values, outcome, secrets).run()
            if attempt == _ATTEMPTS or outcome.failure is None or _SLOW_START not in outcome.failure.reason.message:
                break
            # Nothing is doubled: a notebook that was broken off anywhere can be run again.
            outcome.failure = None
            outcome.displays.clear()
            outcome.warnings.append("Python took too long to start on this busy machine; the task was run again")
        landing = task.parameters.get("landing")
        if landing is None or outcome.failure is not None or not preflight.globs(task.asset):
            return
        if preflight.pending(task.asset, Path(parameters["landing"]), landing, self._volumes):
            # A stream that resumes ends with the batch that a killed run had begun, whatever has arrived since.
            NotebookRun(spark, task, parameters, values, outcome, secrets).run()
