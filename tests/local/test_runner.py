"""Whole runs on a real Spark: what they leave behind, and what the next one does."""

import io
import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession

from local.console import Console
from local.errors import LocalError
from local.runner import Settings, run
from local.session import Engine
from tests.local import arrivals, shop
from tests.local.synthesis import FakeTask, Synthesis, notebook


class Runs:
    """Runs workloads of one synthesis on the shared engine."""

    def __init__(self, engine: Engine, root: Path, tmp_path: Path) -> None:
        self._engine, self.root = engine, root
        self.synthesis = Synthesis(tmp_path / "cdktf.out")
        self.folder = tmp_path / "my files"
        self.folder.mkdir()
        self.report: dict[str, Any] = {}
        self.printed = ""

    def deliver(self, name: str, content: str = shop.ITEMS) -> None:
        (self.folder / name).write_text(content, encoding="utf-8")

    def run(self, *workloads: str, set_up: bool = True, parameters: Sequence[str] = ()) -> int:
        out = io.StringIO()
        settings = Settings(workloads, self.synthesis.out, "dev", self.root, set_up, 2, "1g", 2, parameters)
        code = run(settings, Console(out), lambda *_: self._engine)
        self.printed = out.getvalue()
        self.report = json.loads((self.root / "report.json").read_text())
        return code

    def task(self, key: str) -> dict[str, Any]:
        found: dict[str, Any] = next(task for task in self.report["tasks"] if task["task"] == key)
        return found


@pytest.fixture
def runs(engine: Engine, root: Path, tmp_path: Path) -> Runs:
    return Runs(engine, root, tmp_path)


Query = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def query(spark: SparkSession) -> Query:
    return lambda sql: [tuple(row) for row in spark.sql(sql).collect()]


def test_run_after_run(runs: Runs, query: Query) -> None:
    shop.build(runs.synthesis, "shop")
    runs.deliver("orders.csv")
    runs.deliver("notes.txt")
    before = sorted((path.name, path.stat().st_mtime_ns) for path in runs.folder.iterdir())
    choice = f"shop={runs.folder}"

    assert runs.run(choice) == 0
    assert query("SELECT id, city, items FROM shop.orders ORDER BY id") == [
        ("1", "recife", 2),
        ("2", "são paulo", 3),
        ("3", "natal", None),
    ]
    landing = "/Volumes/lakehouse_dev/bronze/landing/shop"
    assert query("SELECT DISTINCT _source_file FROM shop.orders") == [(f"{landing}/orders.csv",)]
    assert query("SELECT DISTINCT environment FROM shop.cities") == [("dev",)]
    assert [(task["task"], task["status"]) for task in runs.report["tasks"]] == [
        ("create", "succeeded"),
        ("ingest", "succeeded"),
        ("cities", "succeeded"),
        ("answer", "succeeded"),
    ]
    assert runs.task("ingest")["rows_read"] == 3
    assert runs.task("ingest")["rows_rescued"] == 1
    assert runs.task("answer")["displays"] == [
        {"title": "answer: Items", "columns": ["items", "orders"], "rows": [[5, 3]], "truncated": False}
    ]
    assert runs.task("create")["skipped_statements"] == [
        {
            "statement": "ALTER TABLE shop.orders ADD CONSTRAINT orders_pk PRIMARY KEY (id)",
            "reason": "open Delta has no informational keys",
        }
    ]
    assert runs.report["warnings"] == [
        f"shop: {runs.folder}/notes.txt is ingested by nothing: no task asks for a file of this name"
    ]
    for asset in runs.report["assets"]:
        assert sha256((runs.synthesis.out / asset["path"]).read_bytes()).hexdigest() == asset["sha256"]
    assert "Could not run on this machine" in runs.printed

    # Nothing new: no file is read again, no row changes.
    versions = query("DESCRIBE HISTORY shop.orders")
    assert runs.run("shop=" + str(runs.folder), set_up=False) == 0
    assert runs.task("ingest")["rows_read"] == 0
    assert query("DESCRIBE HISTORY shop.orders") == versions
    assert [task["task"] for task in runs.report["tasks"]] == ["ingest", "cities", "answer"]

    # A file that is dropped in is picked up alone; what it repeats is not doubled.
    runs.deliver("orders_2.csv", shop.ITEMS + "4,olinda,1\n")
    assert runs.run(choice) == 0
    assert runs.task("ingest")["rows_read"] == 4
    assert runs.task("ingest")["files"] == {f"{landing}/orders_2.csv": None}
    assert query("SELECT count(*), sum(items) FROM shop.orders") == [(4, 6)]

    # A file that changed is refused before anything runs.
    after = [entry for entry in sorted((path.name, path.stat().st_mtime_ns) for path in runs.folder.iterdir())]
    assert [entry for entry in after if entry[0] != "orders_2.csv"] == before
    runs.deliver("orders.csv", "id,city,items\n9,x,9\n")
    with pytest.raises(LocalError, match=r"orders.csv has changed since it was ingested"):
        runs.run(choice)
    assert query("SELECT count(*) FROM shop.orders") == [(4,)]


