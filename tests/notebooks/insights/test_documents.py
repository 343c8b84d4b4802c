"""Texts cut into documents, and what is said of them put together again."""

import pytest

from notebooks.insights.documents import join_scores, join_sentiments, split_text
from notebooks.insights.scoring import Score


def test_a_text_that_fits_stays_whole() -> None:
    assert split_text("x" * 5_120) == ["x" * 5_120]
    assert split_text("No signal. Again.", limit=17) == ["No signal. Again."]


def test_nothing_and_white_space_are_no_documents() -> None:
    assert split_text("") == []
    assert split_text(" \n ") == []
    assert split_text("abcdefghi" + " " * 12, limit=10) == ["abcdefghi "]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It broke. I called. You left.", ["It broke. I called. ", "You left."]),
        ('He said "no!" Then he left me', ['He said "no!" ', "Then he left me"]),
        ("one two three\nfour five six seven", ["one two three\n", "four five six seven"]),
        # The only sentence ends too early to cut there.
        ("No. This router is broken again", ["No. This router is ", "broken again"]),
        ("a" * 45, ["a" * 20, "a" * 20, "a" * 5]),
        # Not between a letter and its accent, nor within a joined emoji.
        ("a" * 19 + "e\u0301" + "b" * 9, ["a" * 19, "e\u0301" + "b" * 9]),
        ("a" * 18 + "👩\u200d💻" + "b" * 9, ["a" * 18, "👩\u200d💻" + "b" * 9]),
    ],
)
def test_it_is_cut_after_a_sentence_or_else_a_word(text: str, pieces: list[str]) -> None:
    assert split_text(text, limit=20) == pieces


@pytest.mark.parametrize("unit", ["word ", "x", "Sentence. ", "é", "👩\u200d💻", "\u0301"])
def test_no_piece_is_too_long_and_nothing_is_lost(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    pieces = split_text(text)
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 5_120
    assert len(pieces) <= 2 * (len(text) // 5_120 + 1)


def score(sentiment: str, confidences: tuple[float, float, float], phrases: list[str], at: float) -> Score:
    return Score(sentiment, *confidences, phrases, "sentiment 1, key phrases 2", at)


def test_confidences_are_averaged_by_length_and_key_phrases_kept_once() -> None:
    joined = join_scores(
        [
            ("x" * 30, score("negative", (0.0, 0.25, 0.75), ["router", "bill"], 10.0)),
            ("x" * 10, score("neutral", (0.5, 0.25, 0.25), ["Bill", "fibre"], 12.0)),
        ]
    )
    assert joined == score("negative", (0.125, 0.25, 0.625), ["router", "bill", "fibre"], 12.0)


def test_one_piece_is_left_as_it_is() -> None:
    only = score("mixed", (0.4, 0.2, 0.4), ["a", "A"], 1.0)
    assert join_scores([("text", only)]) is only


@pytest.mark.parametrize(
    ("found", "sentiment"),
    [
        ({"neutral"}, "neutral"),
        ({"neutral", "positive"}, "positive"),
        ({"negative"}, "negative"),
        ({"positive", "negative"}, "mixed"),
        ({"mixed", "neutral"}, "mixed"),
        ({"mixed", "negative"}, "mixed"),
    ],
)
def test_sentiments_are_joined_as_the_service_joins_sentences(found: set[str], sentiment: str) -> None:
    assert join_sentiments(found) == sentiment
