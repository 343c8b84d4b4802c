"""What one task did, whichever kind it is."""

import json
from dataclasses import dataclass, field
from typing import Any

from local.displays import Display
from local.reason import Reason

COUNTS = ("rows_read", "rows_written", "rows_superseded", "rows_quarantined", "rows_rescued")


@dataclass(frozen=True)
class SkippedStatement:
    """A statement that only the cloud can run, and why."""

    statement: str
    reason: str


@dataclass
class Failure:
    """Where and why a task failed; `place` names the cell or the statement."""

    asset: str
    place: str
    reason: Reason


@dataclass
class Outcome:
    """Filled while the task runs, so that a task that fails half-way still reports what it had done.

    `copied` are the bytes of files that a pipeline copied, by name; `declined` is why it did not start its job.
    `notes` are further numbers that a notebook gives, such as calls of a service.
    """

    counts: dict[str, int] = field(default_factory=dict)
    expectations: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, int | None] = field(default_factory=dict)
    copied: dict[str, int] = field(default_factory=dict)
    rescued_columns: dict[str, int] = field(default_factory=dict)
    skipped: list[SkippedStatement] = field(default_factory=list)
    displays: list[Display] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    output: list[str] = field(default_factory=list)
    done: str = "done"
    declined: str | None = None
    notes: dict[str, int] = field(default_factory=dict)
    failure: Failure | None = None

    def count(self, name: str, rows: int) -> None:
        self.counts[name] = self.counts.get(name, 0) + rows

    def take_exit(self, value: str) -> None:
        """Adds the counts of a notebook's exit value; a value that is not such an object is kept as output."""
        try:
            found = json.loads(value)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            self.output.append(value)
            return
        for name in COUNTS:
            if isinstance(found.get(name), int):
                self.count(name, found[name])
        self.notes |= {name: value for name, value in found.items() if name not in COUNTS and type(value) is int}
        for name, expectation in (found.get("expectations") or {}).items():
            known = self.expectations.setdefault(name, {"rule": expectation.get("rule", ""), "rows": 0})
            known["rows"] += int(expectation.get("rows") or 0)
        files = found.get("files") or {}
        self.files |= files if isinstance(files, dict) else dict.fromkeys(map(str, files))
        for name, rows in (found.get("rescued_columns") or {}).items():
            self.rescued_columns[name] = self.rescued_columns.get(name, 0) + int(rows)
        self.done = str(found.get("status", "done"))
