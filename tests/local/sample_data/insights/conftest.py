import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from local.sample_data.insights.generate import generate

Lines = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def chats_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dirty") / "insights"
    generate(folder, chats=2_000, seed=7)
    return folder


@pytest.fixture(scope="session")
def lines(chats_folder: Path) -> Lines:
    """The lines of a file, without its byte order mark."""
    return lambda name: (chats_folder / name).read_text(encoding="utf-8-sig").split("\n")[:-1]


@pytest.fixture(scope="session")
def truth(chats_folder: Path) -> dict[str, Any]:
    """What is written beside the folder."""
    path = chats_folder.parent / "insights.expected.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
