"""New rows, each exactly once: every number is counted again from what was put in and what the tables hold."""

from datetime import datetime
from typing import Any

from notebooks.kit.runtime.history import data_version
from tests.notebooks.kit.runtime.shop import Raw, Shop


def reasons(shop: Shop, table: str = "orders_quarantine") -> list[tuple[Any, ...]]:
    return shop.rows(table, "array_sort(_reasons), get_json_object(_row, '$.id'), _row_source_file")


def test_no_row_is_lost_whatever_the_batch_repeats(shop: Shop) -> None:
    first: list[Raw] = [
        ("1", "recife", 1, "2024-01-01"),
        ("1", "recife", 1, "2024-01-01"),
        ("2", "natal", 2, None),
        ("3", None, -3, "yesterday"),
        ("4", "olinda", -4, None),
        (None, "olinda", 5, None),
        ("5", "olinda", None, "2024-02-30"),
    ]
    shop.arrive(first)
    # Seven came: keys 1 and 2, one repetition, and four that break a rule.
    assert shop.counts("upsert") == (7, 2, 1, 4)
    assert shop.rows("orders", "id, city, amount") == [("1", "recife", 1), ("2", "natal", 2)]
    assert reasons(shop) == [
        (["amount_not_negative"], "4", "/landing/a.csv"),
        (["amount_not_negative", "change_is_readable", "city_not_null"], "3", "/landing/a.csv"),
        (["change_is_readable"], "5", "/landing/a.csv"),
        (["id_not_null"], None, "/landing/a.csv"),
    ]
    assert shop.rows("orders_quarantine", "DISTINCT _row_ingested_at") == [(datetime(2024, 1, 1),)]

    # Nothing new.
    version = shop.version("orders")
    data = data_version(shop.spark, f"{shop.schema}.orders")
    assert shop.counts("upsert") == (0, 0, 0, 0)
    assert shop.version("orders") == version

    # The same again under a new name: superseded by what is there, not one row of the target is written.
    shop.arrive(first[:3], file="b.csv", at="2024-01-02 00:00:00")
    assert shop.counts("upsert") == (3, 0, 3, 0)
    assert shop.version("orders") == version + 1
    assert data_version(shop.spark, f"{shop.schema}.orders") == data
    assert shop.rows("orders", "id, city, amount") == [("1", "recife", 1), ("2", "natal", 2)]

    # A correction, twice; a new one; and one that broke a rule before.
    shop.arrive([("2", "natal", 20, None), ("6", "natal", 6, None)], file="c.csv", at="2024-01-03 00:00:00")
    shop.arrive([("2", "natal", 21, None), ("4", "olinda", 4, None)], file="d.csv", at="2024-01-04 00:00:00")
    outcome = shop.run("upsert")
    assert outcome.counts == {"rows_read": 4, "rows_written": 3, "rows_superseded": 1, "rows_quarantined": 0}
    assert shop.rows("orders", "id, amount") == [("1", 1), ("2", 21), ("4", 4), ("6", 6)]
    assert {name: rule["rows"] for name, rule in outcome.expectations.items()} == {
        "change_is_readable": 0,
        "id_not_null": 0,
        "city_not_null": 0,
        "amount_not_negative": 0,
    }
    # Fourteen arrived in all; what is not in the target was set apart or replaced.
    assert shop.sql("SELECT count(*) FROM SHOP.raw_orders") == [(14,)]
    assert len(shop.rows("orders_quarantine")) == 4


def test_the_later_row_wins_in_whichever_order_they_come(shop: Shop) -> None:
    shop.arrive([("1", "recife", 1, "2024-01-05"), ("1", "recife", 2, "2024-01-03"), ("2", "natal", 1, None)])
    assert shop.counts("upsert_latest") == (3, 2, 1, 0)
    assert shop.rows("orders", "id, amount") == [("1", 1), ("2", 1)]

    # Delivered later, but older; without a time, over one that has one; with one, over one that has none.
    shop.arrive(
        [("1", "recife", 3, "2024-01-04"), ("2", "natal", 2, "2023-01-01")], file="b.csv", at="2024-02-01 00:00:00"
    )
    assert shop.counts("upsert_latest") == (2, 1, 1, 0)
    assert shop.rows("orders", "id, amount") == [("1", 1), ("2", 2)]
    shop.arrive([("1", "recife", 4, "2024-01-05"), ("2", "natal", 3, None)], file="c.csv", at="2024-03-01 00:00:00")
    assert shop.counts("upsert_latest") == (2, 1, 1, 0)
    assert shop.rows("orders", "id, amount") == [("1", 4), ("2", 2)]


