"""Runs chosen workloads from the first check to the last line of the report."""

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from local import catalog, parameters, preflight, session, synth
from local.auto_loader.stream_reader import TaskSession
from local.console import Console
from local.dbutils import TaskValueStore
from local.graph import Node, Status, execute, plan
from local.lock import RunLock
from local.preflight import Choice
from local.report import RunReport, TaskReport, new_folder
from local.services import Services
from local.session import Engine
from local.task_run import TaskRunner
from local.volumes import Volumes

SUCCEEDED, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True)
class Settings:
    """What the user asked for; `memory` is that of Spark's process, in its notation (`2g`)."""

    workloads: Sequence[str]
    out: Path
    environment: str
    root: Path
    set_up: bool
    parallel: int
    memory: str
    cores: int
    parameters: Sequence[str] = ()
    language_faults: Mapping[str, float] = field(default_factory=dict)


Start = Callable[[Path, Path, str, int, int | None], Engine]


def run(settings: Settings, console: Console, start: Start = session.start) -> int:
    """Runs, reports, and returns the exit code. Raises LocalError for whatever forbids the run as a whole."""
    known = synth.load(settings.out, settings.environment)
    choices = preflight.choose(settings.workloads, known.workloads)
    given = parameters.resolve(settings.parameters, [choice.workload for choice in choices])
    choices = [choice.given(given.get(choice.workload.name, {})) for choice in choices]
    nodes = plan([choice.workload for choice in choices], settings.set_up)
    services = Services([node.task.parameters for node in nodes], settings.language_faults)
    lock = RunLock(settings.root)
    try:
        return _Run(settings, console, choices, nodes, given, services).run(start, lock, known.schemas)
    finally:
        console.end()
        lock.release()


class _Run:
    def __init__(
        self,
        settings: Settings,
        console: Console,
        choices: list[Choice],
        nodes: list[Node],
        given: Mapping[str, Mapping[str, str]],
        services: Services,
    ) -> None:
        self._settings = settings
        self._console = console
        self._nodes = nodes
        self._volumes = Volumes(settings.root / "volumes", _folders(choices))
        warnings = preflight.check(choices, self._volumes, settings.root)
        started = datetime.now(UTC)
        self._report = RunReport(
            folder=new_folder(settings.root, started),
            environment=settings.environment,
            workloads={choice.workload.name: str(choice.folder) if choice.folder else None for choice in choices},
            tasks=[TaskReport(node) for node in nodes],
            warnings=warnings,
            started=started,
            parameters=given,
        )
        self._services = services
        self._tasks = {task.node.id: task for task in self._report.tasks}
        self._values = TaskValueStore()
        self._stop = threading.Event()
        console.warn(warnings)

    def run(self, start: Start, lock: RunLock, schemas: Iterable[str]) -> int:
        settings = self._settings
        engine: Engine | None = None
        self._report.status = "failed"
        try:
            # Before Spark, whose processes inherit what the services need of the environment.
            with _signals(self._stop), self._services:
                self._console.say(f"Starting Spark for {len(self._nodes)} tasks ...")
                engine = start(settings.root, self._report.folder, settings.memory, settings.cores, lock.fd)
                catalog.register(engine.spark, settings.root / "warehouse", schemas)
                self._console.begin(self._nodes, settings.environment)
                self._execute(engine)
                if self._stop.is_set():
                    self._report.status = "interrupted"
                    self._console.end()
                    self._console.say("Interrupted: stopping Spark ...")
                    engine.interrupt()
                elif self._report.all_fine():
                    self._report.status = "succeeded"
        finally:
            self._report.services = self._services.as_json()
            path = self._report.write(settings.root)
            if engine is not None:
                self._console.summary(self._report, str(path))
                engine.stop()
        return {"succeeded": SUCCEEDED, "interrupted": INTERRUPTED}.get(self._report.status, FAILED)

    def _execute(self, engine: Engine) -> None:
        runner = TaskRunner(
            lambda: TaskSession.of(engine.spark, self._volumes),
            self._volumes,
            self._values,
            self._report.folder,
            self._services,
        )

        def work(node: Node) -> Status:
            task = self._tasks[node.id]
            if node.started_by is not None and (declined := self._tasks[node.started_by].outcome.declined):
                task.status, task.reason = "not_needed", declined
                self._console.finished(task)
                return task.status
            self._console.started(node)
            # Until it ends.
            task.status = "interrupted"
            begun = time.monotonic()
            runner.run(node, task.outcome)
            task.seconds = time.monotonic() - begun
            if self._stop.is_set():
                return "interrupted"
            task.status = "failed" if task.outcome.failure else "succeeded"
            self._console.finished(task)
            return task.status

        def blocked(node: Node, needs: frozenset[str]) -> None:
            task = self._tasks[node.id]
            task.status = "blocked"
            # The tasks that failed, not those that are blocked by them in turn.
            causes = [self._tasks[need].blocked_by or [need] for need in needs]
            task.blocked_by = sorted({cause for found in causes for cause in found})
            self._console.finished(task)

        execute(self._nodes, work, self._settings.parallel, blocked, self._stop)


def _folders(choices: Sequence[Choice]) -> dict[str, Path]:
    return {
        choice.workload.delivered_to: choice.folder
        for choice in choices
        if choice.folder is not None and choice.workload.delivered_to is not None
    }


@contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    """Turns Ctrl-C and a request to terminate into an orderly end; a second one ends the process at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}

    def handle(number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    for number in numbers:
        signal.signal(number, handle)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
