"""Turns a JSON value into a value of the contract's type."""

import json
from decimal import Decimal
from typing import Any

from pyspark.sql import types as t

from local.auto_loader import values


class Mismatch(Exception):
    """A JSON value is not of the contract's type; the caller rescues it."""


def convert(value: Any, kind: t.DataType) -> tuple[Any, bool]:
    """The value, and whether it held more than the type has room for (fields that a struct does not know).

    Numbers come as int or Decimal. Raises Mismatch where the value is not of the type; nothing is guessed, a
    number in quotes is text.
    """
    if value is None:
        return None, False
    if isinstance(kind, t.StringType):
        return _text(value), False
    if isinstance(kind, t.ArrayType):
        return _array(value, kind)
    if isinstance(kind, t.StructType):
        return _struct(value, kind)
    if isinstance(kind, t.MapType):
        return _map(value, kind)
    if isinstance(kind, t.BooleanType):
        if not isinstance(value, bool):
            raise Mismatch
        return value, False
    numeric = isinstance(kind, t.NumericType)
    if isinstance(value, bool) or numeric != isinstance(value, int | Decimal):
        raise Mismatch
    parse = values.parser(kind)
    try:
        return (parse(str(value)) if parse else value), False
    except (ValueError, OverflowError) as cause:
        raise Mismatch from cause


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=float)


def _array(value: Any, kind: t.ArrayType) -> tuple[Any, bool]:
    if not isinstance(value, list):
        raise Mismatch
    items = [convert(item, kind.elementType) for item in value]
    return [item for item, _ in items], any(surplus for _, surplus in items)


def _struct(value: Any, kind: t.StructType) -> tuple[Any, bool]:
    if not isinstance(value, dict):
        raise Mismatch
    fields = {field.name: convert(value.get(field.name), field.dataType) for field in kind.fields}
    surplus = any(name not in fields for name in value) or any(extra for _, extra in fields.values())
    return {name: item for name, (item, _) in fields.items()}, surplus


def _map(value: Any, kind: t.MapType) -> tuple[Any, bool]:
    if not isinstance(value, dict) or not isinstance(kind.keyType, t.StringType):
        raise Mismatch
    items = [(name, convert(item, kind.valueType)) for name, item in value.items()]
    return [(name, item) for name, (item, _) in items], any(surplus for _, (_, surplus) in items)
