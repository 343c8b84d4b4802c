"""Fits what a file holds to the contract's columns, and keeps what does not fit as JSON in the rescue column."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pyspark.sql import types as t

from local.auto_loader.json_values import Mismatch, convert
from local.auto_loader.values import Parser, parser

# The key under which a line that could not be taken apart is kept, whole.
CORRUPT = "_corrupt_record"
Row = tuple[list[Any], str | None]


class CsvShape:
    """How the fields of one CSV file, in the order of its header, become rows of the contract."""

    def __init__(self, header: Sequence[str], columns: Sequence[t.StructField], path: str) -> None:
        self._path = path
        self._width = len(header)
        self._names = _names(header)
        places = {name: index for index, name in reversed(list(enumerate(self._names)))}
        self._places = [places.get(column.name) for column in columns]
        self._parsers: list[Parser | None] = [parser(column.dataType) for column in columns]
        known = {column.name for column in columns}
        self._unknown = [index for index, name in enumerate(self._names) if name not in known]
        self._plain = not self._unknown and all(parse is None for parse in self._parsers)

    def row(self, fields: list[str], broken: str | None) -> Row:
        """The values of one record and what was rescued from it; an empty field is NULL.

        A broken line keeps its values only where it has the header's number of fields, and is rescued whole.
        """
        rescued: dict[str, Any] = {}
        if broken is not None:
            rescued[CORRUPT] = broken
            if len(fields) != self._width:
                return [None] * len(self._places), _encode(rescued, self._path)
        short = len(fields) < self._width
        if self._plain:
            values: list[Any] = [
                None if at is None or (short and at >= len(fields)) else fields[at] or None for at in self._places
            ]
        else:
            values = [self._value(fields, index, rescued) for index in range(len(self._places))]
            for at in self._unknown:
                if at < len(fields) and fields[at]:
                    rescued[self._names[at]] = fields[at]
        for at in range(self._width, len(fields)):
            if fields[at]:
                rescued[f"_c{at}"] = fields[at]
        return values, _encode(rescued, self._path) if rescued else None

    def _value(self, fields: list[str], index: int, rescued: dict[str, Any]) -> Any:
        at, parse = self._places[index], self._parsers[index]
        text = fields[at] if at is not None and at < len(fields) else ""
        if not text or parse is None:
            return text or None
        try:
            return parse(text)
        except (ValueError, OverflowError):
            rescued[self._names[at or 0]] = text
            return None


def _names(header: Sequence[str]) -> list[str]:
    """Column names; one that is empty or repeats an earlier one gets its position instead."""
    names: list[str] = []
    for index, name in enumerate(header):
        names.append(name if name and name not in names else f"_c{index}")
    return names


class JsonShape:
    """How the objects of a JSON file become rows of the contract."""

    def __init__(self, columns: Sequence[t.StructField], path: str) -> None:
        self._path = path
        self._columns = {column.name: column.dataType for column in columns}

    def row(self, found: Mapping[str, Any] | None, broken: str | None) -> Row:
        """The values of one object and what was rescued from it."""
        if found is None:
            return [None] * len(self._columns), _encode({CORRUPT: broken}, self._path)
        rescued = {name: value for name, value in found.items() if name not in self._columns and value is not None}
        values: list[Any] = []
        for name, kind in self._columns.items():
            try:
                value, surplus = convert(found.get(name), kind)
            except Mismatch:
                value, surplus = None, True
            values.append(value)
            if surplus:
                rescued[name] = found[name]
        return values, _encode(rescued, self._path) if rescued else None


def _encode(rescued: Mapping[str, Any], path: str) -> str:
    return json.dumps({**rescued, "_file_path": path}, ensure_ascii=False, separators=(",", ":"), default=str)
