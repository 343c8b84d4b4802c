"""JSON objects, one per line or one document per file."""

import io
from decimal import Decimal

from local.auto_loader.json_rows import JsonRecord, json_records


def read(text: str, multi_line: bool = False) -> list[JsonRecord]:
    return list(json_records(io.StringIO(text), multi_line))


def test_one_object_per_line() -> None:
    assert read('{"a": 1}\n\n{"a": 1.50}\n') == [
        JsonRecord({"a": 1}, None),
        JsonRecord({"a": Decimal("1.50")}, None),
    ]


def test_a_line_that_is_no_object_is_broken_alone() -> None:
    assert read('{"a": 1\nNaN\n"x"\n{"a": NaN}\n{"a": 2}') == [
        JsonRecord(None, '{"a": 1'),
        JsonRecord(None, "NaN"),
        JsonRecord(None, '"x"'),
        JsonRecord(None, '{"a": NaN}'),
        JsonRecord({"a": 2}, None),
    ]


def test_a_document_per_file() -> None:
    assert read('{\n"a":\n1}', multi_line=True) == [JsonRecord({"a": 1}, None)]
    assert read('[{"a": 1}, 7,\n{"a": 2}]', multi_line=True) == [
        JsonRecord({"a": 1}, None),
        JsonRecord(None, "7"),
        JsonRecord({"a": 2}, None),
    ]


def test_nothing_comes_of_an_empty_file() -> None:
    assert read("") == []
    assert read(" \n", multi_line=True) == []
