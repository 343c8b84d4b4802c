"""Runs one notebook, cell by cell, in one namespace: on a job cluster nothing else would happen."""

import linecache
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from pyspark.sql import SparkSession

from local import notebook, pip_cell, sql_text
from local.dbutils import DbUtils, NotebookExit, TaskValues
from local.displays import Display, capture
from local.notebook import Cell
from local.outcome import Failure, Outcome, SkippedStatement
from local.reason import explain
from local.synth import Task


class NotebookRun:
    """One run of a notebook; `run` never raises, what went wrong is in the outcome."""

    def __init__(
        self,
        spark: SparkSession,
        task: Task,
        parameters: dict[str, str],
        values: TaskValues,
        outcome: Outcome,
        secrets: Mapping[str, str] | None = None,
    ) -> None:
        self._spark = spark
        self._task = task
        self._file = str(task.asset.path)
        self._dbutils = DbUtils(parameters, values, secrets)
        self._cell: Cell | None = None
        self.outcome = outcome
        # `__main__` makes cloudpickle send the notebook's functions to executors by value.
        self._namespace: dict[str, Any] = {
            "__name__": "__main__",
            "__file__": self._file,
            "spark": spark,
            "dbutils": self._dbutils,
            "display": self._display,
            "displayHTML": self._display_html,
            "print": self._print,
        }

    def run(self) -> None:
        cells: list[Cell] = []
        try:
            text = self._task.asset.path.read_text(encoding="utf-8")
            cells = notebook.parse(self._task.asset.path, text)
            for cell in cells:
                self._cell = cell
                self._run_cell(cell)
        except NotebookExit as exit_:
            self.outcome.take_exit(self._dbutils.secrets.redact(exit_.value))
        except BaseException as error:
            self._fail(error, cells)

    def _run_cell(self, cell: Cell) -> None:
        runners: dict[str, Callable[[Cell], None]] = {
            "python": self._run_python,
            "sql": self._run_sql,
            "pip": lambda pip: self.outcome.warnings.extend(pip_cell.check(pip.source)),
            "markdown": lambda _: None,
        }
        runners[cell.kind](cell)

    def _run_python(self, cell: Cell) -> None:
        # Empty lines in front give every statement the line number that it has in the notebook's file.
        code = compile("\n" * (cell.line - 1) + cell.source, self._file, "exec", dont_inherit=True)
        exec(code, self._namespace)

    def _run_sql(self, cell: Cell) -> None:
        statements = list(sql_text.split(cell.source, cell.line))
        for statement in statements:
            if statement.cloud_only is not None:
                self.outcome.skipped.append(SkippedStatement(statement.headline, statement.cloud_only))
                continue
            names = sorted(sql_text.markers(statement.text))
            result = self._spark.sql(statement.text, {name: self._dbutils.widgets.get(name) for name in names})
            if statement is statements[-1] and sql_text.returns_rows(statement.text):
                self._display(result)

    def _display(self, shown: object) -> None:
        self.outcome.displays.append(capture(self._title(), shown))

    def _display_html(self, html: str) -> None:
        self.outcome.displays.append(Display(self._title(), ("html",), ((html,),)))

    def _title(self) -> str:
        cell = self._cell
        return f"{self._task.key}: {cell.title}" if cell is not None and cell.title else self._task.key

    def _print(self, *values: object, sep: str | None = " ", end: str | None = "\n", **_: object) -> None:
        text = (" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end)
        self.outcome.output.append(self._dbutils.secrets.redact(text).rstrip("\n"))

    def _fail(self, error: BaseException, cells: list[Cell]) -> None:
        linecache.checkcache(self._file)
        reason = explain(error, self._file)
        found = notebook.locate(cells, reason.line) if reason.line is not None else self._cell
        place = found.name if found is not None else "the notebook's header"
        if reason.line is not None:
            place += f", line {reason.line}"
        redact = self._dbutils.secrets.redact
        safe = type(reason)(reason.kind, redact(reason.message), reason.line)
        self.outcome.failure = Failure(self._task.asset.name, place, safe)
        self.outcome.output.append(redact("".join(traceback.format_exception(error))))
