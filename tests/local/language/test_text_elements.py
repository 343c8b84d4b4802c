import pytest

from local.language.text_elements import INDEX_TYPES, code_points, text_elements, utf16_units


@pytest.mark.parametrize(
    ("text", "elements", "points", "units"),
    [
        ("", 0, 0, 0),
        ("plain text", 10, 10, 10),
        ("two\nlines", 9, 9, 9),
        ("two\r\nlines", 9, 10, 10),
        ("cafe\u0301", 4, 5, 5),
        ("\U0001f600", 1, 1, 2),
        ("\U0001f44d\U0001f3fd", 1, 2, 4),
        ("\U0001f1e7\U0001f1f7", 1, 2, 4),
        ("한국어", 3, 3, 3),
        ("\ud800", 1, 1, 1),
    ],
)
def test_lengths(text: str, elements: int, points: int, units: int) -> None:
    assert (text_elements(text), code_points(text), utf16_units(text)) == (elements, points, units)


def test_the_default_comes_first() -> None:
    assert list(INDEX_TYPES) == ["TextElements_v8", "UnicodeCodePoint", "Utf16CodeUnit"]
