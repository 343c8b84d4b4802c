"""What a run prints: progress while it lasts, then what it did, and why not all of it."""

import os
import threading
import time
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console as Terminal
from rich.console import Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from local.displays import Display
from local.graph import Node
from local.outcome import Failure
from local.report import RunReport, TaskReport

_STYLES = {
    "succeeded": "green",
    "unchanged": "green",
    "failed": "bold red",
    "blocked": "yellow",
    "interrupted": "yellow",
    "not started": "yellow",
    "not needed": "green",
}
_SHOWN_ROWS = 60
_SHOWN_WARNINGS = 20


class Console:
    """Live on a terminal; one line per event where the output is a file or a CI log."""

    def __init__(self, file: TextIO | None = None) -> None:
        plain = bool(os.environ.get("CI"))
        self._out = Terminal(file=file, highlight=False, soft_wrap=False, force_interactive=False if plain else None)
        self._live_output = self._out.is_terminal and not plain
        if not self._out.is_terminal:
            self._out.width = 160
        self._lock = threading.RLock()
        self._prefix = ""
        self._running: dict[str, float] = {}
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=self._out
        )
        self._bar = self._progress.add_task("tasks", total=None)
        self._live: Live | None = None

    def say(self, text: str) -> None:
        self._print(Text(text))

    def warn(self, texts: Sequence[str]) -> None:
        for text in texts[:_SHOWN_WARNINGS]:
            self._print(Text(f"warning: {text}", style="yellow"))
        if len(texts) > _SHOWN_WARNINGS:
            self._print(Text(f"warning: and {len(texts) - _SHOWN_WARNINGS:,} more, see report.json", style="yellow"))

    def begin(self, nodes: Sequence[Node], environment: str) -> None:
        self._prefix = f"{environment}-"
        self._progress.update(self._bar, total=len(nodes))
        if self._live_output:
            self._live = Live(get_renderable=self._render, console=self._out, refresh_per_second=4, transient=True)
            self._live.start()

    def end(self) -> None:
        """Ends the live part; safe to call again."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def started(self, node: Node) -> None:
        with self._lock:
            self._running[node.id] = time.monotonic()
        if not self._live_output:
            self._print(Text(f"started      {self._name(node)}"))

    def finished(self, task: TaskReport) -> None:
        with self._lock:
            self._running.pop(task.node.id, None)
            self._progress.advance(self._bar)
        status = _status(task)
        line = Text(f"{status:<12} ", style=_STYLES[status]).append(self._name(task.node), style="default")
        if status == "blocked":
            line.append(f"  ({', '.join(task.blocked_by)} failed)", style="dim")
        elif status == "not needed":
            line.append(f"  ({task.reason})", style="dim")
        else:
            line.append(f"  {task.seconds:.1f} s{_rows(task)}", style="dim")
        self._print(line)
        failure = task.outcome.failure
        if status == "failed" and failure is not None:
            self._print(Text(f"  {_place(failure)}", style="red"))
            self._print(Text("\n".join(f"  {part}" for part in str(failure.reason).splitlines()), style="red"))
        self.warn([f"{self._name(task.node)}: {warning}" for warning in task.outcome.warnings])

    def summary(self, report: RunReport, path: str) -> None:
        """Everything that the run did, after its end."""
        self.end()
        self._out.print()
        self._out.print(self._tasks(report.tasks))
        self._section("Quarantined", _quarantined(report.tasks))
        self._section("Could not run on this machine", _skipped(report.tasks))
        for task in report.tasks:
            for display in task.outcome.displays:
                self._out.print()
                self._out.print(_table(display))
                left = len(display.rows) - _SHOWN_ROWS
                if left > 0:
                    more = "+" if display.truncated else ""
                    self._out.print(Text(f"and {left:,}{more} more rows in report.json", style="dim"))
        failed = [task for task in report.tasks if task.status == "failed"]
        reasons = [
            f"{self._name(task.node)}: {_place(task.outcome.failure)}: {task.outcome.failure.reason}"
            for task in failed
            if task.outcome.failure is not None
        ]
        self._section("Failed", reasons)
        totals = report.totals()
        self._out.print()
        self._out.print(
            Text(
                f"{report.status}: {totals['succeeded']} of {totals['tasks']} tasks, "
                f"{totals['rows_delivered']:,} new rows in {totals['files']:,} files, "
                f"{totals['rows_quarantined']:,} quarantined. Report: {path}",
                style=_STYLES.get(report.status, "bold"),
            ),
            soft_wrap=True,
        )

    def _print(self, text: Text) -> None:
        with self._lock:
            self._out.print(text, soft_wrap=True)

    def _name(self, node: Node) -> str:
        return node.id.removeprefix(self._prefix)

    def _render(self) -> Group:
        now = time.monotonic()
        with self._lock:
            running = [
                Text(f"running      {name.removeprefix(self._prefix)}  {now - since:.0f} s", style="cyan")
                for name, since in self._running.items()
            ]
        return Group(*running, self._progress)

    def _section(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._out.print()
            self._out.print(Text(title, style="bold"))
            for line in lines:
                self._out.print(Text(f"  {line}"), soft_wrap=True)

    def _tasks(self, tasks: Sequence[TaskReport]) -> Table:
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("task", no_wrap=True)
        table.add_column("status", no_wrap=True)
        for name in ("seconds", "read", "written", "superseded", "quarantined", "skipped"):
            table.add_column(name, justify="right", no_wrap=True)
        for task in tasks:
            status = _status(task)
            counts = [_number(task.outcome.counts.get(f"rows_{name}")) for name in _COLUMNS]
            table.add_row(
                self._name(task.node),
                Text(status, style=_STYLES[status]),
                f"{task.seconds:.1f}",
                *counts,
                str(len(task.outcome.skipped) or ""),
            )
        return table


_COLUMNS = ("read", "written", "superseded", "quarantined")


def _status(task: TaskReport) -> str:
    """A task's status, in which a recomputation that was not needed can be told from one that was done."""
    if task.status == "succeeded" and task.outcome.done == "skipped":
        return "unchanged"
    return task.status.replace("_", " ")


