"""SQL text taken apart: statements, named parameters, and what only the cloud can run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOUD_ONLY = re.compile(r"^--\s*cloud only:\s*(?P<reason>.+)$", re.IGNORECASE)
_MARKER = re.compile(r"(?<![:\w]):(?P<name>[A-Za-z_]\w*)")
_TOKEN = re.compile(
    r"(?P<comment>--[^\n]*)"
    r"|(?P<block>/\*.*?(?:\*/|\Z))"
    r"|(?P<raw>\b[rR](?:'[^']*'|\"[^\"]*\"))"
    r"|(?P<text>'(?:\\.|[^'\\])*(?:'|\Z)|\"(?:\\.|[^\"\\])*(?:\"|\Z))"
    r"|(?P<name>`[^`]*`)"
    r"|(?P<end>;)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Statement:
    """One statement without its `;`; `cloud_only` is the reason that its comment gives for not running here."""

    text: str
    line: int
    cloud_only: str | None

    @property
    def headline(self) -> str:
        """Its first line, for reports."""
        return next(line.strip() for line in self.text.splitlines() if line.strip())


def split(sql: str, line: int = 1) -> Iterator[Statement]:
    """The statements of a text, each with the comments above it; `line` is the number of the first line."""
    start = 0
    for end in [*(token.start() for token in _TOKEN.finditer(sql) if token["end"]), len(sql)]:
        statement = _statement(sql[start:end], line + sql.count("\n", 0, start))
        if statement is not None:
            yield statement
        start = end + 1


def _statement(sql: str, line: int) -> Statement | None:
    reason: str | None = None
    position = 0
    while True:
        blank = re.compile(r"\s*").match(sql, position)
        position = blank.end() if blank else position
        token = _TOKEN.match(sql, position)
        if token is None or not (token["comment"] or token["block"]):
            break
        marked = _CLOUD_ONLY.match(token[0].strip())
        reason = marked["reason"].strip() if marked else reason
        position = token.end()
    text = sql[position:].rstrip()
    return Statement(text, line + sql.count("\n", 0, position), reason) if text else None


def markers(sql: str) -> set[str]:
    """The names of the `:name` parameters of a statement, outside of quotes and comments."""
    bare = _TOKEN.sub(lambda token: " " * len(token[0]), sql)
    return {match["name"] for match in _MARKER.finditer(bare)}


def returns_rows(sql: str) -> bool:
    """Whether a statement is a query, whose rows a notebook would show."""
    return re.match(r"[\s(]*(SELECT|WITH|VALUES|TABLE|SHOW|DESCRIBE)\b", sql, re.IGNORECASE) is not None
