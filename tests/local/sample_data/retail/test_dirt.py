"""What `expected.json` says is broken is broken, to the row, and nothing else is."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from local.sample_data.retail.files import (
    CUSTOMERS,
    HEADERS,
    ITEMS,
    KEYS,
    ORDERS,
    PAYMENTS,
    PRODUCTS,
    REVIEWS,
    REVIEWS_LATER,
)

Row = dict[str | None, Any]
Read = Callable[[str], list[Row]]


def _is_time(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return False
    return True


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _bad_time(column: str) -> Callable[[Row], bool]:
    # A missing field belongs to the quote that nothing closes, which has its own test.
    return lambda row: row[column] not in {"", None} and not _is_time(row[column])


def _bad_number(column: str) -> Callable[[Row], bool]:
    return lambda row: not _is_number(row[column])


def _before_purchase(row: Row) -> bool:
    bought, received = row["order_purchase_timestamp"], row["order_delivered_customer_date"]
    return _is_time(bought) and _is_time(received) and bool(received < bought)


def _out_of_range(row: Row) -> bool:
    return _is_number(row["review_score"]) and not 1 <= int(row["review_score"]) <= 5


CASES: list[tuple[str, str, str, Callable[[Row], bool]]] = [
    ("bad_date", ORDERS, "order_purchase_timestamp", _bad_time("order_purchase_timestamp")),
    ("bad_date", ORDERS, "order_delivered_customer_date", _bad_time("order_delivered_customer_date")),
    ("before_purchase", ORDERS, "order_delivered_customer_date", _before_purchase),
    ("surplus_field", CUSTOMERS, "", lambda row: row.get(None) == ["sobra"]),
    ("bad_number", ITEMS, "price", _bad_number("price")),
    ("negative", ITEMS, "price", lambda row: _is_number(row["price"]) and float(row["price"]) < 0),
    ("bad_number", PAYMENTS, "payment_value", _bad_number("payment_value")),
    ("bad_number", PRODUCTS, "product_weight_g", _bad_number("product_weight_g")),
    ("bad_number", REVIEWS, "review_score", _bad_number("review_score")),
    ("out_of_range", REVIEWS, "review_score", _out_of_range),
    ("unterminated_quote", REVIEWS, "review_comment_message", lambda row: row["review_creation_date"] is None),
]


def _record(expected: dict[str, Any], kind: str, file: str, column: str = "") -> dict[str, Any]:
    (found,) = [
        record
        for record in expected["dirt"]
        if (record["kind"], record["file"], record["column"]) == (kind, file, column)
    ]
    assert isinstance(found, dict)
    return found


def _key(file: str, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[file])


@pytest.mark.parametrize(("kind", "file", "column", "is_broken"), CASES)
def test_the_broken_rows_are_those_of_the_record(
    dirty: Read,
    expected: dict[str, Any],
    kind: str,
    file: str,
    column: str,
    is_broken: Callable[[Row], bool],
) -> None:
    record = _record(expected, kind, file, column)
    found = sorted(_key(file, row) for row in dirty(file) if is_broken(row))
    assert found == sorted(tuple(key) for key in record["keys"])
    assert record["rows"] == len(found) > 0


@pytest.mark.parametrize("file", [ORDERS, CUSTOMERS, ITEMS, REVIEWS])
def test_duplicate_rows_are_exact(dirty: Read, expected: dict[str, Any], file: str) -> None:
    rows = Counter(tuple(map(str, row.values())) for row in dirty(file))
    twice = [row for row, count in rows.items() if count == 2]
    assert max(rows.values()) == 2
    keys = {tuple(key) for key in _record(expected, "duplicate_row", file)["keys"]}
    positions = [HEADERS[file].index(column) for column in KEYS[file]]
    assert {tuple(row[position] for position in positions) for row in twice} == keys
    assert _record(expected, "duplicate_row", file)["rows"] == len(twice) > 0


def test_no_other_key_comes_twice(dirty: Read, expected: dict[str, Any]) -> None:
    for file in (ORDERS, CUSTOMERS, ITEMS, PAYMENTS, PRODUCTS, REVIEWS):
        keys = Counter(_key(file, row) for row in dirty(file))
        repeated = sum(count > 1 for count in keys.values())
        assert repeated == sum(
            record["rows"]
            for record in expected["dirt"]
            if record["kind"] == "duplicate_row" and record["file"] == file
        )


def test_a_later_delivery_has_a_column_more(dirty: Read, expected: dict[str, Any]) -> None:
    rows = dirty(REVIEWS_LATER)
    assert {row["review_channel"] for row in rows} == {"app", "email", "site"}
    assert _record(expected, "unknown_column", REVIEWS_LATER, "review_channel")["rows"] == len(rows) > 100
    assert not {row["review_id"] for row in rows} & {row["review_id"] for row in dirty(REVIEWS)}


def test_stray_quotes_do_not_move_the_columns(dirty: Read, expected: dict[str, Any]) -> None:
    keys = {tuple(key) for key in _record(expected, "stray_quotes", REVIEWS, "review_comment_message")["keys"]}
    hit = [row for row in dirty(REVIEWS) if _key(REVIEWS, row) in keys]
    assert len(hit) == len(keys) > 0
    for row in hit:
        assert '"' in row["review_comment_message"]
        assert _is_time(row["review_creation_date"])
        assert _is_time(row["review_answer_timestamp"])


def test_the_counts_of_rows(dirty: Read, expected: dict[str, Any]) -> None:
    assert expected["files"] == {name: len(dirty(name)) for name in expected["files"]}
    assert expected["settings"] == {"workload": "retail", "orders": 2000, "seed": 7, "dirty": True}


def test_the_truth(expected: dict[str, Any]) -> None:
    truth = expected["truth"]
    assert truth["orders"] == 2000
    assert truth["delivered"] == truth["statuses"]["delivered"]
    assert sum(truth["statuses"].values()) == 2000
    assert truth["items"] + 2 == expected["files"][ITEMS]
