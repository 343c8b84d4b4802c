"""`report.json`, field by field."""

import json
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from local.displays import Display
from local.graph import Node
from local.outcome import Failure, Outcome, SkippedStatement
from local.reason import Reason
from local.report import RunReport, TaskReport, new_folder
from local.synth import Asset, Task


def task(key: str) -> Node:
    asset = Asset(Path(f"/x/{key}.py"), f"stacks/{key}.py", "notebook", f"sha-{key}")
    return Node(f"dev-shop/{key}", "shop", "dev-shop", Task(key, (), asset, {}), frozenset())


def report(folder: Path) -> RunReport:
    outcome = Outcome(
        counts={"rows_read": 10, "rows_written": 7, "rows_quarantined": 3},
        expectations={"paid": {"rule": "a > 0", "rows": 3}},
        files={"x.csv": 10},
        copied={"y.json": 5},
        rescued_columns={"coupon": 2},
        skipped=[SkippedStatement("ALTER TABLE t", "no tags")],
        displays=[Display("a", ("n",), ((1.5,),))],
        warnings=["careful"],
    )
    failed = Outcome(failure=Failure("stacks/b.py", "cell 2", Reason("KEY", "why", 7)))
    return RunReport(
        folder=folder,
        environment="dev",
        workloads={"shop": "/files"},
        tasks=[
            TaskReport(task("a"), "succeeded", 1.23456, outcome),
            TaskReport(task("b"), "failed", 2, failed),
            TaskReport(task("c"), "blocked", blocked_by=["dev-shop/b"]),
            TaskReport(task("d")),
            TaskReport(task("e"), "not_needed", reason="no new file"),
        ],
        warnings=["left over"],
        started=datetime.now(UTC) - timedelta(seconds=5),
        status="failed",
        parameters={"shop": {"replay": "true"}},
        services={"language": {"endpoint": "http://x", "stand_in": True, "stats": {"calls": 1}}},
    )


def test_everything_that_a_run_did(tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "1"
    folder.mkdir(parents=True)
    path = report(folder).write(tmp_path)
    assert path == folder / "report.json"
    assert path.read_bytes() == (tmp_path / "report.json").read_bytes()
    found = json.loads(path.read_text())
    assert 5 <= found.pop("seconds") < 60
    assert found.pop("started_at") < found.pop("finished_at")
    versions = found.pop("versions")
    assert (versions["spark"], versions["delta"]) == (version("pyspark"), version("delta-spark"))
    first, second, third, fourth, fifth = found.pop("tasks")
    assert found == {
        "status": "failed",
        "environment": "dev",
        "workloads": [{"name": "shop", "folder": "/files", "parameters": {"replay": "true"}}],
        "services": {"language": {"endpoint": "http://x", "stand_in": True, "stats": {"calls": 1}}},
        "totals": {
            "tasks": 5,
            "succeeded": 1,
            "failed": 1,
            "blocked": 1,
            "interrupted": 0,
            "not_started": 1,
            "not_needed": 1,
            "rows_read": 10,
            "rows_written": 7,
            "rows_superseded": 0,
            "rows_quarantined": 3,
            "rows_rescued": 0,
            "files": 1,
            "files_copied": 1,
            "rows_delivered": 10,
            "skipped_statements": 1,
        },
        "assets": [{"path": f"stacks/{key}.py", "sha256": f"sha-{key}"} for key in "abcde"],
        "warnings": ["left over"],
    }
    assert first == {
        "workload": "shop",
        "job": "dev-shop",
        "task": "a",
        "asset": "stacks/a.py",
        "sha256": "sha-a",
        "status": "succeeded",
        "reason": None,
        "result": "done",
        "seconds": 1.235,
        "rows_read": 10,
        "rows_written": 7,
        "rows_superseded": None,
        "rows_quarantined": 3,
        "rows_rescued": None,
        "expectations": {"paid": {"rule": "a > 0", "rows": 3}},
        "files": {"x.csv": 10},
        "copied": {"y.json": 5},
        "rescued_columns": {"coupon": 2},
        "notes": {},
        "skipped_statements": [{"statement": "ALTER TABLE t", "reason": "no tags"}],
        "displays": [{"title": "a", "columns": ["n"], "rows": [[1.5]], "truncated": False}],
        "warnings": ["careful"],
        "blocked_by": [],
        "error": None,
    }
    assert second["error"] == {
        "notebook": "stacks/b.py",
        "place": "cell 2",
        "kind": "KEY",
        "message": "why",
        "line": 7,
    }
    assert (third["status"], third["blocked_by"], third["result"]) == ("blocked", ["dev-shop/b"], None)
    assert fourth["status"] == "not_started"
    assert (fifth["status"], fifth["reason"]) == ("not_needed", "no new file")


def test_a_run_is_fine_where_nothing_was_needed(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert not found.all_fine()
    found.tasks = [each for each in found.tasks if each.status in ("succeeded", "not_needed")]
    assert (len(found.tasks), found.all_fine()) == (2, True)


def test_only_the_last_runs_are_kept(tmp_path: Path) -> None:
    now = datetime(2026, 1, 2, tzinfo=UTC)
    folders = [new_folder(tmp_path, now + timedelta(seconds=second)) for second in range(22)]
    assert folders[0].name == "20260102T000000.000000Z"
    assert [folder.exists() for folder in folders] == [False, False, *[True] * 20]
