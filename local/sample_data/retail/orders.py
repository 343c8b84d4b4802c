"""One order after the other, each with everything that belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from local.sample_data.csv_folder import Row, Style
from local.sample_data.retail.catalog import Catalog, Product
from local.sample_data.retail.files import CUSTOMERS, ITEMS, ORDERS, PAYMENTS, REVIEWS
from local.sample_data.retail.payments import KINDS, make_payments
from local.sample_data.retail.places import CUSTOMER_PLACES, Place, spell_city, spell_state, zip_prefix
from local.sample_data.retail.reviews import make_reviews
from local.sample_data.retail.timeline import Timeline, make_timeline
from local.sample_data.seeded import Weighted, identifier, stream

_RETURNING = 0.031
# Whom a returning customer is drawn from; bounds the memory, whatever the number of orders.
_REMEMBERED = 20_000
_ITEM_COUNTS = Weighted(((1, 90.0), (2, 7.7), (3, 1.3), (4, 0.6), (5, 0.2), (6, 0.2)))


@dataclass(frozen=True)
class Person:
    unique_id: str
    place: Place
    zip_code: str


@dataclass
class Line:
    """A row on its way into a file."""

    file: str
    row: Row
    style: Style = Style.PLAIN
    broken: str = ""


@dataclass
class Order:
    """An order and the rows of all files that belong to it."""

    timeline: Timeline
    person: Person
    lines: list[Line]
    repeats: list[Line] = field(default_factory=list)

    def of(self, file: str) -> list[Line]:
        return [line for line in self.lines if line.file == file]


def make_orders(seed: int, count: int, catalog: Catalog) -> Iterator[Order]:
    """Streams `count` orders; memory does not grow with them."""
    rng = stream(seed, "orders")
    people: list[Person] = []
    for number in range(count):
        person = _person(seed, number, people, rng)
        yield _order(seed, number, person, catalog, rng)


def _person(seed: int, number: int, people: list[Person], rng: Random) -> Person:
    if people and rng.random() < _RETURNING:
        return rng.choice(people)
    place = CUSTOMER_PLACES.draw(rng)
    person = Person(identifier(seed, "person", number), place, zip_prefix(place, rng))
    if len(people) < _REMEMBERED:
        people.append(person)
    else:
        people[rng.randrange(_REMEMBERED)] = person
    return person


def _order(seed: int, number: int, person: Person, catalog: Catalog, rng: Random) -> Order:
    order_id = identifier(seed, "order", number)
    customer_id = identifier(seed, "customer", number)
    kind = KINDS.draw(rng)
    timeline = make_timeline(person.place, kind != "boleto", rng)
    items = _items(order_id, timeline, person.place, catalog, rng)
    total = sum(float(row["price"]) + float(row["freight_value"]) for row in items)
    customer = {
        "customer_id": customer_id,
        "customer_unique_id": person.unique_id,
        "customer_zip_code_prefix": person.zip_code,
        "customer_city": spell_city(person.place, rng),
        "customer_state": spell_state(person.place, rng),
    }
    order = {
        "order_id": order_id,
        "customer_id": customer_id,
        "order_status": timeline.status,
        "order_purchase_timestamp": _text(timeline.purchased),
        "order_approved_at": _text(timeline.approved),
        "order_delivered_carrier_date": _text(timeline.handed_over),
        "order_delivered_customer_date": _text(timeline.delivered),
        "order_estimated_delivery_date": _text(timeline.estimated),
    }
    payments = make_payments(order_id, kind, round(total or rng.uniform(20, 200), 2), rng)
    reviews = make_reviews(order_id, timeline, rng)
    lines = [Line(CUSTOMERS, customer), Line(ORDERS, order)]
    for file, rows in ((ITEMS, items), (PAYMENTS, payments), (REVIEWS, reviews)):
        lines.extend(Line(file, row) for row in rows)
    return Order(timeline, person, lines)


def _items(order_id: str, timeline: Timeline, place: Place, catalog: Catalog, rng: Random) -> list[Row]:
    """Rows of one order, numbered from 1; what could not be delivered at all often has none."""
    empty = {"unavailable": 1.0, "canceled": 0.6}.get(timeline.status, 0.0)
    if rng.random() < empty:
        return []
    limit = (timeline.approved or timeline.purchased) + timedelta(days=rng.randint(3, 7))
    product = catalog.popularity.draw(rng)
    rows: list[Row] = []
    for number in range(1, _ITEM_COUNTS.draw(rng) + 1):
        if number > 1 and rng.random() < 0.4:
            product = catalog.popularity.draw(rng)
        rows.append(
            {
                "order_id": order_id,
                "order_item_id": str(number),
                "product_id": product.product_id,
                "seller_id": product.seller.seller_id,
                "shipping_limit_date": _text(limit),
                "price": f"{product.price:.2f}",
                "freight_value": f"{_freight(product, place):.2f}",
            }
        )
    return rows


def _freight(product: Product, place: Place) -> float:
    """Reais, by the road and the weight."""
    road = place.distance + product.seller.place.distance - 4
    return 6.5 + 1.1 * road + 0.0022 * product.weight


def _text(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M:%S}"
