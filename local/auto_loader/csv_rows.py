"""CSV records out of a text stream, such that no broken quote can swallow the rows behind it.

Spark's reader, at a quote that is never closed or is followed by text, goes on to the next delimiter that follows
a quote, however many lines further down: those rows vanish into one field, and nothing says so. Here the line
that a broken record begins with is set apart, whole, and reading resumes at the line after it. The lines behind
it that do not have the header's number of fields are set apart as well: they are the rest of what broke.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, TextIO

# Characters that one record may have; a longer one is as good as never closed. Keeps memory bounded.
MAX_RECORD = 1 << 20


class Record(NamedTuple):
    """The fields of one record; `broken` is the raw line where its quoting could not be followed."""

    fields: list[str]
    broken: str | None


class _TooLongError(Exception):
    pass


class _Lines:
    """The lines of a stream, with those of the current record remembered and able to be read again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._size = 0
        self.taken: list[str] = []

    def begin(self) -> None:
        self.taken = []
        self._size = 0

    def rewind_to_second(self) -> str:
        """Gives back every line of the record but the first, which is returned."""
        self._again.extendleft(reversed(self.taken[1:]))
        return self.taken[0]

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(MAX_RECORD)
        if not line:
            raise StopIteration
        self.taken.append(line)
        self._size += len(line)
        if self._size >= MAX_RECORD:
            raise _TooLongError
        return line


class CsvRecords:
    """Iterates over the records of a stream that was opened with newline=''."""

    def __init__(self, stream: TextIO, delimiter: str, quote: str, multi_line: bool) -> None:
        self._lines = _Lines(stream)
        self._delimiter, self._quote, self._multi_line = delimiter, quote, multi_line
        part = re.escape(quote)
        self._quoted = re.compile(f"{part}([^{part}]*(?:{part}{part}[^{part}]*)*){part}(?={re.escape(delimiter)}|\\Z)")

    def __iter__(self) -> Iterator[Record]:
        csv.field_size_limit(MAX_RECORD)
        width: int | None = None
        after_break = crlf = False
        reader = self._reader(self._lines)
        while True:
            self._lines.begin()
            try:
                fields = next(reader)
            except StopIteration:
                return
            except (csv.Error, _TooLongError):
                fields = []
                broken = True
            else:
                if not fields:
                    continue
                broken = self._is_broken(fields, width)
            if broken:
                line = self._lines.rewind_to_second()
                fields = self.split(line)
                reader = self._reader(self._lines)
                after_break = True
            elif after_break and len(fields) != width:
                broken, line = True, "".join(self._lines.taken)
            else:
                after_break = False
            if width is None:
                # The header is taken as it can be read: its own rows are matched by position then.
                width, crlf, broken, after_break = (
                    len(fields),
                    self._lines.taken[0].endswith("\r\n"),
                    False,
                    False,
                )
            if crlf and len(self._lines.taken) > 1:
                fields = [field.replace("\r\n", "\n") for field in fields]
            yield Record(fields, line.rstrip("\r\n") if broken else None)

    def _reader(self, lines: Iterator[str]) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=self._delimiter, quotechar=self._quote, strict=True)

    def _is_broken(self, fields: list[str], width: int | None) -> bool:
        """Whether a record that could be read must have swallowed others.

        Quotes that are off by one can pair up again further down. Such a record has the wrong number of fields,
        and among its lines are some that are whole rows.
        """
        taken = self._lines.taken
        if len(taken) == 1:
            return False
        if not self._multi_line:
            return True
        if width is None or width < 2 or len(fields) == width:
            return False
        return any(len(self.split(line)) == width for line in taken[1:])

    def split(self, line: str) -> list[str]:
        """The fields of one line; a quoted field that does not end at a delimiter keeps its quotes."""
        line = line.rstrip("\r\n")
        fields: list[str] = []
        position = 0
        while True:
            quoted = self._quoted.match(line, position)
            if quoted is not None:
                fields.append(quoted[1].replace(self._quote * 2, self._quote))
                position = quoted.end()
            else:
                end = line.find(self._delimiter, position)
                end = len(line) if end < 0 else end
                fields.append(line[position:end])
                position = end
            if position >= len(line):
                return fields
            position += len(self._delimiter)
