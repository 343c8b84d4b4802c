"""Shown tables, as values that JSON can hold."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas
import pytest
from pyspark.sql import Row, SparkSession

from local.displays import Display, capture, plain
from local.errors import LocalError


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (5, 5),
        ("x", "x"),
        (1.5, 1.5),
        (float("nan"), "nan"),
        (Decimal("12.50"), 12.5),
        (Decimal("12.00"), 12),
        (date(2018, 1, 2), "2018-01-02"),
        (datetime(2018, 1, 2, 3), "2018-01-02T03:00:00"),
        (bytearray(b"\x01\xff"), "01ff"),
        (Row(a=[Decimal("1.5")]), {"a": [1.5]}),
        ({1: date(2018, 1, 2)}, {"1": "2018-01-02"}),
        (1j, "1j"),
    ],
)
def test_values(value: Any, expected: Any) -> None:
    assert plain(value) == expected


def test_a_frame(spark: SparkSession) -> None:
    shown = spark.sql("SELECT 1 AS a, CAST(2.5 AS DECIMAL(5, 2)) AS b")
    assert capture("answers", shown) == Display("answers", ("a", "b"), ((1, 2.5),))


def test_at_most_a_thousand_rows(spark: SparkSession) -> None:
    display = capture("many", spark.range(1001))
    assert (len(display.rows), display.truncated) == (1000, True)
    assert capture("all", spark.range(1000)).truncated is False


def test_a_pandas_frame() -> None:
    assert capture("p", pandas.DataFrame({"a": ["x"]})) == Display("p", ("a",), (("x",),))


def test_what_cannot_be_shown(spark: SparkSession) -> None:
    with pytest.raises(LocalError, match=r"display\(\) got a stream; allowed: a Spark DataFrame that is not a stream"):
        capture("s", spark.readStream.format("rate").load())
    with pytest.raises(LocalError, match=r"display\(\) got int;"):
        capture("s", 5)
