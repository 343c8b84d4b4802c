"""Turns the text of a CSV field into a value of the contract's type, as Spark's own CSV reader does.

Every parser raises ValueError for text that is no such value; the caller rescues that text. Where Spark guesses
(a bare time of day means today), the text is rescued instead.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from pyspark.sql import types as t

Parser = Callable[[str], Any]

_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_SPECIAL = {
    "NaN": "nan",
    "Infinity": "inf",
    "+Infinity": "inf",
    "-Infinity": "-inf",
    "Inf": "inf",
    "-Inf": "-inf",
}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T].*)?)?)?", re.ASCII | re.DOTALL)
_TIME = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})"
    r"(?:[ T](?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:\.(?P<fraction>\d{1,9}))?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{1,2}:?\d{2})?)?)?)?",
    re.ASCII,
)
_BITS: dict[type[t.DataType], int] = {t.ByteType: 8, t.ShortType: 16, t.IntegerType: 32, t.LongType: 64}


def parser(kind: t.DataType) -> Parser | None:
    """The parser of a type, None for text. Raises TypeError for a type that a CSV field cannot hold."""
    if isinstance(kind, t.StringType):
        return None
    if type(kind) in _BITS:
        bits = _BITS[type(kind)]
        return lambda text: integer(text, bits)
    if isinstance(kind, t.DecimalType):
        precision, scale = kind.precision, kind.scale
        return lambda text: decimal(text, precision, scale)
    parsers: dict[type[t.DataType], Parser] = {
        t.DoubleType: real,
        t.FloatType: real,
        t.BooleanType: boolean,
        t.DateType: day,
        t.TimestampType: instant,
        t.TimestampNTZType: lambda text: instant(text).replace(tzinfo=None),
        t.BinaryType: lambda text: text.encode(),
    }
    if type(kind) not in parsers:
        raise TypeError(f"a CSV field cannot hold {kind.simpleString()}")
    return parsers[type(kind)]


def integer(text: str, bits: int) -> int:
    if not _INTEGER.fullmatch(text) or len(text) > 20:
        raise ValueError(text)
    value = int(text)
    if not -(1 << bits - 1) <= value < 1 << bits - 1:
        raise ValueError(text)
    return value


def decimal(text: str, precision: int, scale: int) -> Decimal:
    """Rounded half up to the scale, as Spark does. Raises ValueError where the precision does not suffice."""
    if not _NUMBER.fullmatch(text) or len(text) > 100:
        raise ValueError(text)
    try:
        value = Decimal(text)
        if value.adjusted() >= precision:
            raise ValueError(text)
        value = value.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_HALF_UP)
    except InvalidOperation as cause:
        raise ValueError(text) from cause
    if len(value.as_tuple().digits) > precision:
        raise ValueError(text)
    return value


def real(text: str) -> float:
    if not _NUMBER.fullmatch(text) and text not in _SPECIAL:
        raise ValueError(text)
    return float(_SPECIAL.get(text, text))


def boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


def day(text: str) -> date:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))


def instant(text: str) -> datetime:
    """A time in UTC; text without a zone is taken as UTC, digits past the microsecond are cut."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return datetime(
        int(found["year"]),
        int(found["month"] or 1),
        int(found["day"] or 1),
        int(found["hour"] or 0),
        int(found["minute"] or 0),
        int(found["second"] or 0),
        int((found["fraction"] or "0").ljust(6, "0")[:6]),
        _zone(found["zone"]),
    ).astimezone(UTC)


def _zone(text: str | None) -> timezone:
    if text is None or text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "").rjust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
