"""Repaired chats on their way back among the arriving files."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import DataFrame, Row, SparkSession

from notebooks.insights.replay import run

SCHEMA = "replay_tests"
TABLE = f"{SCHEMA}.chat_repairs"
COLUMNS = "session_id STRING, cust_id STRING, timestamp STRING, chat_history STRING, replayed_at TIMESTAMP"
TEXT = 'Customer: Olá, "tudo" bem?\n李小龙 👍'
LINES = [
    {"session_id": "S1", "cust_id": "C1", "timestamp": "2024-05-01T10:00:00Z", "chat_history": TEXT},
    {"session_id": "S2", "cust_id": "C2", "timestamp": "2024-05-02T10:00:00Z", "chat_history": "Customer: Hello"},
]
NOTHING = {"rows_read": 0, "rows_written": 0}
BOTH = {"rows_read": 2, "rows_written": 2}

Run = Callable[[str], dict[str, Any]]


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """Not there before somebody needs it."""
    return tmp_path / "landing" / "insights"


@pytest.fixture
def replay(spark: SparkSession, landing: Path) -> Iterator[Run]:
    """Runs over three repairs, one of which was replayed long ago."""
    spark.sql(f"CREATE SCHEMA {SCHEMA}")
    spark.sql(f"CREATE TABLE {TABLE} ({COLUMNS}) USING DELTA")
    rows = [Row(**line, replayed_at=None) for line in reversed(LINES)]
    spark.createDataFrame(rows, COLUMNS).writeTo(TABLE).append()
    spark.sql(f"INSERT INTO {TABLE} VALUES ('S0', 'C1', '2024-04-30', 'Customer: Hi', TIMESTAMP '2024-06-01 00:00:00')")
    yield lambda value: run(spark, {}, {"repairs": TABLE}, {"replay": value, "landing": str(landing)})
    spark.sql(f"DROP SCHEMA {SCHEMA} CASCADE")


def waiting(spark: SparkSession) -> list[str]:
    found = spark.table(TABLE).where("replayed_at IS NULL").orderBy("session_id").collect()
    return [row["session_id"] for row in found]


def commits(spark: SparkSession) -> int:
    return spark.sql(f"DESCRIBE HISTORY {TABLE}").count()


@pytest.mark.parametrize("value", ["", " ", "false", "FALSE"])
def test_nothing_happens_unless_it_is_asked_for(replay: Run, spark: SparkSession, landing: Path, value: str) -> None:
    assert replay(value) == NOTHING
    assert (waiting(spark), landing.exists()) == (["S1", "S2"], False)


@pytest.mark.parametrize("value", ["yes", "1", "true;"])
def test_anything_else_is_refused(replay: Run, spark: SparkSession, landing: Path, value: str) -> None:
    with pytest.raises(ValueError) as raised:
        replay(value)
    assert str(raised.value) == (
        f'replay: got "{value}"; allowed: true, false or nothing. Fix: start the job with replay=true.'
    )
    assert (waiting(spark), landing.exists()) == (["S1", "S2"], False)


def test_repairs_become_one_file_once(
    replay: Run, spark: SparkSession, landing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(" True ") == BOTH
    (file,) = landing.iterdir()
    text = file.read_bytes()
    assert [json.loads(line) for line in text.decode("utf-8").splitlines()] == LINES
    assert "Olá" in text.decode("utf-8")
    assert file.name == f"sample_chats_replay_{sha256(text).hexdigest()[:16]}.json"
    assert capsys.readouterr().out == f"2 repaired chats are in {file.name}.\n"
    assert waiting(spark) == []
    # What was replayed before keeps its time.
    (row,) = spark.sql(f"SELECT string(replayed_at) AS at FROM {TABLE} WHERE session_id = 'S0'").collect()
    assert row["at"] == "2024-06-01 00:00:00"

    before = commits(spark)
    assert replay("true") == NOTHING
    assert capsys.readouterr().out == f"{TABLE} holds no repair that was not replayed yet.\n"
    assert ([*landing.iterdir()], commits(spark)) == ([file], before)


def test_a_later_repair_is_a_file_of_its_own(replay: Run, spark: SparkSession, landing: Path) -> None:
    replay("true")
    (first,) = landing.iterdir()
    spark.sql(f"UPDATE {TABLE} SET replayed_at = NULL, chat_history = 'Customer: Hello again' WHERE session_id = 'S2'")
    assert replay("true") == {"rows_read": 1, "rows_written": 1}
    (second,) = {*landing.iterdir()} - {first}
    assert json.loads(second.read_text(encoding="utf-8")) == LINES[1] | {"chat_history": "Customer: Hello again"}


def test_a_kill_before_the_repairs_are_noted_writes_the_same_file_again(
    replay: Run, spark: SparkSession, landing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def killed(_spark: SparkSession, statement: str, *_: object, **__: object) -> DataFrame:
        raise KilledError(statement)

    with monkeypatch.context() as patched:
        patched.setattr(SparkSession, "sql", killed)
        with pytest.raises(KilledError, match=rf"^UPDATE {TABLE} "):
            replay("true")
    (file,) = landing.iterdir()
    text = file.read_bytes()
    assert waiting(spark) == ["S1", "S2"]

    assert replay("true") == BOTH
    assert ([*landing.iterdir()], file.read_bytes(), waiting(spark)) == ([file], text, [])


def test_a_kill_within_the_file_leaves_nothing_that_ingestion_reads(
    replay: Run, spark: SparkSession, landing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("notebooks.insights.replay.os.replace", killed)
        with pytest.raises(KeyboardInterrupt):
            replay("true")
    (unfinished,) = landing.iterdir()
    # Spark's readers pass over names that begin like this, and no glob of the workload takes them.
    assert unfinished.name.startswith("_") and not unfinished.match("sample_chats*.json")
    assert waiting(spark) == ["S1", "S2"]

    assert replay("true") == BOTH
    (file,) = landing.iterdir()
    assert file.match("sample_chats_replay_*.json")
