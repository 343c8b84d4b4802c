"""Runs a SQL file as a SQL warehouse would: statement after statement, with the job's parameters."""

import re
import traceback
from typing import Any

from pyspark.sql import SparkSession

from local import errors, sql_text
from local.displays import capture
from local.outcome import Failure, Outcome, SkippedStatement
from local.reason import explain
from local.sql_text import Statement
from local.synth import Task

_INSERT = re.compile(r"INSERT\s+(?:OVERWRITE|INTO)\s+(?:TABLE\s+)?(?P<table>(?:[\w.]|`[^`]+`)+)", re.IGNORECASE)


def run(spark: SparkSession, task: Task, parameters: dict[str, str], outcome: Outcome) -> None:
    """Never raises: what went wrong is in the outcome."""
    statement: Statement | None = None
    try:
        for statement in sql_text.split(task.asset.path.read_text(encoding="utf-8")):
            if statement.cloud_only is not None:
                outcome.skipped.append(SkippedStatement(statement.headline, statement.cloud_only))
            else:
                _run(spark, task, statement, parameters, outcome)
    except BaseException as error:
        place = f"line {statement.line}: {statement.headline}" if statement else "the file"
        outcome.failure = Failure(task.asset.name, place, explain(error, str(task.asset.path)))
        outcome.output.append("".join(traceback.format_exception(error)))


def _run(spark: SparkSession, task: Task, statement: Statement, parameters: dict[str, str], outcome: Outcome) -> None:
    names = sorted(sql_text.markers(statement.text))
    for name in names:
        if name not in parameters:
            raise errors.missing_parameter(name, parameters)
    result = spark.sql(statement.text, {name: parameters[name] for name in names})
    if sql_text.returns_rows(statement.text):
        outcome.displays.append(capture(task.key, result))
        return
    if "num_affected_rows" in result.columns:
        outcome.count("rows_written", result.collect()[0]["num_affected_rows"])
    elif (insert := _INSERT.match(statement.text)) is not None:
        # An INSERT returns nothing, so the number comes from the commit that it made.
        commit = spark.sql(f"DESCRIBE HISTORY {insert['table']} LIMIT 1").collect()[0]
        metrics: dict[str, Any] = commit["operationMetrics"] or {}
        outcome.count("rows_written", int(metrics.get("numOutputRows", 0)))
