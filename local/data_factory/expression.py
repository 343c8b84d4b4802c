"""Data Factory's expressions, taken apart: calls, properties, literals.

Only what the pipelines of this project are made of. String interpolation (`@{...}`) and indexes (`[0]`) are not,
and are refused rather than guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

# Data Factory's own limit on the characters of an expression.
_MAX_LENGTH = 8192
# Calls in calls in calls; far beyond what anyone writes, and far from the end of Python's stack.
_MAX_DEPTH = 64

_BLANK = " \t\r\n"
_TOKEN = re.compile(
    r"[ \t\r\n]*(?:"
    r"(?P<text>'(?:[^']|'')*')"
    r"|(?P<number>-?\d{1,15}(?:\.\d{1,15})?)"
    r"|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<mark>\?\.|[.,()])"
    r"|(?P<end>\Z))",
    re.ASCII,
)
_CONSTANTS: dict[str, Any] = {"true": True, "false": False, "null": None}


class ExpressionError(Exception):
    """What is wrong with an expression, in words; whoever evaluates it adds where it stands."""


@dataclass(frozen=True)
class Literal:
    value: Any


@dataclass(frozen=True)
class Call:
    name: str
    arguments: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Access:
    """Properties of a value, one after the other; an `optional` one (`?.x`) may be missing, and is null then."""

    target: "Literal | Call"
    steps: tuple[tuple[str, bool], ...]


Expression = Literal | Call | Access


class _Token(NamedTuple):
    kind: str
    text: str
    position: int


# A filter evaluates one expression for each of its items.
@lru_cache(maxsize=256)
def parse(text: str) -> Expression:
    """The tree of an expression without its leading `@`. Raises ExpressionError."""
    if len(text) > _MAX_LENGTH:
        raise ExpressionError(f"it has {len(text)} characters, and {_MAX_LENGTH} are allowed")
    return _Parser(list(_tokens(text))).whole()


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while True:
        found = _TOKEN.match(text, position)
        if found is None or found.lastgroup is None:
            at = position + len(text[position:]) - len(text[position:].lstrip(_BLANK))
            what = "a string that is not closed" if text[at] == "'" else f"{text[at]!r}"
            raise ExpressionError(f"{what} at character {at + 1}")
        kind = found.lastgroup
        yield _Token(kind, found[kind], found.start(kind))
        if kind == "end":
            return
        position = found.end()


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def whole(self) -> Expression:
        found = self._expression(1)
        self._expect("")
        return found

    def _expression(self, depth: int) -> Expression:
        if depth > _MAX_DEPTH:
            raise ExpressionError(f"calls are nested more than {_MAX_DEPTH} deep")
        target = self._target(depth)
        steps: list[tuple[str, bool]] = []
        while self._tokens[self._at].text in (".", "?."):
            optional = self._next().text == "?."
            name = self._next()
            if name.kind != "name":
                raise _unexpected(name, "a property's name")
            steps.append((name.text, optional))
        return Access(target, tuple(steps)) if steps else target

    def _target(self, depth: int) -> Literal | Call:
        token = self._next()
        if token.kind == "text":
            return Literal(token.text[1:-1].replace("''", "'"))
        if token.kind == "number":
            return Literal(float(token.text) if "." in token.text else int(token.text))
        if token.kind != "name":
            raise _unexpected(token, "a call or a value")
        if self._tokens[self._at].text == "(":
            return Call(token.text, self._arguments(depth))
        if token.text not in _CONSTANTS:
            raise ExpressionError(f"{token.text!r} at character {token.position + 1} is no call, and no value")
        return Literal(_CONSTANTS[token.text])

    def _arguments(self, depth: int) -> tuple[Expression, ...]:
        self._expect("(")
        found: list[Expression] = []
        if self._tokens[self._at].text != ")":
            found.append(self._expression(depth + 1))
            while self._tokens[self._at].text == ",":
                self._next()
                found.append(self._expression(depth + 1))
        self._expect(")")
        return tuple(found)

    def _next(self) -> _Token:
        token = self._tokens[self._at]
        # The last token is the end, which is never passed.
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _expect(self, text: str) -> None:
        token = self._next()
        if token.text != text:
            raise _unexpected(token, repr(text) if text else "nothing more")


def _unexpected(token: _Token, wanted: str) -> ExpressionError:
    found = repr(token.text) if token.text else "its end"
    return ExpressionError(f"{found} at character {token.position + 1}, where {wanted} belongs")
