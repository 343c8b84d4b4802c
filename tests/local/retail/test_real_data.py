"""Only where REAL_DATA names the real sample: all of it arrives, and the answers agree with the files."""

import csv
import os
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from local.session import Engine
from tests.local.retail.csv_answers import answers, orders_of, prices_of
from tests.local.retail.runs import BRONZE, ROW_WISE, Retail, Snapshot, conserved

_REAL = os.environ.get("REAL_DATA")

if _REAL:
    _FOLDER = Path(_REAL) / "olist"

    @pytest.fixture(scope="module")
    def real(
        lakehouse: SparkSession,
        engine: Engine,
        root: Path,
        synthesised: Path,
        tmp_path_factory: pytest.TempPathFactory,
    ) -> Iterator[Snapshot]:
        folder = shutil.copytree(_FOLDER, tmp_path_factory.mktemp("real") / "olist")
        retail = Retail(engine, root, folder)
        yield retail.run(synthesised, set_up=True)
        retail.forget()

    def _records(path: Path) -> int:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return sum(1 for _ in csv.reader(file)) - 1

    def test_not_one_row_is_lost(real: Snapshot) -> None:
        records = {path.name: _records(path) for path in _FOLDER.glob("*.csv")}
        assert len(records) == 8
        rows = {name: count for table in BRONZE for name, count in real.task(table)["files"].items()}
        assert rows == records
        assert sum(len(real.rows(table)) for table in BRONZE) == sum(records.values())
        assert {table: real.task(table)["rows_rescued"] for table in BRONZE} == dict.fromkeys(BRONZE, 0)

    @pytest.mark.parametrize("target", sorted(ROW_WISE))
    def test_rows_in_are_rows_out_and_none_is_set_apart(real: Snapshot, target: str) -> None:
        counted = conserved([real], target)
        assert {name: real.task(target)[name] for name in counted} == counted
        assert len(real.rows(target)) == counted["rows_written"]
        assert counted["rows_quarantined"] == 0

    def test_the_answers_are_those_of_the_files(real: Snapshot) -> None:
        found = {(row["question"], row["subject"]): row["value"] for row in real.rows("gold.business_answers")}
        assert found == answers(_FOLDER)

    def test_late_share_and_items_per_order(real: Snapshot) -> None:
        completed = [order for order in orders_of(_FOLDER).values() if order.completed]
        late = Decimal(sum(order.late for order in completed)) / len(completed)
        prices = prices_of(_FOLDER)
        items = Decimal(len(prices)) / len({order for order, _ in prices})
        found = {row["question"]: row["value"] for row in real.rows("gold.business_answers") if row["subject"] == "all"}
        assert found["late share of completed orders"] == round(late, 4) == Decimal("0.0779")
        assert found["items per order"] == round(items, 4) == Decimal("1.1399")
