"""Fits what a file holds to the contract's columns, and keeps what does not fit as JSON in the rescue column."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pyspark.sql import types as t

from local.auto_loader.json_values import Mismatch, convert
from local.auto_loader.options import CORRUPT
from local.auto_loader.values import Parser, parser

Row = tuple[list[Any], str | None]


class CsvShape:
    """How the fields of one CSV file, in the order of its header, become rows of the contract.

    A column named `corrupt` takes broken lines whole, and nothing that a file has under that name.
    """

    def __init__(
        self, header: Sequence[str], columns: Sequence[t.StructField], path: str, corrupt: str = CORRUPT
    ) -> None:
        self._path = path
        self._width = len(header)
        self._names = _names(header)
        places = {name: index for index, name in reversed(list(enumerate(self._names)))}
        names = [column.name for column in columns]
        self._corrupt = names.index(corrupt) if corrupt in names else None
        self._places = [places.get(name) if name != corrupt else None for name in names]
        self._parsers: list[Parser | None] = [parser(column.dataType) for column in columns]
        known = set(names) - {corrupt}
        self._unknown = [index for index, name in enumerate(self._names) if name not in known]
        self._plain = not self._unknown and all(parse is None for parse in self._parsers)

    def row(self, fields: list[str], broken: str | None) -> Row:
        """The values of one record and what was rescued from it; an empty field is NULL.

        A broken line keeps its values only where it has the header's number of fields, and is kept whole.
        """
        rescued: dict[str, Any] = {}
        if broken is not None and self._corrupt is None:
            rescued[CORRUPT] = broken
        if broken is not None and len(fields) != self._width:
            values: list[Any] = [None] * len(self._places)
        else:
            values = self._values(fields, rescued)
        if broken is not None and self._corrupt is not None:
            values[self._corrupt] = broken
        return values, _encode(rescued, self._path) if rescued else None

    def _values(self, fields: list[str], rescued: dict[str, Any]) -> list[Any]:
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
        return values

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
    """How the objects of a JSON file become rows of the contract.

    A column named `corrupt` takes what is no object, whole, and nothing that a file has under that name.
    """

    def __init__(self, columns: Sequence[t.StructField], path: str, corrupt: str = CORRUPT) -> None:
        self._path = path
        self._columns = {column.name: column.dataType if column.name != corrupt else None for column in columns}
        self._known = {name for name, kind in self._columns.items() if kind is not None}

    def row(self, found: Mapping[str, Any] | None, broken: str | None) -> Row:
        """The values of one object and what was rescued from it."""
        if found is None:
            if len(self._known) == len(self._columns):
                return [None] * len(self._columns), _encode({CORRUPT: broken}, self._path)
            return [broken if name not in self._known else None for name in self._columns], None
        rescued = {name: value for name, value in found.items() if name not in self._known and value is not None}
        values: list[Any] = []
        for name, kind in self._columns.items():
            try:
                value, surplus = (None, False) if kind is None else convert(found.get(name), kind)
            except Mismatch:
                value, surplus = None, True
            values.append(value)
            if surplus:
                rescued[name] = found[name]
        return values, _encode(rescued, self._path) if rescued else None


def _encode(rescued: Mapping[str, Any], path: str) -> str:
    return json.dumps({**rescued, "_file_path": path}, ensure_ascii=False, separators=(",", ":"), default=str)
