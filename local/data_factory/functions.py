"""The functions of Data Factory's expressions that pipelines here may call, with its rules for their arguments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from local.data_factory.expression import ExpressionError

_KINDS = {str: "a string", list: "an array", dict: "an object", bool: "a boolean", type(None): "null"}


@dataclass(frozen=True)
class Function:
    """A function of at least `least` and at most `most` arguments; None is any number."""

    call: Callable[..., Any]
    least: int
    most: int | None


def _is(value: Any, *kinds: type) -> bool:
    # In Python a boolean is a number, in Data Factory it is none.
    return isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


def _need(name: str, value: Any, wanted: str, *kinds: type) -> None:
    if not _is(value, *kinds):
        raise ExpressionError(f"{name}() got {kind_of(value)}, and takes {wanted}")


def kind_of(value: Any) -> str:
    """What a value is, in words."""
    return _KINDS.get(type(value), "a number")


def _and(left: Any, right: Any) -> bool:
    for value in (left, right):
        _need("and", value, "booleans", bool)
    return bool(left and right)


def _or(left: Any, right: Any) -> bool:
    for value in (left, right):
        _need("or", value, "booleans", bool)
    return bool(left or right)


def _not(value: Any) -> bool:
    _need("not", value, "a boolean", bool)
    return not value


def _greater(left: Any, right: Any) -> bool:
    numbers = _is(left, int, float) and _is(right, int, float)
    if not numbers and not (_is(left, str) and _is(right, str)):
        raise ExpressionError(f"greater() got {kind_of(left)} and {kind_of(right)}, and takes two numbers or strings")
    return bool(left > right)


def _contains(collection: Any, value: Any) -> bool:
    _need("contains", collection, "a string, an array or an object first", str, list, dict)
    if isinstance(collection, list):
        return value in collection
    _need("contains", value, f"a string to look for in {kind_of(collection)}", str)
    return value in collection


def _empty(value: Any) -> bool:
    _need("empty", value, "a string, an array or an object", str, list, dict, type(None))
    return not value


def _length(value: Any) -> int:
    _need("length", value, "a string or an array", str, list)
    return len(value)


def _coalesce(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _ends_with(text: Any, end: Any) -> bool:
    for value in (text, end):
        _need("endsWith", value, "strings", str)
    return bool(text.lower().endswith(end.lower()))


def _starts_with(text: Any, start: Any) -> bool:
    for value in (text, start):
        _need("startsWith", value, "strings", str)
    return bool(text.lower().startswith(start.lower()))


def _to_lower(text: Any) -> str:
    _need("toLower", text, "a string", str)
    return str(text.lower())


# `endsWith` and `startsWith` ignore case, as they are documented to; `contains` and `equals` do not.
FUNCTIONS: Mapping[str, Function] = {
    "and": Function(_and, 2, 2),
    "or": Function(_or, 2, 2),
    "not": Function(_not, 1, 1),
    "equals": Function(lambda left, right: bool(left == right), 2, 2),
    "greater": Function(_greater, 2, 2),
    "contains": Function(_contains, 2, 2),
    "empty": Function(_empty, 1, 1),
    "length": Function(_length, 1, 1),
    "coalesce": Function(_coalesce, 1, None),
    "createArray": Function(lambda *values: list(values), 0, None),
    "endsWith": Function(_ends_with, 2, 2),
    "startsWith": Function(_starts_with, 2, 2),
    "toLower": Function(_to_lower, 1, 1),
}
