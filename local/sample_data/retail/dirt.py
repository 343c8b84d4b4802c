"""What is broken on purpose, and the record of it; one kind per order at most, so that counts add up."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from local.sample_data.csv_folder import Row, Style
from local.sample_data.retail.files import CUSTOMERS, ITEMS, KEYS, ORDERS, PAYMENTS, PRODUCTS, REVIEWS
from local.sample_data.retail.orders import Line, Order
from local.sample_data.retail.phrases import QUOTED
from local.sample_data.seeded import stream


@dataclass(frozen=True)
class Kind:
    """`rate`: per order, but at least one. `spoil` changes a line in place, or says that it does not fit."""

    name: str
    file: str
    column: str
    rate: float
    spoil: Callable[[Order, Line, Random], bool]


@dataclass
class Record:
    """How many rows of a file are broken in one way, and which: per row the values of its key.

    What hits every row of a file has no keys.
    """

    kind: str
    file: str
    column: str
    rows: int = 0
    keys: list[list[str]] = field(default_factory=list)

    def add(self, row: Row) -> None:
        self.rows += 1
        self.keys.append([row[column] for column in KEYS[self.file]])


def _overwrite(column: str, values: tuple[str, ...]) -> Callable[[Order, Line, Random], bool]:
    def spoil(_order: Order, line: Line, rng: Random) -> bool:
        if line.row[column] == "":
            return False
        line.row[column] = rng.choice(values)
        return True

    return spoil


def _deliver_before_purchase(order: Order, line: Line, rng: Random) -> bool:
    if order.timeline.delivered is None:
        return False
    moment = order.timeline.purchased - timedelta(days=rng.randint(1, 30))
    line.row["order_delivered_customer_date"] = f"{moment:%Y-%m-%d %H:%M:%S}"
    return True


def _negate(column: str) -> Callable[[Order, Line, Random], bool]:
    def spoil(_order: Order, line: Line, _rng: Random) -> bool:
        line.row[column] = f"-{line.row[column]}"
        return True

    return spoil


def _repeat(order: Order, line: Line, _rng: Random) -> bool:
    order.repeats.append(line)
    return True


def _add_field(_order: Order, line: Line, _rng: Random) -> bool:
    line.style = Style.SURPLUS_FIELD
    return True


def _stray_quotes(_order: Order, line: Line, rng: Random) -> bool:
    line.row["review_comment_title"] = ""
    line.row["review_comment_message"] = rng.choice(QUOTED)
    line.style, line.broken = Style.STRAY_QUOTES, "review_comment_message"
    return True


_NOT_A_TIME = ("2018-13-45 10:00:00", "ontem", "31/02/2018 10:00", "0000-00-00 00:00:00")
_NOT_A_NUMBER = ("R$ 12,90", "doze reais", "12.9.0", "#REF!")

KINDS: tuple[Kind, ...] = (
    Kind(
        "bad_date",
        ORDERS,
        "order_purchase_timestamp",
        0.0015,
        _overwrite("order_purchase_timestamp", _NOT_A_TIME),
    ),
    Kind(
        "bad_date",
        ORDERS,
        "order_delivered_customer_date",
        0.001,
        _overwrite("order_delivered_customer_date", _NOT_A_TIME),
    ),
    Kind("before_purchase", ORDERS, "order_delivered_customer_date", 0.001, _deliver_before_purchase),
    Kind("duplicate_row", ORDERS, "", 0.002, _repeat),
    Kind("duplicate_row", CUSTOMERS, "", 0.001, _repeat),
    Kind("duplicate_row", ITEMS, "", 0.001, _repeat),
    Kind("duplicate_row", REVIEWS, "", 0.001, _repeat),
    Kind("surplus_field", CUSTOMERS, "", 0.0005, _add_field),
    Kind("bad_number", ITEMS, "price", 0.001, _overwrite("price", _NOT_A_NUMBER)),
    Kind("negative", ITEMS, "price", 0.0005, _negate("price")),
    Kind("bad_number", PAYMENTS, "payment_value", 0.001, _overwrite("payment_value", _NOT_A_NUMBER)),
    Kind("bad_number", REVIEWS, "review_score", 0.001, _overwrite("review_score", ("cinco", "5 estrelas"))),
    Kind("out_of_range", REVIEWS, "review_score", 0.0005, _overwrite("review_score", ("0", "11"))),
    Kind("stray_quotes", REVIEWS, "review_comment_message", 0.002, _stray_quotes),
)

BAD_WEIGHTS = ("500g", "1,2 kg", "n/d")
BAD_WEIGHT_RATE = 0.003


class Dirt:
    """Breaks some of the orders that pass through it."""

    def __init__(self, seed: int, orders: int) -> None:
        self.records = [Record(kind.name, kind.file, kind.column) for kind in KINDS]
        self._rng = stream(seed, "dirt")
        wanted = [n for n, kind in enumerate(KINDS) for _ in range(max(1, round(kind.rate * orders)))]
        self._rng.shuffle(wanted)
        # Not in the last tenth, so that what does not fit one order finds another.
        places = range(max(1, orders * 9 // 10))
        chosen = sorted(self._rng.sample(places, min(len(wanted), len(places))))
        self._plan = deque(zip(chosen, wanted, strict=False))
        self._waiting: list[int] = []

    def pass_through(self, number: int, order: Order) -> None:
        """Breaks the order in place when its number is up."""
        while self._plan and self._plan[0][0] <= number:
            self._waiting.append(self._plan.popleft()[1])
        for index in self._waiting:
            if self._try(index, order):
                self._waiting.remove(index)
                return

    def _try(self, index: int, order: Order) -> bool:
        kind = KINDS[index]
        lines = order.of(kind.file)
        if not lines or not kind.spoil(order, lines[0], self._rng):
            return False
        self.records[index].add(lines[0].row)
        return True


def spoil_products(seed: int, rows: list[Row]) -> Record:
    """Gives some products a weight that is no number."""
    rng = stream(seed, "product dirt")
    record = Record("bad_number", PRODUCTS, "product_weight_g")
    for row in rng.sample(rows, max(1, round(BAD_WEIGHT_RATE * len(rows)))):
        row["product_weight_g"] = rng.choice(BAD_WEIGHTS)
        record.add(row)
    return record
