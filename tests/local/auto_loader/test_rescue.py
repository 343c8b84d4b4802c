"""What does not fit the contract is kept, as JSON, with the path of its file."""

import json
from typing import Any

from pyspark.sql import types as t

from local.auto_loader.rescue import CsvShape, JsonShape

PATH = "/Volumes/dev/bronze/landing/shop/orders.csv"
TEXT = [t.StructField("id", t.StringType()), t.StructField("city", t.StringType())]
DEAD = [t.StructField("_corrupt_record", t.StringType()), t.StructField("id", t.StringType())]
TYPED = [t.StructField("id", t.StringType()), t.StructField("items", t.IntegerType())]


def rescued(text: str | None) -> dict[str, Any]:
    assert text is not None
    found: dict[str, Any] = json.loads(text)
    assert found.pop("_file_path") == PATH
    return found


def test_nothing_to_rescue() -> None:
    assert CsvShape(["id", "city"], TEXT, PATH).row(["1", "recife"], None) == (["1", "recife"], None)


def test_columns_are_matched_by_name_not_by_place() -> None:
    assert CsvShape(["city", "id"], TEXT, PATH).row(["recife", "1"], None) == (["1", "recife"], None)


def test_an_empty_field_is_null() -> None:
    assert CsvShape(["id", "city"], TEXT, PATH).row(["1", ""], None) == (["1", None], None)


def test_a_column_that_the_file_lacks_is_null() -> None:
    assert CsvShape(["id"], TEXT, PATH).row(["1"], None) == (["1", None], None)


def test_too_few_fields_are_null() -> None:
    assert CsvShape(["id", "city"], TEXT, PATH).row(["1"], None) == (["1", None], None)
    assert CsvShape(["id", "items"], TYPED, PATH).row(["1"], None) == (["1", None], None)


def test_an_unknown_column_is_rescued_unless_empty() -> None:
    shape = CsvShape(["id", "city", "coupon"], TEXT, PATH)
    values, kept = shape.row(["1", "recife", "AÇÃO"], None)
    assert values == ["1", "recife"]
    assert kept == '{"coupon":"AÇÃO","_file_path":"' + PATH + '"}'
    assert shape.row(["1", "recife", ""], None) == (["1", "recife"], None)


def test_names_differ_by_case() -> None:
    values, kept = CsvShape(["ID", "city"], TEXT, PATH).row(["1", "recife"], None)
    assert values == [None, "recife"]
    assert rescued(kept) == {"ID": "1"}


def test_a_value_of_another_type_is_rescued_and_null() -> None:
    values, kept = CsvShape(["id", "items"], TYPED, PATH).row(["1", "two"], None)
    assert values == ["1", None]
    assert rescued(kept) == {"items": "two"}


def test_surplus_fields_are_rescued_by_place() -> None:
    values, kept = CsvShape(["id", "city"], TEXT, PATH).row(["1", "recife", "x", "", "y"], None)
    assert values == ["1", "recife"]
    assert rescued(kept) == {"_c2": "x", "_c4": "y"}


def test_a_repeated_or_empty_name_gets_its_place() -> None:
    values, kept = CsvShape(["id", "id", ""], TEXT, PATH).row(["1", "2", "3"], None)
    assert values == ["1", None]
    assert rescued(kept) == {"_c1": "2", "_c2": "3"}


def test_a_broken_line_is_rescued_whole() -> None:
    shape = CsvShape(["id", "city"], TEXT, PATH)
    values, kept = shape.row(["1", '"5" x'], '1,"5" x')
    assert values == ["1", '"5" x']
    assert rescued(kept) == {"_corrupt_record": '1,"5" x'}
    values, kept = shape.row(["the rest"], "the rest")
    assert values == [None, None]
    assert rescued(kept) == {"_corrupt_record": "the rest"}


def test_a_broken_line_goes_to_a_column_of_that_name_and_is_not_rescued_too() -> None:
    shape = CsvShape(["id"], DEAD, PATH)
    assert shape.row(['"5" x'], '"5" x') == (['"5" x', '"5" x'], None)
    assert shape.row(["a", "b"], "a,b") == (["a,b", None], None)
    assert shape.row(["1"], None) == ([None, "1"], None)


def test_a_header_cannot_fill_the_column_of_broken_lines() -> None:
    values, kept = CsvShape(["id", "_corrupt_record"], DEAD, PATH).row(["1", "forged"], None)
    assert values == [None, "1"]
    assert rescued(kept) == {"_corrupt_record": "forged"}


def test_json_objects_fit_by_name() -> None:
    assert JsonShape(TYPED, PATH).row({"items": 2, "id": "1"}, None) == (["1", 2], None)


def test_json_rescues_unknown_fields_and_other_types() -> None:
    values, kept = JsonShape(TYPED, PATH).row({"id": "1", "items": "2", "extra": {"a": [1]}, "gone": None}, None)
    assert values == ["1", None]
    assert rescued(kept) == {"extra": {"a": [1]}, "items": "2"}


def test_json_rescues_what_is_no_object() -> None:
    values, kept = JsonShape(TYPED, PATH).row(None, "{not json")
    assert values == [None, None]
    assert rescued(kept) == {"_corrupt_record": "{not json"}


def test_json_that_is_no_object_goes_to_a_column_of_that_name_and_is_not_rescued_too() -> None:
    assert JsonShape(DEAD, PATH).row(None, "{not json") == (["{not json", None], None)
    named = [t.StructField("id", t.StringType()), t.StructField("broken", t.StringType())]
    assert JsonShape(named, PATH, "broken").row(None, "7") == ([None, "7"], None)


def test_a_json_field_cannot_fill_the_column_of_what_is_no_object() -> None:
    values, kept = JsonShape(DEAD, PATH).row({"id": "1", "_corrupt_record": "forged"}, None)
    assert values == [None, "1"]
    assert rescued(kept) == {"_corrupt_record": "forged"}


def test_other_types_are_rescued_and_are_not_corrupt() -> None:
    columns = [*DEAD, t.StructField("items", t.IntegerType())]
    values, kept = JsonShape(columns, PATH).row({"id": {"a": 1}, "items": "x"}, None)
    assert values == [None, '{"a":1}', None]
    assert rescued(kept) == {"items": "x"}
