import csv
from pathlib import Path

import pytest

from local.sample_data.__main__ import main


def test_it_says_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "retail"
    assert main(["retail", str(folder), "--orders", "50", "--no-dirty"]) == 0
    rows = sum(_records(path) for path in folder.iterdir())
    assert capsys.readouterr().out == (
        f"{folder}: 8 files, {rows} rows; what is broken in them: {tmp_path / 'retail.expected.json'}\n"
    )


def test_a_bad_request_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retail", str(tmp_path / "retail"), "--orders", "0"]) == 1
    assert capsys.readouterr().err == ("--orders 0 is out of range: name a whole number from 1 up, such as 2000.\n")
    assert list(tmp_path.iterdir()) == []


def _records(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1
