"""Notebooks, cell by cell, on a real Spark."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from local.auto_loader.stream_reader import TaskSession
from local.dbutils import TaskValues, TaskValueStore
from local.displays import Display
from local.notebook_run import NotebookRun
from local.outcome import Failure, Outcome, SkippedStatement
from local.reason import Reason
from local.synth import Asset, Task
from tests.local.synthesis import notebook

Run = Callable[..., Outcome]


@pytest.fixture
def run(task_session: Callable[[dict[str, Path]], TaskSession], tmp_path: Path) -> Run:
    """Runs the cells of a notebook as the task `t`, with parameters."""

    def run_cells(*cells: str, **parameters: str) -> Outcome:
        text = notebook(*cells)
        path = tmp_path / "t.py"
        path.write_text(text, encoding="utf-8")
        task = Task("t", (), Asset(path, "stacks/t.py", "notebook", sha256(text.encode()).hexdigest()), {})
        outcome = Outcome()
        values = TaskValues(TaskValueStore(), "job", "t")
        NotebookRun(task_session({}), task, parameters, values, outcome).run()
        return outcome

    return run_cells


def test_cells_share_their_names_and_exit_with_counts(run: Run) -> None:
    outcome = run(
        "%md\n# Title",
        "import json\nrows = 3",
        'dbutils.notebook.exit(json.dumps({"rows_written": rows}))',
        "raise AssertionError('never reached')",
    )
    assert outcome.failure is None
    assert outcome.counts == {"rows_written": 3}


def test_sql_cells_take_widgets_by_name_and_show_the_last_query(run: Run) -> None:
    outcome = run(
        'dbutils.widgets.text("limit", "5")',
        "# DBTITLE 1,Answers\n# MAGIC %sql\n# MAGIC SELECT 0;\n# MAGIC SELECT :limit AS a, :name AS b",
        name="x; y'",
    )
    assert outcome.failure is None
    assert outcome.displays == [Display("t: Answers", ("a", "b"), (("5", "x; y'"),))]


def test_sql_cells_skip_what_only_the_cloud_can_run(run: Run) -> None:
    outcome = run("%sql\n-- cloud only: masks belong to Unity Catalog\nALTER TABLE t SET MASK m;\nSELECT 1 AS a")
    assert outcome.skipped == [SkippedStatement("ALTER TABLE t SET MASK m", "masks belong to Unity Catalog")]
    assert outcome.displays == [Display("t", ("a",), ((1,),))]


def test_a_sql_cell_names_a_parameter_that_nobody_gave(run: Run) -> None:
    failure = run("%sql\nSELECT :katalog", catalog="c").failure
    assert failure is not None
    assert failure.place == "cell 1"
    assert str(failure.reason) == (
        "LocalError: No widget or job parameter is named 'katalog'; known: catalog. Did you mean 'catalog'?"
    )


def test_functions_of_a_notebook_reach_executors_and_batches(run: Run, tmp_path: Path) -> None:
    outcome = run(
        "from pyspark.sql.functions import udf\nOFFSET = 40",
        "def shift(value: int) -> int:\n    return value + OFFSET",
        "display(spark.range(3).select(udf(shift, 'int')('id').alias('x')).agg({'x': 'sum'}))",
        f"""
seen = []
def take(batch, number):
    seen.append((number, batch.count() + OFFSET))
rows = spark.readStream.format("rate-micro-batch").option("rowsPerBatch", 2).load()
query = rows.writeStream.foreachBatch(take).option("checkpointLocation", {str(tmp_path / "s")!r})
query.trigger(availableNow=True).start().awaitTermination()
print(seen)
""",
    )
    assert outcome.failure is None, outcome.output
    assert outcome.displays[0].rows == ((123,),)
    assert outcome.output == ["[(0, 42)]"]


def test_a_failure_names_cell_line_and_reason(run: Run) -> None:
    outcome = run("x = 1", "# DBTITLE 1,Read\ndef read():\n    return spark.table('nowhere.at_all')\n\nread()")
    failure = outcome.failure
    assert failure is not None
    assert failure.asset == "stacks/t.py"
    assert failure.place == "cell 2 (Read), line 8"
    assert failure.reason.kind == "TABLE_OR_VIEW_NOT_FOUND"


def test_a_failure_is_found_in_the_cell_that_defines_it(run: Run) -> None:
    failure = run("def divide(n):\n    return 1 / n", "divide(0)").failure
    assert failure == Failure("stacks/t.py", "cell 1, line 3", Reason("ZeroDivisionError", "division by zero", 3))


def test_a_failure_inside_of_a_batch_names_its_cell(run: Run, tmp_path: Path) -> None:
    failure = run(
        "x = 1",
        f"""
def take(batch, number):
    raise ValueError("no such thing")
rows = spark.readStream.format("rate-micro-batch").option("rowsPerBatch", 2).load()
query = rows.writeStream.foreachBatch(take).option("checkpointLocation", {str(tmp_path / "s")!r})
query.trigger(availableNow=True).start().awaitTermination()
""",
    ).failure
    assert failure is not None
    assert (failure.place, str(failure.reason)) == ("cell 2, line 8", "ValueError: no such thing")


def test_a_cell_that_does_not_compile(run: Run) -> None:
    failure = run("x = 1", "y = (").failure
    assert failure is not None
    assert failure.place == "cell 2, line 6"
    assert failure.reason.kind == "SyntaxError"


def test_a_notebook_that_ends_the_process_fails_instead(run: Run) -> None:
    failure = run("import sys\nsys.exit(3)").failure
    assert failure is not None
    assert str(failure.reason) == "SystemExit: 3"


def test_secrets_stay_out_of_output_and_errors(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_SECRET_S_K", "hunter2")
    outcome = run("key = dbutils.secrets.get('s', 'k')\nprint('key', key, sep='=')\nraise ValueError('bad ' + key)")
    assert outcome.failure is not None
    assert outcome.failure.reason.message == "bad [REDACTED]"
    assert outcome.output[0] == "key=[REDACTED]"
    assert "hunter2" not in "".join(outcome.output)


def test_a_pip_cell_is_checked_not_run(run: Run) -> None:
    outcome = run("%pip install rich==0.1")
    assert outcome.failure is None
    assert [warning.partition(",")[0] for warning in outcome.warnings] == ["%pip pins rich==0.1"]


def test_html_and_output_are_kept(run: Run) -> None:
    outcome = run("displayHTML('<b>x</b>')\nprint('a', 'b', sep='-', end='.')")
    assert outcome.displays == [Display("t", ("html",), (("<b>x</b>",),))]
    assert outcome.output == ["a-b."]