def test_a_join_keeps_every_row_or_fails_before_anything_is_written(shop: Shop) -> None:
    shop.sql("CREATE TABLE SHOP.cities (name STRING, region STRING) USING DELTA")
    shop.arrive([("1", "recife", 1, None), ("2", "natal", -2, None)])
    for cities, join, became in [
        ("('recife', 'NE'), ('natal', 'NE'), ('natal', 'RN')", "upsert_left_joined", "3"),
        ("('recife', 'NE')", "upsert_joined", "1"),
        # One is dropped and the other doubled: the number is right, the rows are not.
        ("('recife', 'NE'), ('recife', 'PE')", "upsert_joined", "2 others"),
    ]:
        shop.sql(f"INSERT OVERWRITE SHOP.cities VALUES {cities}")
        assert str(shop.fail(join).reason) == (
            f"RowsLostError: {shop.schema}.orders: 2 new rows of {shop.schema}.raw_orders became {became} in the query."
            " Fix: join by a key of the joined table, with LEFT JOIN, and move filters into expectations."
        )
        assert shop.rows("orders") == []
        assert shop.rows("orders_quarantine") == []

    # Mended, it goes on with the batch that had failed.
    shop.sql("INSERT OVERWRITE SHOP.cities VALUES ('recife', 'PE')")
    assert shop.counts("upsert_left_joined") == (2, 1, 0, 1)
    assert shop.rows("orders", "id, region") == [("1", "PE")]


def test_a_batch_that_was_killed_after_its_write_changes_nothing_when_it_is_run_again(shop: Shop) -> None:
    shop.arrive([("1", "recife", 1, None), ("1", "recife", 1, None), ("2", "natal", -2, None)])
    assert shop.counts("upsert") == (3, 1, 1, 1)
    before = shop.rows("orders"), shop.rows("orders_quarantine")
    shop.forget_last_commit("orders")
    # The row that it had written is there already.
    assert shop.counts("upsert") == (3, 0, 2, 1)
    assert (shop.rows("orders"), shop.rows("orders_quarantine")) == before


def test_events_are_added_each_once(shop: Shop) -> None:
    shop.arrive([("1", "recife", 1, None), ("1", "recife", 1, None), ("2", "natal", -2, None)])
    assert shop.counts("append") == (3, 2, 0, 1)
    assert shop.rows("events") == [("1", 1), ("1", 1)]
    shop.forget_last_commit("events")
    assert shop.counts("append") == (3, 2, 0, 1)
    assert shop.rows("events") == [("1", 1), ("1", 1)]
    assert reasons(shop, "events_quarantine") == [(["amount_not_negative"], "2", "/landing/a.csv")]
    shop.arrive([("1", "recife", 1, None)], file="b.csv")
    assert shop.counts("append") == (1, 1, 0, 0)
    assert shop.rows("events") == [("1", 1)] * 3


def test_source_rows_that_are_deleted_or_rewritten_are_not_read_again(shop: Shop) -> None:
    shop.arrive([("1", "recife", 1, None), ("2", "natal", 2, None)])
    assert shop.counts("upsert") == (2, 2, 0, 0)
    shop.sql("DELETE FROM SHOP.raw_orders WHERE id = '1'")
    shop.sql("OPTIMIZE SHOP.raw_orders")
    shop.arrive([("3", "natal", 3, None)], file="b.csv")
    assert shop.counts("upsert") == (1, 1, 0, 0)
    assert shop.rows("orders", "id") == [("1",), ("2",), ("3",)]
