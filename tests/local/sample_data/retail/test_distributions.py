"""The clean data of 20,000 orders look like the public data set: each share within a stated tolerance."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from local.sample_data.retail.files import CUSTOMERS, ITEMS, ORDERS, PAYMENTS, PRODUCTS, REVIEWS, SELLERS, TRANSLATION

Read = Callable[[str], list[dict[str | None, Any]]]


def _share(part: float, whole: float, percent: float, tolerance: float) -> None:
    assert 100 * part / whole == pytest.approx(percent, abs=tolerance)


def _late(orders: list[dict[str | None, Any]]) -> set[str]:
    """By the clock; by the calendar it is the same, which `test_late_by_the_calendar_too` pins."""
    return {
        row["order_id"] for row in orders if row["order_delivered_customer_date"] > row["order_estimated_delivery_date"]
    }


def test_statuses(clean: Read) -> None:
    count = Counter(row["order_status"] for row in clean(ORDERS))
    _share(count["delivered"], 20_000, 97.0, 0.5)
    assert set(count) == {
        *("delivered", "shipped", "canceled", "unavailable"),
        *("invoiced", "processing", "approved", "created"),
    }


def test_late_deliveries(clean: Read) -> None:
    delivered = [row for row in clean(ORDERS) if row["order_status"] == "delivered"]
    _share(len(_late(delivered)), len(delivered), 8.0, 1.0)


def test_late_by_the_calendar_too(clean: Read) -> None:
    by_date = {
        row["order_id"]
        for row in clean(ORDERS)
        if row["order_delivered_customer_date"][:10] > row["order_estimated_delivery_date"][:10]
    }
    assert by_date == _late(clean(ORDERS))


def test_events_are_in_order(clean: Read) -> None:
    for row in clean(ORDERS):
        moments = [
            row["order_purchase_timestamp"],
            row["order_approved_at"],
            row["order_delivered_carrier_date"],
            row["order_delivered_customer_date"],
        ]
        happened = [moment for moment in moments if moment]
        assert happened == sorted(happened)
        assert row["order_estimated_delivery_date"] > row["order_purchase_timestamp"]


def test_items_per_order(clean: Read) -> None:
    items = clean(ITEMS)
    orders = len({row["order_id"] for row in items})
    assert len(items) / orders == pytest.approx(1.14, abs=0.02)


def test_repeat_customers(clean: Read) -> None:
    people = Counter(row["customer_unique_id"] for row in clean(CUSTOMERS))
    _share(sum(count > 1 for count in people.values()), len(people), 3.0, 0.5)


def test_payments(clean: Read) -> None:
    count = Counter(row["payment_type"] for row in clean(PAYMENTS))
    total = count.total()
    _share(count["credit_card"], total, 74.5, 1.5)
    _share(count["boleto"], total, 19.0, 1.5)
    _share(count["voucher"], total, 5.0, 1.0)
    _share(count["debit_card"], total, 1.5, 0.5)


def test_payments_add_up_to_items_and_freight(clean: Read) -> None:
    owed: Counter[str] = Counter()
    paid: Counter[str] = Counter()
    for row in clean(ITEMS):
        owed[row["order_id"]] += round(100 * float(row["price"])) + round(100 * float(row["freight_value"]))
    for row in clean(PAYMENTS):
        paid[row["order_id"]] += round(100 * float(row["payment_value"]))
    assert {order: paid[order] for order in owed} == dict(owed)


def test_scores_follow_from_the_delivery(clean: Read) -> None:
    late = _late(clean(ORDERS))
    scores: dict[bool, list[int]] = {True: [], False: []}
    for row in clean(REVIEWS):
        scores[row["order_id"] in late].append(int(row["review_score"]))
    assert sum(scores[True]) / len(scores[True]) == pytest.approx(2.54, abs=0.15)
    assert sum(scores[False]) / len(scores[False]) == pytest.approx(4.22, abs=0.1)


def test_texts(clean: Read) -> None:
    reviews = clean(REVIEWS)
    messages = [row["review_comment_message"] for row in reviews if row["review_comment_message"]]
    _share(len(messages), len(reviews), 42.0, 3.0)
    _share(sum("\n" in message for message in messages), len(messages), 11.0, 3.0)
    assert any('"' in message for message in messages)
    assert any("@example.com" in message for message in messages)


def test_seasons(clean: Read) -> None:
    days = Counter(row["order_purchase_timestamp"][:10] for row in clean(ORDERS))
    months = Counter(row["order_purchase_timestamp"][:7] for row in clean(ORDERS))
    assert days.most_common(1)[0][0] == "2017-11-24"
    assert months["2018-05"] > 4 * months["2017-01"]
    assert (min(months), max(months)) == ("2017-01", "2018-08")


def test_places(clean: Read) -> None:
    customers = clean(CUSTOMERS)
    states = Counter(row["customer_state"].strip().upper() for row in customers)
    assert len(states) == 27
    _share(states["SP"], len(customers), 38.0, 2.0)
    spellings = {row["customer_city"] for row in customers}
    assert {"sao paulo", "São Paulo", "SÃO PAULO", "SAO PAULO", "sao paulo - sp", "São Paulo/SP"} <= spellings


def test_zip_codes_keep_their_leading_zeros(clean: Read) -> None:
    codes = [row["customer_zip_code_prefix"] for row in clean(CUSTOMERS)]
    codes += [row["seller_zip_code_prefix"] for row in clean(SELLERS)]
    assert {len(code) for code in codes} == {5}
    assert any(code.startswith("0") for code in codes)


def test_products(clean: Read) -> None:
    products = clean(PRODUCTS)
    translated = {row["product_category_name"] for row in clean(TRANSLATION)}
    names = {row["product_category_name"] for row in products}
    assert names - translated == {"", "artesanato_regional", "jogos_de_tabuleiro_usados"}
    _share(sum(row["product_category_name"] == "" for row in products), len(products), 1.8, 0.6)
    assert min(int(row["product_weight_g"]) for row in products) >= 50


@pytest.mark.parametrize(
    ("child", "column", "parent"),
    [
        (ORDERS, "customer_id", CUSTOMERS),
        (ITEMS, "order_id", ORDERS),
        (ITEMS, "product_id", PRODUCTS),
        (ITEMS, "seller_id", SELLERS),
        (PAYMENTS, "order_id", ORDERS),
        (REVIEWS, "order_id", ORDERS),
    ],
)
def test_keys_resolve(clean: Read, child: str, column: str, parent: str) -> None:
    known = {row[column] for row in clean(parent)}
    assert {row[column] for row in clean(child)} <= known
