"""JSON objects out of a text stream: one per line, or one document per file."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TextIO

from local.auto_loader.csv_rows import MAX_RECORD


class JsonRecord(NamedTuple):
    """One object, or None and the raw text where it is not one."""

    found: dict[str, Any] | None
    broken: str | None


def json_records(stream: TextIO, multi_line: bool) -> Iterator[JsonRecord]:
    """The objects of a stream; an array holds one record per item. Blank lines are left out."""
    if multi_line:
        yield from _parse(stream.read())
        return
    while line := stream.readline(MAX_RECORD):
        yield from _parse(line)


def _parse(text: str) -> Iterator[JsonRecord]:
    if not text.strip():
        return
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError):
        found = None
    items = found if isinstance(found, list) and found else [found]
    for item in items:
        if isinstance(item, dict):
            yield JsonRecord(item, None)
        else:
            yield JsonRecord(None, text.rstrip("\r\n") if len(items) == 1 else json.dumps(item, default=float))


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
