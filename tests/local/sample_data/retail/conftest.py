import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from local.sample_data.retail.generate import generate

Read = Callable[[str], list[dict[str | None, Any]]]


@pytest.fixture(scope="session")
def dirty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dirty") / "retail"
    generate(folder, orders=2_000, seed=7)
    return folder


@pytest.fixture(scope="session")
def clean_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean") / "retail"
    generate(folder, orders=20_000, seed=7, dirty=False)
    return folder


@pytest.fixture(scope="session")
def clean(clean_folder: Path) -> Read:
    return _reader(clean_folder)


@pytest.fixture(scope="session")
def dirty(dirty_folder: Path) -> Read:
    return _reader(dirty_folder)


@pytest.fixture(scope="session")
def expected(dirty_folder: Path) -> dict[str, Any]:
    path = dirty_folder.parent / "retail.expected.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _reader(folder: Path) -> Read:
    """Reads a file as most programs would; surplus fields are under None, missing ones are None."""
    read: dict[str, list[dict[str | None, Any]]] = {}

    def rows(name: str) -> list[dict[str | None, Any]]:
        if name not in read:
            with (folder / name).open(encoding="utf-8-sig", newline="") as file:
                read[name] = list(csv.DictReader(file))
        return read[name]

    return rows
