"""JSON values as the contract's types, with nothing guessed."""

from decimal import Decimal
from typing import Any

import pytest
from pyspark.sql import types as t

from local.auto_loader.json_values import Mismatch, convert

STRUCT = t.StructType([t.StructField("a", t.IntegerType()), t.StructField("b", t.StringType())])


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (t.StringType(), "x", "x"),
        (t.StringType(), 5, "5"),
        (t.StringType(), Decimal("1.10"), "1.10"),
        (t.StringType(), True, "true"),
        (t.StringType(), {"a": [1]}, '{"a":[1]}'),
        (t.IntegerType(), 5, 5),
        (t.DoubleType(), Decimal("1.5"), 1.5),
        (t.DoubleType(), 2, 2.0),
        (t.DecimalType(5, 2), Decimal("1.005"), Decimal("1.01")),
        (t.BooleanType(), False, False),
        (t.IntegerType(), None, None),
        (t.ArrayType(t.IntegerType()), [1, None], [1, None]),
        (STRUCT, {"a": 1}, {"a": 1, "b": None}),
        (t.MapType(t.StringType(), t.IntegerType()), {"x": 1}, [("x", 1)]),
    ],
)
def test_converts(kind: t.DataType, value: Any, expected: Any) -> None:
    assert convert(value, kind) == (expected, False)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (t.IntegerType(), "5"),
        (t.IntegerType(), True),
        (t.IntegerType(), Decimal("5.5")),
        (t.IntegerType(), 1 << 40),
        (t.BooleanType(), 1),
        (t.DateType(), 20170101),
        (t.DateType(), "01/01/2017"),
        (t.ArrayType(t.IntegerType()), 1),
        (t.ArrayType(t.IntegerType()), ["1"]),
        (STRUCT, [1]),
        (STRUCT, {"a": "1"}),
    ],
)
def test_refuses(kind: t.DataType, value: Any) -> None:
    with pytest.raises(Mismatch):
        convert(value, kind)


def test_a_field_that_a_struct_does_not_know_is_surplus() -> None:
    assert convert({"a": 1, "c": 2}, STRUCT) == ({"a": 1, "b": None}, True)
    assert convert([{"c": 2}], t.ArrayType(STRUCT)) == ([{"a": None, "b": None}], True)
