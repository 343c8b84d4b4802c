import csv
import json
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


def test_it_makes_chats_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "insights"
    assert main(["insights", str(folder), "--chats", "50", "--skew", "0.5", "--seed", "3", "--no-dirty"]) == 0
    lines = sum(len(path.read_text().splitlines()) for path in folder.iterdir())
    assert lines == 50 + 22
    assert capsys.readouterr().out == (
        f"{folder}: 3 files, {lines} rows; what is broken in them: {tmp_path / 'insights.expected.json'}\n"
    )
    expected = json.loads((tmp_path / "insights.expected.json").read_text())
    assert expected["settings"] == {"workload": "insights", "chats": 50, "seed": 3, "skew": 0.5, "dirty": False}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["retail", "--orders", "0"], "--orders 0 is out of range: name a whole number from 1 up, such as 2000.\n"),
        (["insights", "--chats", "0"], "--chats 0 is out of range: name a whole number from 1 up, such as 400.\n"),
        (["insights", "--skew", "1.5"], "--skew 1.5 is out of range: name a share from 0 to 1, such as 0.5.\n"),
    ],
)
def test_a_bad_request_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main([*arguments, str(tmp_path / "files")]) == 1
    assert capsys.readouterr().err == message
    assert list(tmp_path.iterdir()) == []


def test_an_option_of_another_workload_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["retail", str(tmp_path / "retail"), "--chats", "5"])
    assert "unrecognized arguments: --chats 5" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def _records(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1
