"""Runs of the real insights workload on the shared Spark, and what its chats and dead letters became."""

import io
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from local.console import Console
from local.runner import Settings, run
from local.session import Engine
from tests.local.retail.runs import Record, Snapshot

INGESTED = ("bronze.chats", "bronze.ticket_metadata")
ROW_WISE = ("silver.interactions", "silver.tickets")


class Insights:
    def __init__(self, engine: Engine, root: Path, folder: Path) -> None:
        self._engine, self._root, self.folder = engine, root, folder
        self.forget()

    def forget(self) -> None:
        """Removes what arrived and what streams remember, so that the first run is a first one."""
        bronze = self._root / "volumes" / "lakehouse_dev" / "bronze"
        for volume in ("arrivals", "checkpoints"):
            shutil.rmtree(bronze / volume / "insights", ignore_errors=True)

    def run(
        self,
        out: Path,
        set_up: bool = False,
        parameters: Sequence[str] = (),
        faults: Mapping[str, float] | None = None,
    ) -> Snapshot:
        settings = Settings(
            (f"insights={self.folder}",), out, "dev", self._root, set_up, 2, "1g", 2, parameters, faults or {}
        )
        printed = io.StringIO()
        code = run(settings, Console(printed), lambda *_: self._engine)
        assert code == 0, printed.getvalue()
        report = json.loads((self._root / "report.json").read_text(encoding="utf-8"))
        return Snapshot(self._engine.spark, report, self._versions())

    def _versions(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for schema in ("bronze", "silver", "gold"):
            for table in (self._root / "warehouse" / f"{schema}.db").iterdir():
                commits = (table / "_delta_log").glob("*.json")
                found[f"{schema}.{table.name}"] = max(int(commit.stem) for commit in commits)
        return found


def task(snapshot: Snapshot, key: str) -> Record:
    """A task of the report by its key."""
    (found,) = (each for each in snapshot.report["tasks"] if each["task"] == key)
    return dict(found)


def traffic(snapshot: Snapshot) -> Record:
    """What the Language service was asked during a run."""
    return dict(snapshot.report["services"]["language"])


def scored(rows: Sequence[Mapping[str, Any]]) -> dict[str, Record]:
    """Gold's rows by session, without the time at which they were scored."""
    return {row["session_id"]: {name: row[name] for name in row if name != "scored_at"} for row in rows}


def texts(value: object) -> Iterator[str]:
    """Every string within a row."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from texts(each)
        case list():
            for each in value:
                yield from texts(each)
