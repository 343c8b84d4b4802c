"""Rows of CSV in a landing folder, broken on purpose where asked."""

import csv
import io
import shutil
from enum import Enum
from pathlib import Path

from local.sample_data.whole_folder import WholeFolder

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


class CsvFolder(WholeFolder):
    """A folder of CSV files."""

    def __init__(self, folder: Path, headers: dict[str, tuple[str, ...]], bom: frozenset[str]) -> None:
        """`headers`: per file its columns; `bom`: the files that begin with a byte order mark."""
        super().__init__(folder, headers, bom)
        self._headers = headers

    def write(self, name: str, row: Row, style: Style = Style.PLAIN, broken: str = "") -> None:
        self._append(name, encode(row, self._headers[name], style, broken))

    def copy(self, name: str, copy: str) -> None:
        """Delivers a file again, byte for byte, under another name."""
        self._open[name].flush()
        shutil.copyfile(self._partial / name, self._partial / copy)
        self.rows[copy] = self.rows[name]

    def _head(self, name: str) -> str:
        return ",".join(self._headers[name]) + "\n"
