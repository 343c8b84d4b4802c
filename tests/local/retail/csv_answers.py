"""The business questions answered from the CSV files alone, without Spark and without the project's SQL."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

Answers = dict[tuple[str, str], Decimal]
_FREE = ("canceled", "unavailable")


def records(folder: Path, pattern: str) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob(pattern)):
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


@dataclass(frozen=True)
class Order:
    """An order whose times can be read and follow each other."""

    customer: str
    status: str
    purchased: datetime
    delivered: datetime | None
    estimated: datetime | None

    @property
    def completed(self) -> bool:
        return self.status == "delivered" and self.delivered is not None

    @property
    def late(self) -> bool:
        return self.delivered is not None and self.estimated is not None and self.delivered > self.estimated


def orders_of(folder: Path) -> dict[str, Order]:
    found: dict[str, Order] = {}
    for row in records(folder, "olist_orders_dataset*.csv"):
        try:
            times = {
                name: datetime.fromisoformat(row[name]) if row[name] else None
                for name in row
                if name.endswith(("_timestamp", "_at", "_date"))
            }
        except ValueError:
            continue
        purchased, delivered = times["order_purchase_timestamp"], times["order_delivered_customer_date"]
        if purchased is None or (delivered is not None and delivered < purchased):
            continue
        estimated = times["order_estimated_delivery_date"]
        found[row["order_id"]] = Order(row["customer_id"], row["order_status"], purchased, delivered, estimated)
    return found


def prices_of(folder: Path) -> dict[tuple[str, str], tuple[str, Decimal]]:
    """Product and price by order and number of the item."""
    found: dict[tuple[str, str], tuple[str, Decimal]] = {}
    for row in records(folder, "olist_order_items_dataset*.csv"):
        try:
            price = Decimal(row["price"])
        except InvalidOperation:
            continue
        if price >= 0:
            found[row["order_id"], row["order_item_id"]] = (row["product_id"], price)
    return found


def categories_of(folder: Path) -> dict[str, str]:
    """The category of each product, as the dashboard shows it."""
    english = {
        row["product_category_name"]: row["product_category_name_english"]
        for row in records(folder, "product_category_name_translation*.csv")
    }
    found: dict[str, str] = {}
    for row in records(folder, "olist_products_dataset*.csv"):
        name = row["product_category_name"]
        found[row["product_id"]] = english.get(name, f"{name} (untranslated)") if name else "uncategorised"
    return found


def answers(folder: Path) -> Answers:
    """Question and subject to the answer, with four decimals."""
    orders, prices, categories = orders_of(folder), prices_of(folder), categories_of(folder)
    people = {row["customer_id"]: row["customer_unique_id"] for row in records(folder, "olist_customers_dataset*.csv")}

    revenue: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    baskets: Counter[str] = Counter()
    for (order_id, _), (product, price) in prices.items():
        order = orders.get(order_id)
        if order is None:
            continue
        baskets[order_id] += 1
        if order.status not in _FREE:
            revenue["revenue", "all"] += price
            revenue["revenue by month", f"{order.purchased:%Y-%m}"] += price
            revenue["revenue by category", categories.get(product, "unknown product")] += price

    completed = [order for order in orders.values() if order.completed]
    purchases = Counter(people[order.customer] for order in orders.values() if order.customer in people)
    repeated = sum(count > 1 for count in purchases.values())
    return {
        **{key: _rounded(Fraction(value)) for key, value in revenue.items()},
        ("late share of completed orders", "all"): _share(sum(order.late for order in completed), len(completed)),
        ("items per order", "all"): _share(sum(baskets.values()), len(baskets)),
        ("share of repeat customers", "all"): _share(repeated, len(purchases)),
    }


def _share(part: int, whole: int) -> Decimal:
    return _rounded(Fraction(part, whole))


def _rounded(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.0001"), ROUND_HALF_UP)
