"""What is read from an event log, in Spark's own words."""

import json
from pathlib import Path
from typing import Any

from local.benchmarks.event_log import read

_UPDATE = "org.apache.spark.sql.execution.ui.SparkListenerSQLAdaptiveExecutionUpdate"


def job(stages: list[int], query: str, description: str | None) -> dict[str, Any]:
    named = {} if description is None else {"spark.job.description": description}
    return {
        "Event": "SparkListenerJobStart",
        "Stage IDs": stages,
        "Properties": {"spark.sql.execution.id": query, **named},
    }


def task(stage: int, milliseconds: float) -> dict[str, Any]:
    metrics = {"Executor Run Time": 9_999, "Executor CPU Time": round(milliseconds * 1e6)}
    return {"Event": "SparkListenerTaskEnd", "Stage ID": stage, "Task Metrics": metrics}


def plan(query: int, join: str) -> dict[str, Any]:
    return {"Event": _UPDATE, "executionId": query, "physicalPlanDescription": f"* {join} LeftOuter (12)"}


def test_tasks_are_told_apart_by_description_and_stage(tmp_path: Path) -> None:
    events = [
        {"Event": "SparkListenerLogStart", "Spark Version": "4.0.1"},
        job([0], "1", None),
        task(0, 77),
        plan(2, "SortMergeJoin"),
        job([1], "2", "plain"),
        job([2, 3], "2", "plain"),
        task(1, 4),
        task(3, 30),
        task(3, 1.5),
        job([4], "3", "split"),
        plan(3, "SortMergeJoin(skew=true)"),
        task(4, 2),
    ]
    log = tmp_path / "local-1"
    log.write_text("".join(f"{json.dumps(event)}\n" for event in events), encoding="utf-8")
    jobs = read(log)
    assert {name: (dict(found.stages), found.skewed) for name, found in jobs.items()} == {
        "plain": ({1: [4.0], 3: [30.0, 1.5]}, False),
        "split": ({4: [2.0]}, True),
    }
    assert (jobs["plain"].last, jobs["plain"].total) == ([30.0, 1.5], 35.5)
