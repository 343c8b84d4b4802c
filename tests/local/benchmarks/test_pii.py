"""How labels and spans are counted, and what the benchmark says of generated and published texts."""

import json
import os
import time
from pathlib import Path

import pytest

from local.benchmarks.pii import (
    Labelled,
    Score,
    chats_per_second,
    generated_chats,
    main,
    misses,
    published_sentences,
    score,
    table,
)
from notebooks.insights.redact import Span

_REAL = os.environ.get("REAL_DATA")


def test_a_label_is_found_when_a_span_of_its_class_covers_it_whole() -> None:
    text = "write to jo@example.com or call 215-555-0134"
    labels = (Span("EMAIL", 9, 23), Span("EMAIL", 8, 23), Span("CARD", 32, 44))
    assert score([Labelled(text, None, labels)]) == {
        "CARD": Score(labelled=1),
        "EMAIL": Score(labelled=2, found=1, spans=1),
        "PHONE": Score(spans=1),
    }


def test_a_span_is_false_when_it_touches_no_label_of_any_class() -> None:
    text = "jo@example.com, 215-555-0134, Ana"
    scores = score([Labelled(text, "Ana Li", (Span("ADDRESS", 20, 22), Span("NAME", 30, 33)))])
    assert scores == {
        "EMAIL": Score(spans=1, false=1),
        "NAME": Score(labelled=1, found=1, spans=1),
        "PHONE": Score(spans=1),
    }


def test_shares_are_of_what_there_is() -> None:
    assert (Score(8, 6, 5, 1).recall, Score(8, 6, 5, 1).precision) == (0.75, 0.8)
    assert (Score().recall, Score().precision) == (1.0, 1.0)


def test_the_table_has_a_line_for_each_source_and_class() -> None:
    sources = {"generated": {"EMAIL": Score(1000, 999, 1001, 2)}, "published": {"IP": Score(2, 2, 2, 0)}}
    assert [line.split() for line in table(sources).splitlines()] == [
        ["source", "class", "labelled", "found", "recall", "spans", "false", "precision"],
        ["generated", "EMAIL", "1,000", "999", "0.9990", "1,001", "2", "0.9980"],
        ["published", "IP", "2", "2", "1.0000", "2", "0", "1.0000"],
    ]


def test_recall_is_asked_for_of_email_and_phone_only() -> None:
    scores = {"EMAIL": Score(100, 99), "PHONE": Score(100, 98), "CARD": Score(100, 0)}
    assert misses({"generated": scores}) == ["generated: recall of PHONE is 0.9800; at least 0.99 is asked for."]


def test_labels_of_generated_chats_are_where_they_say() -> None:
    chats = generated_chats(chats=200, seed=3)
    assert len(chats) == 200
    labelled = [(label.pii_class, chat.text[label.start : label.end]) for chat in chats for label in chat.labels]
    assert {name for name, _ in labelled} == {"CARD", "CPF", "EMAIL", "IBAN", "IP", "NAME", "PHONE"}
    assert all("@" in value or " at " in value for name, value in labelled if name == "EMAIL")


def test_speed_is_that_of_the_best_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "perf_counter", iter([0.0, 4.0, 10.0, 12.0, 20.0, 25.0]).__next__)
    assert chats_per_second([Labelled("call 215-555-0134", None, ())] * 20) == 10.0


def test_it_prints_the_table_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--chats", "400", "--seed", "5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines[:-1]] == ["class", "CARD", "CPF", "EMAIL", "IBAN", "IP", "NAME", "PHONE"]
    assert lines[-1].endswith("characters a second on one core")


def test_too_low_a_recall_ends_it_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    span = {"entity_type": "EMAIL_ADDRESS", "start_position": 0, "end_position": 6}
    (tmp_path / "pii").mkdir()
    (tmp_path / "pii" / "generated_small.json").write_text(json.dumps([{"full_text": "no one", "spans": [span]}]))
    assert main(["--chats", "20", "--real", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "published: recall of EMAIL is 0.0000; at least 0.99 is asked for.\n"


def test_a_folder_without_the_sentences_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--real", str(tmp_path)])
    assert stopped.value.code == 2
    assert f"--real {tmp_path}: there is no pii/generated_small.json in it." in capsys.readouterr().err


if _REAL:

    def test_published_sentences_are_found_whole() -> None:
        texts = published_sentences(Path(_REAL or "") / "pii" / "generated_small.json")
        assert len(texts) == 100
        assert score(texts) == {
            "CARD": Score(10, 10, 10, 0),
            "EMAIL": Score(2, 2, 2, 0),
            "IP": Score(2, 2, 2, 0),
            "PHONE": Score(10, 10, 10, 0),
        }