@pytest.mark.parametrize(
    ("content", "orders"),
    [
        ("", []),
        ("id,city,items\n", []),
        ("name,place\nana,recife\n", []),
        ("\x89PNG\r\n\x1a\n\0\0\0rubbish", []),
    ],
)
def test_bad_files_end_well(runs: Runs, query: Query, content: str, orders: list[tuple[Any, ...]]) -> None:
    name = f"bad_{sha256(content.encode()).hexdigest()[:8]}"
    shop.build(runs.synthesis, name)
    runs.deliver("orders.csv", content)
    assert runs.run(f"{name}={runs.folder}") == 0
    assert query(f"SELECT id FROM {name}.orders") == orders
    assert runs.task("ingest")["rows_rescued"] == runs.task("ingest")["rows_read"]


def test_a_missing_file_stops_the_run_before_it_begins(runs: Runs) -> None:
    shop.build(runs.synthesis, "empty")
    with pytest.raises(LocalError, match=r"empty: .*my files holds no file named orders\*.csv"):
        runs.run(f"empty={runs.folder}")


def test_a_failure_stops_only_what_depends_on_it(runs: Runs) -> None:
    runs.synthesis.job(
        "fails",
        [
            FakeTask("bad", notebook("x = 1", "# DBTITLE 1,Read\nspark.table('nowhere.at_all')")),
            FakeTask("after", notebook("x = 1"), ["bad"]),
            FakeTask("later", notebook("x = 1"), ["after"]),
            FakeTask("apart", notebook("print('fine')")),
        ],
    )
    assert runs.run("fails") == 1
    assert {task["task"]: task["status"] for task in runs.report["tasks"]} == {
        "bad": "failed",
        "apart": "succeeded",
        "after": "blocked",
        "later": "blocked",
    }
    assert runs.task("later")["blocked_by"] == ["dev-fails/bad"]
    error = runs.task("bad")["error"]
    assert (error["place"], error["kind"]) == ("cell 2 (Read), line 7", "TABLE_OR_VIEW_NOT_FOUND")
    assert "bad.py, cell 2 (Read), line 7" in runs.printed
    assert "\tat " not in runs.printed
    folder = max(path for path in (runs.root / "runs").iterdir() if path.name != "tests")
    assert "Traceback" in (folder / "dev-fails.bad.log").read_text()
    assert (folder / "dev-fails.apart.log").read_text() == "fine\n"


def test_a_continuous_workload_is_ingested_first_and_ends(runs: Runs, query: Query) -> None:
    synthesis = shop.build(runs.synthesis, "stream")
    given = shop.parameters("stream") | {"trigger": "continuous"}
    synthesis.job("stream-ingest", [shop.ingest("stream")], given)
    check = FakeTask("check", notebook("%sql\nSELECT count(*) AS orders, :trigger AS trigger FROM stream.orders"))
    synthesis.job("stream", [check], given)
    runs.deliver("orders.csv")
    assert runs.run(f"stream={runs.folder}") == 0
    assert [task["job"] for task in runs.report["tasks"]] == ["dev-stream-setup", "dev-stream-ingest", "dev-stream"]
    assert runs.task("check")["displays"][0]["rows"] == [[3, "available_now"]]


