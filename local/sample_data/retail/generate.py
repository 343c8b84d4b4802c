"""Streams the whole marketplace into a folder of CSV files."""

from pathlib import Path

from local.sample_data.csv_folder import CsvFolder, Row, Style
from local.sample_data.errors import too_few_orders
from local.sample_data.retail.catalog import Catalog, make_catalog
from local.sample_data.retail.categories import CATEGORIES
from local.sample_data.retail.dirt import Dirt, Record, spoil_products
from local.sample_data.retail.expected import Expected, Truth
from local.sample_data.retail.files import (
    ALL_NAMES,
    HEADERS,
    LATER_HEADERS,
    PRODUCTS,
    REVIEWS,
    REVIEWS_LATER,
    SELLERS,
    SELLERS_AGAIN,
    TRANSLATION,
)
from local.sample_data.retail.orders import Line, Order, make_orders
from local.sample_data.seeded import stream
from local.sample_data.whole_folder import refuse_foreign

_LATER_FROM = "2018-07-15"
_CHANNELS = ("app", "email", "site")


def generate(folder: Path, *, orders: int, seed: int, dirty: bool = True) -> Expected:
    """Writes the files into `folder`, replacing it, and the truth about them to `<folder>.expected.json`.

    Raises SampleDataError for fewer than one order and for a folder that holds anything else.
    """
    if orders < 1:
        raise too_few_orders(orders)
    refuse_foreign(folder, ALL_NAMES)
    catalog = make_catalog(seed, orders)
    truth = Truth()
    headers = {**HEADERS, **LATER_HEADERS} if dirty else HEADERS
    with CsvFolder(folder, headers, bom=frozenset({TRANSLATION} if dirty else ())) as out:
        records = _write_catalog(out, catalog, seed, dirty)
        if dirty:
            records += _write_dirty(out, seed, orders, catalog, truth)
        else:
            for order in make_orders(seed, orders, catalog):
                truth.count(order)
                _write(out, order.lines)
    expected = Expected(folder.with_name(f"{folder.name}.expected.json"), out.rows, truth, records)
    expected.write({"workload": "retail", "orders": orders, "seed": seed, "dirty": dirty})
    return expected


def _write_catalog(out: CsvFolder, catalog: Catalog, seed: int, dirty: bool) -> list[Record]:
    products: list[Row] = [product.row for product in catalog.products]
    records = [spoil_products(seed, products)] if dirty else []
    for product in products:
        out.write(PRODUCTS, product)
    for seller in catalog.sellers:
        out.write(SELLERS, seller.row)
    for category in CATEGORIES:
        if category.english is not None:
            row = {"product_category_name": category.name, "product_category_name_english": category.english}
            out.write(TRANSLATION, row)
    if dirty:
        out.copy(SELLERS, SELLERS_AGAIN)
        records.append(Record("delivered_again", SELLERS_AGAIN, "", rows=out.rows[SELLERS_AGAIN]))
    return records


def _write_dirty(out: CsvFolder, seed: int, orders: int, catalog: Catalog, truth: Truth) -> list[Record]:
    dirt = Dirt(seed, orders)
    rng = stream(seed, "channel")
    later = Record("unknown_column", REVIEWS_LATER, "review_channel")
    unclosed = Record("unterminated_quote", REVIEWS, "review_comment_message")
    repeats: list[Line] = []
    last: Line | None = None
    for number, order in enumerate(make_orders(seed, orders, catalog)):
        truth.count(order)
        dirt.pass_through(number, order)
        repeats += order.repeats
        for line in _unbroken_reviews(order):
            if line.row["review_creation_date"] >= _LATER_FROM:
                line.file = REVIEWS_LATER
                line.row["review_channel"] = rng.choice(_CHANNELS)
                later.rows += 1
            elif last is None and "," not in line.row["review_comment_title"]:
                last = line
        _write(out, [line for line in order.lines if line is not last])
    _write(out, repeats)
    if last is not None:
        # At the very end of its file: anywhere else it would swallow rows that nobody could count.
        last.row["review_comment_message"] = "O produto veio sem a tampa"
        last.style, last.broken = Style.UNTERMINATED_QUOTE, "review_comment_message"
        _write(out, [last])
        unclosed.add(last.row)
    return [*dirt.records, later, unclosed]


def _unbroken_reviews(order: Order) -> list[Line]:
    """The reviews that dirt has not touched, so that one row is never broken in two ways."""
    repeated = {id(line) for line in order.repeats}
    return [
        line
        for line in order.of(REVIEWS)
        if line.style is Style.PLAIN and id(line) not in repeated and line.row["review_score"] in "12345"
    ]


def _write(out: CsvFolder, lines: list[Line]) -> None:
    for line in lines:
        out.write(line.file, line.row, line.style, line.broken)
