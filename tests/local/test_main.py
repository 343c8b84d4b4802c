"""Runs as a user starts and ends them: as processes of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

from tests.local import shop
from tests.local.synthesis import Synthesis

PROJECT = Path(__file__).resolve().parents[2]


class Process:
    """`python -m local` on a root of its own; a file `obstacle` holds its ingestion up."""

    def __init__(self, tmp_path: Path) -> None:
        self.out = shop.build(Synthesis(tmp_path / "cdktf.out"), "shop").out
        self.folder = tmp_path / "files"
        self.folder.mkdir()
        (self.folder / "orders.csv").write_text(shop.ITEMS, encoding="utf-8")
        self.root = tmp_path / "root"
        self.checkpoints = self.root / "volumes" / "lakehouse_dev" / "bronze" / "checkpoints" / "shop"
        self.checkpoints.mkdir(parents=True)

    def start(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "local", f"shop={self.folder}", "--out", str(self.out), "--memory", "1g"]
        return subprocess.Popen(
            [*command, "--root", str(self.root)],
            cwd=PROJECT,
            env={**os.environ, "CI": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def held_up(self) -> "subprocess.Popen[str]":
        """A run whose ingestion has merged its rows, and has not yet committed the batch."""
        (self.checkpoints / "obstacle").write_text("wait")
        process = self.start()
        deadline = time.monotonic() + 120
        while not (self.checkpoints / "merged").exists():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.1)
        return process

    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.root / "report.json").read_text())
        return found

    def rows(self, spark: SparkSession, table: str) -> list[tuple[Any, ...]]:
        path = self.root / "warehouse" / "shop.db" / table
        return sorted(tuple(row) for row in spark.read.format("delta").load(str(path)).collect())


def test_a_killed_run_that_is_started_again_ends_as_if_nothing_had_been(tmp_path: Path, spark: SparkSession) -> None:
    killed = Process(tmp_path)
    process = killed.held_up()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (killed.root / "report.json").exists()
    (killed.checkpoints / "obstacle").unlink()

    again = killed.start()
    out, err = again.communicate(timeout=180)
    assert (again.returncode, err) == (0, "")
    assert "succeeded: 4 of 4 tasks" in out
    assert killed.report()["status"] == "succeeded"
    assert [row[:3] for row in killed.rows(spark, "orders")] == [
        ("1", "recife", 2),
        ("2", "são paulo", 3),
        ("3", "natal", None),
    ]
    assert [row[0] for row in killed.rows(spark, "cities")] == ["NATAL", "RECIFE", "SÃO PAULO"]


def test_a_run_that_is_interrupted_says_so_and_lets_go(tmp_path: Path) -> None:
    run = Process(tmp_path)
    process = run.held_up()

    second = run.start()
    _, err = second.communicate(timeout=60)
    assert second.returncode == 2
    assert err == (
        f"{run.root}: in use by another run (process {process.pid}). "
        "Wait until it ends, or use another folder with --root.\n"
    )

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
    assert "Interrupted: stopping Spark" in out
    report = run.report()
    assert report["status"] == "interrupted"
    assert {task["task"]: task["status"] for task in report["tasks"]} == {
        "create": "succeeded",
        "ingest": "interrupted",
        "cities": "not_started",
        "answer": "not_started",
    }
    survivors = subprocess.run(["pgrep", "-f", str(run.root)], capture_output=True, text=True, check=False)
    assert survivors.stdout == ""
