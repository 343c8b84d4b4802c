"""The order in which tasks run: job after job within a workload, as parallel as the dependencies allow."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from local import errors
from local.data_factory.definition import Pipeline
from local.synth import Asset, Job, Task, Workload

Status = Literal["succeeded", "failed", "blocked", "interrupted", "not_started", "not_needed"]
# What does not stand in the way of the tasks that come after it.
FINE: tuple[Status, ...] = ("succeeded", "not_needed")


@dataclass(frozen=True)
class Node:
    """One task to run; `needs` are the ids of the nodes that must have succeeded before it.

    A node with a `pipeline` carries that out. `started_by` is the id of the node whose pipeline decides whether
    this one is run at all.
    """

    id: str
    workload: str
    job: str
    task: Task
    needs: frozenset[str]
    pipeline: Pipeline | None = None
    started_by: str | None = None


def plan(workloads: Iterable[Workload], set_up: bool) -> list[Node]:
    """Every task of the chosen workloads, in topological order.

    A workload's set-up job comes first, then its pipeline, its ingestion job, and its main job; each waits for the
    whole of the one before. Raises LocalError for an unknown dependency or a cycle.
    """
    nodes: list[Node] = []
    for workload in workloads:
        before: frozenset[str] = frozenset()
        starter: str | None = None
        for part in (workload.setup if set_up else None, workload.pipeline, workload.ingest, workload.main):
            if isinstance(part, Pipeline):
                added = [_pipeline_node(workload.name, part, before)]
                starter = added[0].id
            elif part is not None and part.tasks:
                added = _job_nodes(workload.name, part, before, starter if part is workload.main else None)
            else:
                continue
            before = frozenset(node.id for node in added)
            nodes += added
    return nodes


def _pipeline_node(workload: str, pipeline: Pipeline, before: frozenset[str]) -> Node:
    key = pipeline.copying().activity
    asset = Asset(pipeline.stack, pipeline.origin, "pipeline", pipeline.sha256)
    return Node(f"{pipeline.name}/{key}", workload, pipeline.name, Task(key, (), asset, {}), before, pipeline)


def _job_nodes(workload: str, job: Job, before: frozenset[str], starter: str | None) -> list[Node]:
    keys = {task.key for task in job.tasks}
    for task in job.tasks:
        for key in task.depends_on:
            if key not in keys:
                raise errors.unknown_dependency(f"job {job.name!r}, task {task.key!r}", key, keys)
    nodes: list[Node] = []
    placed: set[str] = set()
    waiting = list(job.tasks)
    while waiting:
        ready = [task for task in waiting if placed.issuperset(task.depends_on)]
        if not ready:
            raise errors.cyclic_graph([task.key for task in waiting])
        for task in ready:
            needs = frozenset(f"{job.name}/{key}" for key in task.depends_on)
            nodes.append(Node(f"{job.name}/{task.key}", workload, job.name, task, needs | before, None, starter))
            placed.add(task.key)
        waiting = [task for task in waiting if task.key not in placed]
    return nodes


def execute(
    nodes: Sequence[Node],
    work: Callable[[Node], Status],
    parallel: int,
    on_blocked: Callable[[Node, frozenset[str]], None],
    stop: threading.Event,
) -> dict[str, Status]:
    """Runs `work` for every node, `parallel` at a time; what needs a failed node is blocked, the rest goes on.

    Returns the status of every node; once `stop` is set no further node is started, and those that run are
    interrupted. The threads are daemons: one that hangs cannot keep the process alive.
    """
    statuses: dict[str, Status] = {}
    running: set[str] = set()
    changed = threading.Condition()

    def worker() -> None:
        while True:
            with changed:
                while (node := _next(nodes, statuses, running, on_blocked)) is None:
                    if stop.is_set() or len(statuses) + len(running) == len(nodes):
                        return
                    changed.wait(0.2)
                if stop.is_set():
                    return
                running.add(node.id)
            status = work(node)
            with changed:
                running.discard(node.id)
                statuses[node.id] = status
                changed.notify_all()

    threads = [threading.Thread(target=worker, daemon=True, name=f"task-{i}") for i in range(parallel)]
    for thread in threads:
        thread.start()
    # A bounded join in a loop lets the main thread receive signals.
    while any(thread.is_alive() for thread in threads) and not stop.is_set():
        for thread in threads:
            thread.join(0.1)
    with changed:
        left: dict[str, Status] = {node.id: "interrupted" if node.id in running else "not_started" for node in nodes}
        return left | statuses


def _next(
    nodes: Sequence[Node],
    statuses: dict[str, Status],
    running: set[str],
    on_blocked: Callable[[Node, frozenset[str]], None],
) -> Node | None:
    for node in nodes:
        if node.id in statuses or node.id in running:
            continue
        broken = frozenset(need for need in node.needs if statuses.get(need, "succeeded") not in FINE)
        if broken:
            statuses[node.id] = "blocked"
            on_blocked(node, broken)
        elif all(statuses.get(need) in FINE for need in node.needs):
            return node
    return None
