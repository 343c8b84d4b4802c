"""Expressions taken apart, well-formed and hostile ones."""

import time

import pytest

from local.data_factory.expression import Access, Call, Expression, ExpressionError, Literal, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'it''s'", Literal("it's")),
        ("''", Literal("")),
        ("''''", Literal("'")),
        ("'a, (b) @{c}'", Literal("a, (b) @{c}")),
        ("-12", Literal(-12)),
        ("1.50", Literal(1.5)),
        ("true", Literal(True)),
        (" null ", Literal(None)),
        ("createArray()", Call("createArray", ())),
        ("equals( 1 ,\n'a')", Call("equals", (Literal(1), Literal("a")))),
        ("item().name", Access(Call("item", ()), (("name", False),))),
        (
            "activity('list').output?.childItems",
            Access(Call("activity", (Literal("list"),)), (("output", False), ("childItems", True))),
        ),
        (
            "not(empty(pipeline().parameters.file_name))",
            Call(
                "not",
                (
                    Call(
                        "empty",
                        (Access(Call("pipeline", ()), (("parameters", False), ("file_name", False))),),
                    ),
                ),
            ),
        ),
    ],
)
def test_takes_apart(text: str, expected: Expression) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "its end at character 1, where a call or a value belongs"),
        ("'open", "a string that is not closed at character 1"),
        ("equals(1, 'a'')", "a string that is not closed at character 14"),
        ("item", "'item' at character 1 is no call, and no value"),
        ("True", "'True' at character 1 is no call, and no value"),
        ("not(true", "its end at character 9, where ')' belongs"),
        ("not(,)", "',' at character 5, where a call or a value belongs"),
        ("not(true,)", "')' at character 10, where a call or a value belongs"),
        ("1 2", "'2' at character 3, where nothing more belongs"),
        ("item().", "its end at character 8, where a property's name belongs"),
        ("item().'x'", "\"'x'\" at character 8, where a property's name belongs"),
        ("item()?['x']", "'?' at character 7"),
        ("item()[0]", "'[' at character 7"),
        ("1 + 1", "'+' at character 3"),
        ("__import__('os').system('true');", "';' at character 32"),
        ("\u00a0", "'\\xa0' at character 1"),
        ("١", "'١' at character 1"),
        ("9" * 5000, "'999999999999999' at character 16, where nothing more belongs"),
        ("x" * 9000, "it has 9000 characters, and 8192 are allowed"),
        ("not(" * 2000, "calls are nested more than 64 deep"),
    ],
)
def test_refuses(text: str, problem: str) -> None:
    with pytest.raises(ExpressionError) as error:
        parse(text)
    assert str(error.value) == problem


def test_long_ones_take_no_longer_than_their_length() -> None:
    began = time.monotonic()
    for text in ("'" * 8191, "(" * 8192, " " * 8192, "a" + ".a" * 4000, "'" + "''" * 4000):
        with pytest.raises(ExpressionError):
            parse(text)
    assert parse("item()" + ".a" * 4000) == Access(Call("item", ()), (("a", False),) * 4000)
    assert time.monotonic() - began < 5
