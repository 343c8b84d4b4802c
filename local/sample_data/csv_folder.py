"""A landing folder that appears whole or not at all."""

import csv
import io
import shutil
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import TextIO

from local.sample_data.errors import foreign_files, not_a_folder

Row = dict[str, str]


class Style(Enum):
    """How a row is put into bytes; all but PLAIN break the rules of CSV on purpose."""

    PLAIN = "plain"
    STRAY_QUOTES = "quotes inside a field that is not quoted"
    UNTERMINATED_QUOTE = "a quote that nothing closes"
    SURPLUS_FIELD = "one field more than the header has"


def encode(row: Row, header: tuple[str, ...], style: Style, broken: str) -> str:
    """One record with its line end. `broken` is the column that STRAY_QUOTES and UNTERMINATED_QUOTE hit."""
    if style is Style.PLAIN or style is Style.SURPLUS_FIELD:
        values = [row[column] for column in header]
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow(
            values + ["sobra"] * (style is Style.SURPLUS_FIELD),
        )
        return buffer.getvalue()
    opening = '"' if style is Style.UNTERMINATED_QUOTE else ""
    return ",".join((opening if column == broken else "") + row[column] for column in header) + "\n"


class CsvFolder:
    """Writes CSV files side by side into a folder that takes its name only when all are complete."""

    def __init__(self, folder: Path, headers: dict[str, tuple[str, ...]], bom: frozenset[str]) -> None:
        """`headers`: per file its columns; `bom`: the files that begin with a byte order mark."""
        self.rows = dict.fromkeys(headers, 0)
        self._folder = folder
        self._headers = headers
        self._bom = bom
        self._partial = folder.with_name(f".{folder.name}.partial")
        self._open: dict[str, TextIO] = {}

    def __enter__(self) -> "CsvFolder":
        shutil.rmtree(self._partial, ignore_errors=True)
        self._partial.mkdir(parents=True)
        for name, header in self._headers.items():
            handle = (self._partial / name).open("w", encoding="utf-8", newline="")
            self._open[name] = handle
            handle.write(("\ufeff" if name in self._bom else "") + ",".join(header) + "\n")
        return self

    def write(self, name: str, row: Row, style: Style = Style.PLAIN, broken: str = "") -> None:
        self._open[name].write(encode(row, self._headers[name], style, broken))
        self.rows[name] += 1

    def copy(self, name: str, copy: str) -> None:
        """Delivers a file again, byte for byte, under another name."""
        self._open[name].flush()
        shutil.copyfile(self._partial / name, self._partial / copy)
        self.rows[copy] = self.rows[name]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for handle in self._open.values():
            handle.close()
        if kind is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._partial.rename(self._folder)
        else:
            shutil.rmtree(self._partial, ignore_errors=True)


def refuse_foreign(folder: Path, own: frozenset[str]) -> None:
    """Makes sure that replacing the folder destroys only earlier sample data (`own`: its file names)."""
    if folder.exists() and not folder.is_dir():
        raise not_a_folder(folder)
    if folder.is_dir():
        foreign = sorted(entry.name for entry in folder.iterdir() if entry.name not in own)
        if foreign:
            raise foreign_files(folder, foreign)
