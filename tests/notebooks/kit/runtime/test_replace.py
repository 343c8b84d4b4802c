"""Tables that are recomputed when, and only when, something has changed."""

import re

from notebooks.kit.runtime.replace import written
from tests.notebooks.kit.runtime.shop import Shop

ORDERS = "CREATE TABLE SHOP.orders (id STRING, city STRING NOT NULL, amount INT) USING DELTA"


def test_it_is_recomputed_when_and_only_when_something_has_changed(shop: Shop) -> None:
    shop.sql(ORDERS)
    shop.sql("INSERT INTO SHOP.orders VALUES ('1', 'recife', 1), ('2', 'recife', 2), ('3', 'natal', 3)")

    def run(name: str = "replace") -> str:
        """What the run did: it says so, and the table's version agrees."""
        before = shop.version("totals") if shop.spark.catalog.tableExists(f"{shop.schema}.totals") else -1
        outcome = shop.run(name)
        assert (shop.version("totals") > before) == (outcome.done == "done")
        if outcome.done == "done":
            assert outcome.counts == {"rows_written": len(shop.rows("totals"))}
        return outcome.done

    assert run() == "done"
    assert shop.rows("totals") == [("natal", 1), ("recife", 2)]
    assert run() == "skipped"

    # A source that got data.
    shop.sql("INSERT INTO SHOP.orders VALUES ('4', 'olinda', 1)")
    assert run() == "done"
    assert shop.rows("totals") == [("natal", 1), ("olinda", 1), ("recife", 2)]
    assert run() == "skipped"

    # Files that were put together, on either side.
    assert shop.sql("OPTIMIZE SHOP.orders")[0][1][0] > 0
    shop.sql("OPTIMIZE SHOP.totals")
    shop.sql("ALTER TABLE SHOP.orders SET TBLPROPERTIES ('x' = 'y')")
    assert run() == "skipped"

    # Somebody else's hand in the target.
    shop.sql("DELETE FROM SHOP.totals WHERE city = 'natal'")
    assert run() == "done"
    assert shop.rows("totals") == [("natal", 1), ("olinda", 1), ("recife", 2)]

    # Another statement.
    assert run("replace_changed") == "done"
    assert shop.rows("totals") == [("NATAL", 1), ("OLINDA", 1), ("RECIFE", 2)]
    assert run("replace_changed") == "skipped"

    # A source that was dropped and made again, with as many commits as before.
    commits = shop.version("orders")
    shop.sql("DROP TABLE SHOP.orders")
    shop.sql(ORDERS)
    for _ in range(commits):
        shop.sql("INSERT INTO SHOP.orders VALUES ('1', 'recife', 1)")
    assert shop.version("orders") == commits
    assert run("replace_changed") == "done"
    assert shop.rows("totals") == [("RECIFE", commits)]


def test_rows_that_break_a_rule_are_set_apart_each_time_anew(shop: Shop) -> None:
    shop.sql(ORDERS)
    shop.sql(
        "INSERT INTO SHOP.orders VALUES ('1', 'recife', 10), ('2', 'natal', 9), ('3', 'nowhere', 1), "
        "('4', 'nameless', 50), ('5', 'olinda', NULL)"
    )
    outcome = shop.run("replace_judged")
    # A rule that is NULL passes.
    assert shop.rows("judged") == [("olinda", None), ("recife", 10)]
    assert shop.rows("judged_quarantine", "_reasons, _row") == [
        (["city_not_null"], '{"amount":50}'),
        (["worth_it"], '{"city":"natal","amount":9}'),
        (["worth_it", "somewhere"], '{"city":"nowhere","amount":1}'),
    ]
    assert outcome.counts == {"rows_written": 2, "rows_quarantined": 3}
    assert outcome.expectations == {
        "city_not_null": {"rule": "`city` IS NOT NULL", "rows": 1},
        "worth_it": {"rule": "`amount` >= 10", "rows": 2},
        "somewhere": {"rule": "`city` <> 'nowhere'", "rows": 1},
    }
    assert shop.run("replace_judged").done == "skipped"

    shop.sql("DELETE FROM SHOP.orders WHERE city = 'nowhere'")
    shop.sql("UPDATE SHOP.orders SET amount = 11 WHERE city = 'natal'")
    assert shop.run("replace_judged").counts == {"rows_written": 3, "rows_quarantined": 1}
    assert shop.rows("judged", "city") == [("natal",), ("olinda",), ("recife",)]


def test_rows_are_those_of_the_overwrite_whatever_has_been_optimised_since(shop: Shop) -> None:
    shop.sql("CREATE TABLE SHOP.totals (city STRING, orders BIGINT) USING DELTA")
    for _ in range(2):
        shop.sql("INSERT INTO SHOP.totals VALUES ('a', 1), ('b', 2)")
    shop.sql("OPTIMIZE SHOP.totals")
    assert written(shop.spark, f"{shop.schema}.totals") == {"status": "done", "rows_written": 2}


def test_what_was_computed_from_what_is_noted_on_the_table(shop: Shop) -> None:
    shop.sql(ORDERS)
    shop.run("replace")
    shop.sql("INSERT INTO SHOP.orders VALUES ('1', 'recife', 1)")
    shop.run("replace")
    properties = dict(shop.sql("SHOW TBLPROPERTIES SHOP.totals"))
    assert re.fullmatch(r"[0-9a-f]{64} 2@20\S+", properties["lakehouse.computed_from"])
