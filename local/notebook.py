"""Databricks' source format of a notebook, taken apart into cells."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from local import errors

_HEADER = "# Databricks notebook source"
_SEPARATOR = "# COMMAND ----------"
_MAGIC = "# MAGIC"
_TITLE = "# DBTITLE 1,"
_KINDS: dict[str, Literal["markdown", "sql", "python", "pip"]] = {
    "%md": "markdown",
    "%md-sandbox": "markdown",
    "%sql": "sql",
    "%python": "python",
    "%pip": "pip",
}


@dataclass(frozen=True)
class Cell:
    """One cell: `number` counts from 1 as the workspace shows it, `line` is where `source` begins in the file."""

    number: int
    title: str | None
    kind: Literal["python", "sql", "markdown", "pip"]
    source: str
    line: int

    @property
    def name(self) -> str:
        return f"cell {self.number}" + (f" ({self.title})" if self.title else "")


def parse(path: Path, text: str) -> list[Cell]:
    """The cells of a notebook, in order; cells that hold nothing are counted but left out.

    Raises LocalError where the header is missing or a magic command is unknown.
    """
    lines = text.splitlines()
    if not lines or lines[0].strip() != _HEADER:
        raise errors.not_a_notebook(path)
    cells: list[Cell] = []
    number, start = 1, 1
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].strip() == _SEPARATOR:
            cell = _cell(path, number, lines[start:index], start + 1)
            if cell is not None:
                cells.append(cell)
            number, start = number + 1, index + 1
    return cells


def _cell(path: Path, number: int, lines: list[str], line: int) -> Cell | None:
    title: str | None = None
    while lines and (not lines[0].strip() or lines[0].startswith(_TITLE)):
        if lines[0].startswith(_TITLE):
            title = lines[0].removeprefix(_TITLE).strip()
        lines, line = lines[1:], line + 1
    if not lines:
        return None
    if not lines[0].startswith(_MAGIC):
        return Cell(number, title, "python", "\n".join(lines), line)
    body = [text.removeprefix(_MAGIC).removeprefix(" ") for text in lines]
    magic, _, rest = body[0].partition(" ")
    kind = _KINDS.get(magic.strip())
    if kind is None:
        raise errors.unsupported_magic(path, line, magic)
    return Cell(number, title, kind, "\n".join([rest, *body[1:]]), line)


def locate(cells: list[Cell], line: int) -> Cell | None:
    """The cell that a line of the file belongs to."""
    return next((cell for cell in reversed(cells) if cell.line <= line), None)
