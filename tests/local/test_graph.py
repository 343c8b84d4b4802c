"""Order, parallelism, and what a failure stops."""

import threading
import time
from pathlib import Path

import pytest

from local.errors import LocalError
from local.graph import Node, Status, execute, plan
from local.synth import Asset, Job, Task, Workload, load
from tests.local import arrivals
from tests.local.synthesis import FakeTask, Synthesis, notebook

ASSET = Asset(Path("a.py"), "a.py", "notebook", "0")


def job(name: str, **tasks: tuple[str, ...]) -> Job:
    return Job(name, tuple(Task(key, needs, ASSET, {}) for key, needs in tasks.items()), {})


def run(nodes: list[Node], failing: frozenset[str] = frozenset(), parallel: int = 2) -> dict[str, Status]:
    return execute(
        nodes,
        lambda node: "failed" if node.id in failing else "succeeded",
        parallel,
        lambda node, needs: None,
        threading.Event(),
    )


def test_tasks_come_after_what_they_depend_on() -> None:
    nodes = plan([Workload("w", job("w", c=("b",), a=(), b=("a",)), None, None)], set_up=True)
    assert [node.id for node in nodes] == ["w/a", "w/b", "w/c"]
    assert [sorted(node.needs) for node in nodes] == [[], ["w/a"], ["w/b"]]


def test_a_workloads_jobs_run_one_after_the_other() -> None:
    workload = Workload("w", job("w", m=()), job("w-setup", s=(), t=()), job("w-ingest", i=()))
    nodes = plan([workload], set_up=True)
    assert {node.id: sorted(node.needs) for node in nodes} == {
        "w-setup/s": [],
        "w-setup/t": [],
        "w-ingest/i": ["w-setup/s", "w-setup/t"],
        "w/m": ["w-ingest/i"],
    }
    assert [node.id for node in plan([workload], set_up=False)] == ["w-ingest/i", "w/m"]


def test_workloads_do_not_wait_for_each_other() -> None:
    nodes = plan([Workload("v", job("v", a=()), None, None), Workload("w", job("w", a=()), None, None)], set_up=True)
    assert [(node.id, node.needs) for node in nodes] == [("v/a", frozenset()), ("w/a", frozenset())]


def test_a_pipeline_comes_between_the_set_up_and_what_it_starts(tmp_path: Path) -> None:
    empty = notebook("x = 1")
    synthesis = Synthesis(tmp_path).job("chats", [FakeTask("a", empty), FakeTask("b", empty, ["a"])])
    synthesis.job("chats-setup", [FakeTask("s", empty)]).job("chats-ingest", [FakeTask("i", empty)])
    nodes = plan(load(arrivals.build(synthesis).out, "dev").workloads.values(), set_up=True)
    assert [(node.id, sorted(node.needs), node.started_by) for node in nodes] == [
        ("dev-chats-setup/s", [], None),
        ("dev-chats-copy/copy_new_files", ["dev-chats-setup/s"], None),
        ("dev-chats-ingest/i", ["dev-chats-copy/copy_new_files"], None),
        ("dev-chats/a", ["dev-chats-ingest/i"], "dev-chats-copy/copy_new_files"),
        ("dev-chats/b", ["dev-chats-ingest/i", "dev-chats/a"], "dev-chats-copy/copy_new_files"),
    ]
    copy = nodes[1]
    assert copy.pipeline is not None
    assert (copy.task.asset.kind, copy.task.asset.sha256) == ("pipeline", copy.pipeline.sha256)


def test_what_was_not_needed_stands_in_nobodys_way() -> None:
    nodes = plan([Workload("w", job("w", a=(), b=("a",)), None, None)], set_up=True)
    statuses = execute(
        nodes,
        lambda node: "not_needed" if node.id == "w/a" else "succeeded",
        1,
        lambda node, needs: None,
        threading.Event(),
    )
    assert statuses == {"w/a": "not_needed", "w/b": "succeeded"}


def test_an_unknown_dependency() -> None:
    with pytest.raises(LocalError, match=r"job 'w', task 'a': depends on 'x', which is no task of its job"):
        plan([Workload("w", job("w", a=("x",)), None, None)], set_up=True)


def test_a_cycle() -> None:
    with pytest.raises(LocalError, match=r"The job graph has a cycle among a, b: none of these tasks can be first."):
        plan([Workload("w", job("w", a=("b",), b=("a",), c=()), None, None)], set_up=True)


def test_a_failure_stops_only_what_depends_on_it() -> None:
    nodes = plan([Workload("w", job("w", a=(), b=("a",), c=("b",), x=(), y=("x",)), None, None)], set_up=True)
    assert run(nodes, frozenset({"w/a"})) == {
        "w/a": "failed",
        "w/b": "blocked",
        "w/c": "blocked",
        "w/x": "succeeded",
        "w/y": "succeeded",
    }


def test_independent_tasks_run_side_by_side_and_no_more_than_allowed() -> None:
    nodes = plan([Workload("w", job("w", a=(), b=(), c=(), d=()), None, None)], set_up=True)
    both = threading.Barrier(2, timeout=10)
    running: list[str] = []
    most: list[int] = []

    def work(node: Node) -> Status:
        running.append(node.id)
        most.append(len(running))
        both.wait()
        running.remove(node.id)
        return "succeeded"

    statuses = execute(nodes, work, 2, lambda node, needs: None, threading.Event())
    assert set(statuses.values()) == {"succeeded"}
    assert max(most) == 2


def test_a_stop_interrupts_what_runs_and_starts_nothing() -> None:
    nodes = plan([Workload("w", job("w", a=(), b=("a",)), None, None)], set_up=True)
    stop = threading.Event()

    def work(node: Node) -> Status:
        stop.set()
        time.sleep(0.5)
        return "succeeded"

    assert execute(nodes, work, 2, lambda node, needs: None, stop) == {"w/a": "interrupted", "w/b": "not_started"}
