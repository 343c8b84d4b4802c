"""A landing folder that appears whole or not at all."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from local.sample_data.errors import foreign_files, not_a_folder


class WholeFolder:
    """Writes files side by side into a folder that takes its name only when all are complete."""

    def __init__(self, folder: Path, names: Iterable[str], bom: frozenset[str]) -> None:
        """`bom`: the files that begin with a byte order mark."""
        self.rows = dict.fromkeys(names, 0)
        self._folder = folder
        self._bom = bom
        self._partial = folder.with_name(f".{folder.name}.partial")
        self._open: dict[str, TextIO] = {}

    def __enter__(self) -> Self:
        shutil.rmtree(self._partial, ignore_errors=True)
        self._partial.mkdir(parents=True)
        for name in self.rows:
            handle = (self._partial / name).open("w", encoding="utf-8", newline="")
            self._open[name] = handle
            handle.write(("\ufeff" if name in self._bom else "") + self._head(name))
        return self

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

    def _head(self, _name: str) -> str:
        """What stands before the first row."""
        return ""

    def _append(self, name: str, text: str) -> None:
        self._open[name].write(text)
        self.rows[name] += 1


def refuse_foreign(folder: Path, own: frozenset[str]) -> None:
    """Makes sure that replacing the folder destroys only earlier sample data (`own`: its file names)."""
    if folder.exists() and not folder.is_dir():
        raise not_a_folder(folder)
    if folder.is_dir():
        foreign = sorted(entry.name for entry in folder.iterdir() if entry.name not in own)
        if foreign:
            raise foreign_files(folder, foreign)
