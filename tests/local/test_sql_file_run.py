"""SQL files, statement by statement, on a real Spark."""

from collections.abc import Callable
from pathlib import Path

import pytest

from local import sql_file_run
from local.auto_loader.stream_reader import TaskSession
from local.displays import Display
from local.outcome import Outcome, SkippedStatement
from local.synth import Asset, Task

Run = Callable[..., Outcome]


@pytest.fixture
def run(task_session: Callable[[dict[str, Path]], TaskSession], tmp_path: Path) -> Run:
    def run_text(text: str, **parameters: str) -> Outcome:
        path = tmp_path / "t.sql"
        path.write_text(text, encoding="utf-8")
        outcome = Outcome()
        sql_file_run.run(task_session({}), Task("t", (), Asset(path, "t.sql", "sql", "0"), {}), parameters, outcome)
        return outcome

    return run_text


def test_statements_parameters_counts_and_answers(run: Run) -> None:
    outcome = run(
        """\
CREATE SCHEMA IF NOT EXISTS sql_file;
CREATE OR REPLACE TABLE sql_file.t (a INT, b STRING) USING DELTA;
INSERT INTO sql_file.t VALUES (1, :word), (2, 'semi; colon');
-- cloud only: tags belong to Unity Catalog
ALTER TABLE sql_file.t
  SET TAGS ('x' = 'y');
MERGE INTO sql_file.t AS t USING (SELECT 2 AS a) AS s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = 'z';
SELECT * FROM sql_file.t ORDER BY a;
""",
        word="it's",
    )
    assert outcome.failure is None, outcome.failure
    assert outcome.counts == {"rows_written": 3}
    assert outcome.skipped == [SkippedStatement("ALTER TABLE sql_file.t", "tags belong to Unity Catalog")]
    assert outcome.displays == [Display("t", ("a", "b"), ((1, "it's"), (2, "z")))]


def test_a_failure_names_line_and_statement(run: Run) -> None:
    failure = run("SELECT 1;\n\n-- second\nSELECT *\nFROM nowhere.at_all;\nSELECT 2").failure
    assert failure is not None
    assert (failure.asset, failure.place) == ("t.sql", "line 4: SELECT *")
    assert failure.reason.kind == "TABLE_OR_VIEW_NOT_FOUND"


def test_a_parameter_that_nobody_gave(run: Run) -> None:
    failure = run("SELECT :katalog", catalog="c").failure
    assert failure is not None
    assert failure.reason.message == (
        "No widget or job parameter is named 'katalog'; known: catalog. Did you mean 'catalog'?"
    )
