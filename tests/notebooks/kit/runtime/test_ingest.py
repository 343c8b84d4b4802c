"""Files to bronze, and what the report says of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from local.auto_loader.stream_reader import TaskSession
from notebooks.kit.runtime.ingest import add_up, start_ingest
from tests.notebooks.kit.runtime.shop import Shop

CSV = "id,city,amount,changed_at\n"


def test_each_file_once_with_what_did_not_fit(shop: Shop) -> None:
    (shop.landing / "orders_a.csv").write_text(f"{CSV}1,recife,1,\n2,natal,two,\n3,natal,3,,surplus\n")
    (shop.landing / "orders_b.csv").write_text('city,id,colour\n"são\npaulo",4,red\nolinda,5,\n')
    (shop.landing / "orders_none.csv").write_text(CSV)
    (shop.landing / "other.csv").write_text(f"{CSV}9,recife,1,\n")

    outcome = shop.run("ingest")
    assert outcome.counts == {"rows_read": 5, "rows_written": 5, "rows_rescued": 3}
    assert outcome.files == {"orders_a.csv": 3, "orders_b.csv": 2}
    assert outcome.rescued_columns == {"_c4": 1, "amount": 1, "colour": 1}
    assert shop.rows("raw_orders", "id, city, amount, get_json_object(_rescued_data, '$.amount')") == [
        ("1", "recife", 1, None),
        ("2", "natal", None, "two"),
        ("3", "natal", 3, None),
        ("4", "são\npaulo", None, None),
        ("5", "olinda", None, None),
    ]
    assert shop.sql("SELECT count(*) FROM SHOP.raw_orders WHERE _ingested_at IS NULL OR _source_file IS NULL") == [(0,)]

    version = shop.version("raw_orders")
    assert shop.run("ingest").counts == {"rows_read": 0, "rows_written": 0, "rows_rescued": 0}
    assert shop.version("raw_orders") == version

    (shop.landing / "orders_c.csv").write_text(f"{CSV}6,recife,x,\n")
    later = shop.run("ingest")
    assert later.counts == {"rows_read": 1, "rows_written": 1, "rows_rescued": 1}
    assert (later.files, later.rescued_columns) == ({"orders_c.csv": 1}, {"amount": 1})
    assert len(shop.rows("raw_orders")) == 6


def test_a_batch_that_was_killed_is_written_once_and_reported_whole(shop: Shop) -> None:
    (shop.landing / "orders_a.csv").write_text(f"{CSV}1,recife,one,\n2,natal,2,\n")
    shop.run("ingest")
    before = shop.rows("raw_orders")

    # Killed after its write: it is there, and not written again.
    shop.forget_last_commit("raw_orders")
    assert shop.run("ingest").counts == {"rows_read": 0, "rows_written": 0, "rows_rescued": 0}
    assert shop.rows("raw_orders") == before

    # Killed before its write: the rows carry the time at which the batch began, which is before this run.
    shop.forget_last_commit("raw_orders")
    shop.sql("DROP TABLE SHOP.raw_orders")
    outcome = shop.run("ingest")
    assert outcome.counts == {"rows_read": 2, "rows_written": 2, "rows_rescued": 1}
    assert (outcome.files, outcome.rescued_columns) == ({"orders_a.csv": 2}, {"amount": 1})
    assert shop.rows("raw_orders") == before


def test_a_trigger_that_is_none_is_refused(shop: Shop, task_session: Callable[[dict[str, Path]], TaskSession]) -> None:
    with pytest.raises(ValueError, match=r'^trigger: got "hourly"\. Fix: use "available_now" or "continuous"\.$'):
        start_ingest(
            task_session({}),
            target=f"{shop.schema}.raw_orders",
            columns=["id"],
            schema="id STRING",
            file_format="csv",
            landing=str(shop.landing),
            files="orders*.csv",
            state=str(shop.landing.parent / "state"),
            trigger="hourly",
        )


def test_reports_of_several_tables_add_up() -> None:
    reports = {
        "bronze.a": {
            "rows_read": 3,
            "rows_written": 3,
            "rows_rescued": 1,
            "files": {"a.csv": 3},
            "rescued_columns": {"x": 1},
        },
        "bronze.b": {"rows_read": 0, "rows_written": 0, "rows_rescued": 0, "files": {}},
    }
    assert add_up(reports) == {
        "status": "done",
        "rows_read": 3,
        "rows_written": 3,
        "rows_rescued": 1,
        "files": {"a.csv": 3},
        "rescued_columns": {"bronze.a.x": 1},
    }
