"""Expressions and texts of a definition, as values."""

from typing import Any

import pytest

from local.data_factory.evaluate import Scope, context, value
from local.data_factory.expression import ExpressionError

SCOPE: Scope = {
    "item": context(lambda: {"name": "a.json", "Value": [1, 2], "none": None}),
    "activity": context(lambda name: {"output": {"name": name}}, 1),
}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plain", "plain"),
        ("mail@example.com", "mail@example.com"),
        ("@@handle", "@handle"),
        ("@item().name", "a.json"),
        ({"value": "@length(item().value)", "type": "Expression"}, 2),
        ({"value": "@activity('x').output.name", "type": "Expression"}, "x"),
        ("@endswith(item().name, '.JSON')", True),
        ("@item()?.missing", None),
        ("@item()?.missing?.more", None),
        ("@coalesce(item()?.missing, item().none, 'c')", "c"),
        ({"value": "kept", "type": "SecureString"}, {"value": "kept", "type": "SecureString"}),
        (7, 7),
        (None, None),
    ],
)
def test_values(raw: Any, expected: Any) -> None:
    assert value(raw, SCOPE) == expected


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("@item().missing", "the property 'missing' does not exist; known: Value, name, none"),
        ("@item().none.more", "null has no property 'more'"),
        ("@item()?.missing.more", "null has no property 'more'"),
        ("@item().name?.length", "a string has no property 'length'"),
        ("@item('a')", "item() got 1 arguments, and takes 0"),
        ("@equals(1)", "equals() got 1 arguments, and takes 2"),
        ("@coalesce()", "coalesce() got 0 arguments, and takes at least 1"),
        ("file-@{item().name}", "it holds an interpolation, @{...}"),
        ("@{item().name}", "it holds an interpolation, @{...}"),
        (
            "@utcnow()",
            "utcnow() is not known here; known: activity, and, coalesce, contains, createArray, empty, endsWith, "
            "equals, greater, item, length, not, or, startsWith, toLower",
        ),
        ("@", "its end at character 1, where a call or a value belongs"),
        ("@" + "item()" + ".a" * 3000, "the property 'a' does not exist; known: Value, name, none"),
    ],
)
def test_refuses(raw: Any, problem: str) -> None:
    with pytest.raises(ExpressionError) as error:
        value(raw, SCOPE)
    assert str(error.value) == problem