def _place(failure: Failure) -> str:
    return f"{failure.asset.rpartition('/')[2]}, {failure.place}"


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _rows(task: TaskReport) -> str:
    counts = task.outcome.counts
    parts = [f"{counts[f'rows_{name}']:,} {name}" for name in (*_COLUMNS, "rescued") if counts.get(f"rows_{name}")]
    if copied := task.outcome.copied:
        parts.append(f"{len(copied):,} files copied, {sum(copied.values()):,} bytes")
    return ", " + ", ".join(parts) if parts else ""


def _quarantined(tasks: Iterable[TaskReport]) -> list[str]:
    return [
        f"{task.node.task.key}: {expectation['rows']:,} rows, {name}" + (f" ({rule})" if rule else "")
        for task in tasks
        for name, expectation in task.outcome.expectations.items()
        if (rule := expectation["rule"]) is not None and expectation["rows"]
    ]


def _skipped(tasks: Iterable[TaskReport]) -> list[str]:
    """One line per reason and task, with the number of statements: a set-up job can have hundreds."""
    found: dict[tuple[str, str], list[str]] = {}
    for task in tasks:
        for skipped in task.outcome.skipped:
            found.setdefault((task.node.task.key, skipped.reason), []).append(skipped.statement)
    return [
        f"{key}: {len(statements)} x {statements[0]} ... ({reason})"
        if len(statements) > 1
        else f"{key}: {statements[0]} ({reason})"
        for (key, reason), statements in found.items()
    ]


def _table(display: Display) -> Table:
    table = Table(title=display.title, title_justify="left", title_style="bold", header_style="bold")
    numeric = [
        all(isinstance(row[at], int | float | None) for row in display.rows) for at in range(len(display.columns))
    ]
    for name, right in zip(display.columns, numeric, strict=True):
        table.add_column(Text(name), justify="right" if right else "left", overflow="fold")
    for row in display.rows[:_SHOWN_ROWS]:
        table.add_row(*(Text(_cell(value)) for value in row))
    return table


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) >= 1 else f"{value:.4f}"
    return str(value)
