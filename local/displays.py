"""What a notebook shows: at most 1,000 rows of a query, as values that JSON can hold."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pyspark.sql import DataFrame

from local import errors

_LIMIT = 1000


@dataclass(frozen=True)
class Display:
    """A shown table, or the text of `displayHTML` as a single cell."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False


def capture(title: str, shown: object) -> Display:
    """Collects what `display` was given. Raises LocalError for anything but a table that is not a stream."""
    if isinstance(shown, DataFrame) and not shown.isStreaming:
        found = shown.limit(_LIMIT + 1).collect()
        return _display(title, shown.columns, (tuple(row) for row in found[:_LIMIT]), len(found) > _LIMIT)
    if type(shown).__module__.startswith("pandas.") and type(shown).__name__ == "DataFrame":
        frame: Any = shown
        records = frame.head(_LIMIT).itertuples(index=False, name=None)
        return _display(title, [str(name) for name in frame.columns], records, len(frame) > _LIMIT)
    raise errors.not_displayable(type(shown).__name__ if not isinstance(shown, DataFrame) else "a stream")


def _display(title: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]], truncated: bool) -> Display:
    return Display(title, tuple(columns), tuple(tuple(map(plain, row)) for row in rows), truncated)


def plain(value: Any) -> Any:
    """A value of a row as JSON has it: decimals as numbers, times in ISO format, nested rows as objects."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return int(value) if exponent == 0 else float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | bytearray):
        return bytes(value).hex()
    if hasattr(value, "asDict"):
        return {name: plain(item) for name, item in value.asDict().items()}
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value)