def test_a_batch_that_broke_off_is_finished_and_new_files_follow_in_the_same_run(runs: Runs, query: Query) -> None:
    shop.build(runs.synthesis, "resumed")
    runs.deliver("orders.csv")
    choice = f"resumed={runs.folder}"
    obstacle = runs.root / "volumes" / "lakehouse_dev" / "bronze" / "checkpoints" / "resumed" / "obstacle"
    obstacle.parent.mkdir(parents=True, exist_ok=True)
    obstacle.write_text("power cut")
    assert runs.run(choice) == 1
    assert runs.task("ingest")["error"]["message"] == "power cut"

    obstacle.unlink()
    runs.deliver("orders_2.csv", "id,city,items\n4,olinda,1\n")
    assert runs.run(choice) == 0
    assert runs.task("ingest")["rows_read"] == 4
    assert query("SELECT count(*) FROM resumed.orders") == [(4,)]


CHATS = """\
import os, pandas
OPTIONS = {"pathGlobFilter": "chats*.json"}
get = dbutils.widgets.get
key = dbutils.secrets.get(scope=get("secret_scope"), key="language-key")
print(f"the key {key} of {len(key)} characters")
names = sorted(os.listdir(get("landing")))
display(pandas.DataFrame({"name": names, "replay": get("replay"), "local": get("language_endpoint")[:17]}))"""


def test_a_pipeline_brings_the_files_and_services_stand_by(runs: Runs) -> None:
    parameters = {"landing": arrivals.ARRIVALS, "replay": "", "secret_scope": "chats", "language_endpoint": "${x.y}"}
    tasks = [FakeTask("read", notebook(CHATS)), FakeTask("after", notebook("x = 1"), ["read"])]
    arrivals.build(runs.synthesis.job("chats", tasks, parameters))
    runs.deliver("chats.json", "{}\n")
    choice = f"chats={runs.folder}"
    assert runs.run(choice, parameters=["replay=true"]) == 0
    assert [(task["job"], task["task"], task["copied"]) for task in runs.report["tasks"]] == [
        ("dev-chats-copy", "copy_new_files", {"chats.json": 3}),
        ("dev-chats", "read", {}),
        ("dev-chats", "after", {}),
    ]
    assert runs.task("read")["displays"][0]["rows"] == [["chats.json", "true", "http://127.0.0.1:"]]
    (workload,) = runs.report["workloads"]
    assert workload == {"name": "chats", "folder": str(runs.folder), "parameters": {"replay": "true"}}
    assert (runs.report["services"]["language"]["stand_in"], runs.report["totals"]["files_copied"]) == (True, 1)
    assert "succeeded    chats-copy/copy_new_files" in runs.printed
    logs = [path.read_text() for path in (runs.root / "runs").glob("*/dev-chats.read.log")]
    assert logs == ["the key [REDACTED] of 32 characters\n"]

    # Nothing new: nothing is copied again, and who starts a run by hand wants it to run.
    runs.deliver("chats_2.json", "{}\n{}\n")
    assert runs.run(choice) == 0
    assert runs.task("copy_new_files")["copied"] == {"chats_2.json": 6}
    assert [row[:2] for row in runs.task("read")["displays"][0]["rows"]] == [["chats.json", ""], ["chats_2.json", ""]]

    runs.deliver("chats.json", "{ }")
    with pytest.raises(LocalError, match=r"chats.json has changed since it was copied"):
        runs.run(choice)

    # A pipeline that finds nothing to do starts nothing, and that is no failure.
    arrivals.build(
        runs.synthesis, arrivals.activities(needed="@greater(length(activity('new_files').output.Value), 0)")
    )
    assert runs.run("chats") == 0
    assert {task["task"]: task["status"] for task in runs.report["tasks"]} == {
        "copy_new_files": "succeeded",
        "read": "not_needed",
        "after": "not_needed",
    }
    assert runs.task("after")["reason"] == (
        "the pipeline dev-chats-copy did not start the job; "
        "when_needed: @greater(length(activity('new_files').output.Value), 0) is false"
    )
    assert (runs.report["status"], runs.report["totals"]["not_needed"]) == ("succeeded", 2)


def test_files_wait_in_the_volume_where_no_folder_is_named(runs: Runs, query: Query) -> None:
    shop.build(runs.synthesis, "volume")
    folder = runs.root / "volumes" / "lakehouse_dev" / "bronze" / "landing" / "volume"
    folder.mkdir(parents=True)
    (folder / "orders.csv").write_text(shop.ITEMS)
    assert runs.run() == 0
    assert query("SELECT count(*) FROM volume.orders") == [(3,)]
