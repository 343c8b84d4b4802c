"""The order in which tasks run: job after job within a workload, as parallel as the dependencies allow."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from local import errors
from local.synth import Job, Task, Workload

Status = Literal["succeeded", "failed", "blocked", "interrupted"]


@dataclass(frozen=True)
class Node:
    """One task to run; `needs` are the ids of the nodes that must have succeeded before it."""

    id: str
    workload: str
    job: str
    task: Task
    needs: frozenset[str]


def plan(workloads: Iterable[Workload], set_up: bool) -> list[Node]:
    """Every task of the chosen workloads, in topological order.

    A workload's set-up job comes first, then its ingestion job, then its main job; each waits for the whole of
    the one before. Raises LocalError for an unknown dependency or a cycle.
    """
    nodes: list[Node] = []
    for workload in workloads:
        before: frozenset[str] = frozenset()
        for job in (workload.setup if set_up else None, workload.ingest, workload.main):
            if job is not None and job.tasks:
                added = _job_nodes(workload.name, job, before)
                before = frozenset(node.id for node in added)
                nodes += added
    return nodes


def _job_nodes(workload: str, job: Job, before: frozenset[str]) -> list[Node]:
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
            nodes.append(Node(f"{job.name}/{task.key}", workload, job.name, task, needs | before))
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

    Returns the status of every node; once `stop` is set no further node is started, and those that have not
    started are interrupted. The threads are daemons: one that hangs cannot keep the process alive.
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
        return {node.id: statuses.get(node.id, "interrupted") for node in nodes}


def _next(
    nodes: Sequence[Node],
    statuses: dict[str, Status],
    running: set[str],
    on_blocked: Callable[[Node, frozenset[str]], None],
) -> Node | None:
    for node in nodes:
        if node.id in statuses or node.id in running:
            continue
        broken = frozenset(need for need in node.needs if statuses.get(need, "succeeded") != "succeeded")
        if broken:
            statuses[node.id] = "blocked"
            on_blocked(node, broken)
        elif all(statuses.get(need) == "succeeded" for need in node.needs):
            return node
    return None
