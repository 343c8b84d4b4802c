"""Runs of the real retail workload on the shared Spark, and what its tables held after each."""

import io
import json
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession

from local.console import Console
from local.runner import Settings, run
from local.session import Engine

Record = dict[str, Any]

# Each row-wise task: its source, and the columns that its target's key comes from.
ROW_WISE = {
    "silver.categories": ("bronze.olist_category_translation", ["product_category_name"]),
    "silver.customers": ("bronze.olist_customers", ["customer_id"]),
    "silver.order_items": ("bronze.olist_order_items", ["order_id", "order_item_id"]),
    "silver.order_payments": ("bronze.olist_order_payments", ["order_id", "payment_sequential"]),
    "silver.order_reviews": ("bronze.olist_order_reviews", ["review_id", "order_id"]),
    "silver.orders": ("bronze.olist_orders", ["order_id"]),
    "silver.product_attributes": ("bronze.olist_products", ["product_id"]),
    "silver.sellers": ("bronze.olist_sellers", ["seller_id"]),
}
BRONZE = sorted(source for source, _ in ROW_WISE.values())


@dataclass(frozen=True)
class Snapshot:
    """A run's report, and every table as it was after it; `versions` are Delta's."""

    spark: SparkSession
    report: Record
    versions: dict[str, int]

    def task(self, table: str) -> Record:
        """The task that writes a table, in the report."""
        key = table.replace(".", "_")
        found: Record = next(task for task in self.report["tasks"] if task["task"] == key)
        return found

    def rows(self, table: str) -> list[Record]:
        frame = self.spark.sql(f"SELECT * FROM {table} VERSION AS OF {self.versions[table]}")
        return [row.asDict() for row in frame.collect()]

    def quarantined(self, table: str) -> list[Record]:
        return self.rows(f"{table}_quarantine")


class Retail:
    def __init__(self, engine: Engine, root: Path, folder: Path) -> None:
        self._engine, self._root, self.folder = engine, root, folder
        self.forget()

    def forget(self) -> None:
        """Removes what streams remember, so that the first run is a first one."""
        shutil.rmtree(
            self._root / "volumes" / "lakehouse_dev" / "bronze" / "checkpoints" / "retail", ignore_errors=True
        )

    def run(self, out: Path, set_up: bool = False) -> Snapshot:
        settings = Settings((f"retail={self.folder}",), out, "dev", self._root, set_up, 2, "1g", 2)
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


def conserved(runs: Sequence[Snapshot], target: str) -> dict[str, int]:
    """Counts anew, from the tables as the last of the runs left them, what the runs' reports say in sum.

    A row that is neither in quarantine nor the one of its key that the target holds has been superseded.
    """
    source, key = ROW_WISE[target]
    bronze = runs[-1].rows(source)
    quarantined = runs[-1].quarantined(target)
    came = Counter(tuple(_text(row[name]) for name in key) for row in bronze)
    broken = [json.loads(row["_row"]) for row in quarantined]
    accepted = came - Counter(tuple(_text(row.get(name)) for name in key) for row in broken)
    return {
        "rows_read": len(bronze),
        "rows_quarantined": len(quarantined),
        "rows_written": len(accepted),
        "rows_superseded": accepted.total() - len(accepted),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
