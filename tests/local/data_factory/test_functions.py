"""The functions of expressions, with the types that they take."""

from typing import Any

import pytest

from local.data_factory.expression import ExpressionError
from local.data_factory.functions import FUNCTIONS


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("and", (True, False), False),
        ("or", (True, False), True),
        ("not", (False,), True),
        ("equals", ("a", "A"), False),
        ("equals", (1, 1.0), True),
        ("equals", ({"a": [1]}, {"a": [1]}), True),
        ("equals", (None, ""), False),
        ("greater", (2, 1.5), True),
        ("greater", ("b", "a"), True),
        ("contains", ("hello", "ell"), True),
        ("contains", ("hello", "ELL"), False),
        ("contains", ([{"name": "a", "type": "File"}], {"type": "File", "name": "a"}), True),
        ("contains", ([], None), False),
        ("contains", ({"key": 1}, "key"), True),
        ("empty", ("",), True),
        ("empty", ([0],), False),
        ("empty", (None,), True),
        ("length", ("abc",), 3),
        ("length", ([],), 0),
        ("coalesce", (None, "", "a"), ""),
        ("coalesce", (None,), None),
        ("createArray", (), []),
        ("createArray", (1, "a"), [1, "a"]),
        ("endsWith", ("chats.JSON", ".json"), True),
        ("startsWith", ("Chats", "chat"), True),
        ("startsWith", ("chats", "hats"), False),
        ("toLower", ("ÀB",), "àb"),
    ],
)
def test_computes(name: str, arguments: tuple[Any, ...], expected: Any) -> None:
    found = FUNCTIONS[name].call(*arguments)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("name", "arguments", "problem"),
    [
        ("and", (True, "true"), "and() got a string, and takes booleans"),
        ("or", (True, 1), "or() got a number, and takes booleans"),
        ("not", (None,), "not() got null, and takes a boolean"),
        ("greater", (1, "1"), "greater() got a number and a string, and takes two numbers or strings"),
        ("greater", (True, False), "greater() got a boolean and a boolean, and takes two numbers or strings"),
        ("contains", (None, "a"), "contains() got null, and takes a string, an array or an object first"),
        ("contains", ("1", 1), "contains() got a number, and takes a string to look for in a string"),
        ("contains", ({"a": 1}, []), "contains() got an array, and takes a string to look for in an object"),
        ("empty", (0,), "empty() got a number, and takes a string, an array or an object"),
        ("length", (None,), "length() got null, and takes a string or an array"),
        ("endsWith", ("a", None), "endsWith() got null, and takes strings"),
        ("startsWith", ([], "a"), "startsWith() got an array, and takes strings"),
        ("toLower", (True,), "toLower() got a boolean, and takes a string"),
    ],
)
def test_refuses(name: str, arguments: tuple[Any, ...], problem: str) -> None:
    with pytest.raises(ExpressionError) as error:
        FUNCTIONS[name].call(*arguments)
    assert str(error.value) == problem
