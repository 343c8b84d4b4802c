"""The parts of the benchmark that need no Spark; the runs themselves are what it measures."""

import json
from pathlib import Path

import pytest

from local.benchmarks.enrichment import (
    BenchmarkError,
    Measured,
    check,
    deployed_notebook,
    main,
    table,
    write_chats,
)
from local.errors import LocalError


def test_ways_are_compared_chat_by_chat() -> None:
    runs = [
        Measured("one call a chat", 300, 18.0, calls=600, failed=0, scored=300, waiting=0, twice=0),
        Measured("ten a call", 5_000, 25.0, calls=1_000, failed=0, scored=5_000, waiting=0, twice=0),
        Measured("killed", 1_001, 9.9, calls=250, failed=12, scored=1_000, waiting=1, twice=240, killed=True),
    ]
    assert table(runs).splitlines() == [
        "way              chats  calls  needed  failed  seconds  ms a chat  faster  scored  waiting  sent twice",
        "one call a chat    300    600     600       0     18.0       60.0     1.0     300        0           0",
        "ten a call       5,000  1,000   1,000       0     25.0        5.0    12.0   5,000        0           0",
        "killed           1,001    250     202      12      9.9                      1,000        1         240",
    ]


@pytest.mark.parametrize(
    ("killed", "scored", "twice", "problem"),
    [
        (False, 998, 0, "way: of 1000 chats 998 were scored and 1 wait."),
        (False, 999, 1, "way: 1 chats were scored twice."),
        (True, 999, 501, "way: 501 chats were scored twice."),
    ],
)
def test_a_chat_that_is_lost_or_sent_once_too_often_fails_it(
    killed: bool, scored: int, twice: int, problem: str
) -> None:
    run = Measured("way", 1_000, 1.0, calls=200, failed=0, scored=scored, waiting=1, twice=twice, killed=killed)
    with pytest.raises(BenchmarkError) as raised:
        check(run)
    assert str(raised.value) == problem


def test_every_chat_has_a_text_of_its_own_that_fits_into_one_document(tmp_path: Path) -> None:
    write_chats(tmp_path / "chats.jsonl", 40, tmp_path / "generated")
    rows = [json.loads(line) for line in (tmp_path / "chats.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 40
    assert len({row["session_id"] for row in rows}) == len({row["customer_text"] for row in rows}) == 40
    assert max(len(row["customer_text"]) for row in rows) <= 5_120


def test_without_the_notebook_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LocalError, match=r"npm run synth"):
        deployed_notebook(tmp_path)
    assert main(["--out", str(tmp_path)]) == 1
    assert "npm run synth" in capsys.readouterr().err
