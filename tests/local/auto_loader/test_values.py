"""Typed values of CSV fields; every expectation was compared with Spark 4.0's own reader."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pyspark.sql import types as t

from local.auto_loader.values import parser

MIDNIGHT = datetime(2017, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (t.IntegerType(), "+2", 2),
        (t.IntegerType(), "-2147483648", -2147483648),
        (t.LongType(), "9223372036854775807", 9223372036854775807),
        (t.DecimalType(10, 2), "2.555", Decimal("2.56")),
        (t.DecimalType(10, 2), "1e3", Decimal("1000.00")),
        (t.DecimalType(10, 2), "-.5", Decimal("-0.50")),
        (t.DoubleType(), "1.5", 1.5),
        (t.DoubleType(), "1e400", float("inf")),
        (t.DoubleType(), "-Infinity", float("-inf")),
        (t.BooleanType(), "TRUE", True),
        (t.DateType(), "2017-1-1", date(2017, 1, 1)),
        (t.DateType(), "2017-01-01 10:00:00", date(2017, 1, 1)),
        (t.TimestampType(), "2017-01-01 10:00:00", MIDNIGHT.replace(hour=10)),
        (t.TimestampType(), "2017-01-01T10:00:00Z", MIDNIGHT.replace(hour=10)),
        (t.TimestampType(), "2017-01-01 10:00:00+02:00", MIDNIGHT.replace(hour=8)),
        (t.TimestampType(), "2017-01-01 10:00:00 UTC", MIDNIGHT.replace(hour=10)),
        (t.TimestampType(), "2017-01-01 10:00:00.123456789", MIDNIGHT.replace(hour=10, microsecond=123456)),
        (t.TimestampType(), "2017-01-01 1:2:3", MIDNIGHT.replace(hour=1, minute=2, second=3)),
        (t.TimestampType(), "2017-1-1", MIDNIGHT),
        (t.TimestampType(), "2017", MIDNIGHT),
        (t.TimestampNTZType(), "2017-01-01", MIDNIGHT.replace(tzinfo=None)),
        (t.BinaryType(), "ã", "ã".encode()),
    ],
)
def test_parses(kind: t.DataType, text: str, value: Any) -> None:
    parse = parser(kind)
    assert parse is not None
    assert parse(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (t.IntegerType(), " 3"),
        (t.IntegerType(), "3.0"),
        (t.IntegerType(), "1_000"),
        (t.IntegerType(), "99999999999"),
        (t.ByteType(), "128"),
        (t.LongType(), "12345678901234567890"),
        (t.LongType(), "9" * 5000),
        (t.DecimalType(4, 2), "123.4"),
        (t.DecimalType(4, 2), "99.999"),
        (t.DecimalType(10, 2), " 1 "),
        (t.DecimalType(10, 2), "1e999999999"),
        (t.DoubleType(), "1,5"),
        (t.DoubleType(), "nan"),
        (t.BooleanType(), "yes"),
        (t.DateType(), "01/02/2017"),
        (t.DateType(), "2017-02-30"),
        (t.DateType(), "2017-01-01x"),
        (t.TimestampType(), "2017-01-01 25:00:00"),
        (t.TimestampType(), "20170101"),
        (t.TimestampType(), "10:00"),
        (t.TimestampType(), "not a date"),
    ],
)
def test_refuses(kind: t.DataType, text: str) -> None:
    parse = parser(kind)
    assert parse is not None
    with pytest.raises(ValueError, match=r".*"):
        parse(text)


def test_text_needs_no_parser() -> None:
    assert parser(t.StringType()) is None


def test_a_type_that_no_field_can_hold() -> None:
    with pytest.raises(TypeError, match="a CSV field cannot hold array<int>"):
        parser(t.ArrayType(t.IntegerType()))
