"""`report.json`: the machine-readable truth of a run."""

import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

from local.graph import FINE, Node, Status
from local.outcome import COUNTS, Outcome


@dataclass
class TaskReport:
    """One task; `outcome` is empty for a task that never started, and `reason` says why it was not needed."""

    node: Node
    status: Status = "not_started"
    seconds: float = 0.0
    outcome: Outcome = field(default_factory=Outcome)
    blocked_by: list[str] = field(default_factory=list)
    reason: str | None = None

    def as_json(self) -> dict[str, Any]:
        outcome = self.outcome
        failure = outcome.failure
        return {
            "workload": self.node.workload,
            "job": self.node.job,
            "task": self.node.task.key,
            "asset": self.node.task.asset.name,
            "sha256": self.node.task.asset.sha256,
            "status": self.status,
            "reason": self.reason,
            "result": outcome.done if self.status == "succeeded" else None,
            "seconds": round(self.seconds, 3),
            **{name: outcome.counts.get(name) for name in COUNTS},
            "expectations": outcome.expectations,
            "files": outcome.files,
            "copied": outcome.copied,
            "rescued_columns": outcome.rescued_columns,
            "notes": outcome.notes,
            "skipped_statements": [asdict(skipped) for skipped in outcome.skipped],
            "displays": [asdict(display) for display in outcome.displays],
            "warnings": outcome.warnings,
            "blocked_by": sorted(self.blocked_by),
            "error": None
            if failure is None
            else {
                "notebook": failure.asset,
                "place": failure.place,
                "kind": failure.reason.kind,
                "message": failure.reason.message,
                "line": failure.reason.line,
            },
        }


@dataclass
class RunReport:
    """A whole run; `folder` is where its files are.

    `parameters` are those that the user gave, by workload; `services` what stood in for services, by name.
    """

    folder: Path
    environment: str
    workloads: Mapping[str, str | None]
    tasks: Sequence[TaskReport]
    warnings: list[str]
    started: datetime
    status: str = "running"
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    services: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        now = datetime.now(UTC)
        assets = {task.node.task.asset.name: task.node.task.asset.sha256 for task in self.tasks}
        return {
            "status": self.status,
            "environment": self.environment,
            "started_at": self.started.isoformat(),
            "finished_at": now.isoformat(),
            "seconds": round((now - self.started).total_seconds(), 3),
            "versions": {
                "spark": version("pyspark"),
                "delta": version("delta-spark"),
                "python": sys.version.split()[0],
            },
            "workloads": [
                {"name": name, "folder": folder, "parameters": dict(self.parameters.get(name, {}))}
                for name, folder in self.workloads.items()
            ],
            "services": dict(self.services),
            "totals": self.totals(),
            "assets": [{"path": path, "sha256": digest} for path, digest in sorted(assets.items())],
            "tasks": [task.as_json() for task in self.tasks],
            "warnings": self.warnings,
        }

    def all_fine(self) -> bool:
        """Whether every task did what was to be done."""
        return all(task.status in FINE for task in self.tasks)

    def totals(self) -> dict[str, int]:
        counts = {name: sum(task.outcome.counts.get(name, 0) for task in self.tasks) for name in COUNTS}
        statuses = [task.status for task in self.tasks]
        return {
            "tasks": len(self.tasks),
            **{status: statuses.count(status) for status in get_args(Status)},
            **counts,
            "files": sum(len(task.outcome.files) for task in self.tasks),
            "files_copied": sum(len(task.outcome.copied) for task in self.tasks),
            "rows_delivered": sum(rows or 0 for task in self.tasks for rows in task.outcome.files.values()),
            "skipped_statements": sum(len(task.outcome.skipped) for task in self.tasks),
        }

    def write(self, root: Path) -> Path:
        """Writes the run's report and the root's copy of the latest one, each in one step."""
        path = self.folder / "report.json"
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=2, default=str) + "\n"
        for target in (path, root / "report.json"):
            temporary = target.with_name(f".{target.name}.{os.getpid()}")
            temporary.write_text(text, encoding="utf-8")
            temporary.replace(target)
        return path


def new_folder(root: Path, now: datetime) -> Path:
    """A folder for a run, named by its start in UTC; old runs beyond the last twenty are removed."""
    runs = root / "runs"
    folder = runs / now.strftime("%Y%m%dT%H%M%S.%fZ")
    folder.mkdir(parents=True)
    for old in sorted(path for path in runs.iterdir() if path.is_dir())[:-20]:
        shutil.rmtree(old, ignore_errors=True)
    return folder
