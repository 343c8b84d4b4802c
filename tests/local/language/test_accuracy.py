from collections import Counter

import pytest

from local.language.accuracy import Labelled, Measure, chosen, labelled, measure, plain, report

SENTENCES = labelled()


def test_the_sentences_are_balanced_and_no_two_are_alike() -> None:
    assert Counter((item.split, item.label) for item in SENTENCES) == {
        (split, label): count
        for split, count in (("tuning", 85), ("held-out", 55), ("fresh", 30))
        for label in ("positive", "neutral", "negative")
    }
    assert len({item.sentence.casefold() for item in SENTENCES}) == 510


def test_measures() -> None:
    found = Measure(
        Counter(
            {
                ("positive", "positive"): 2,
                ("positive", "neutral"): 2,
                ("neutral", "neutral"): 3,
                ("negative", "positive"): 1,
            }
        )
    )
    assert found.accuracy == 5 / 8
    # 2 of 3 found and 2 of 4 true; 3 of 5 and 3 of 3; none.
    assert found.macro_f1 == pytest.approx((4 / 7 + 6 / 8 + 0) / 3)


def test_a_measure_counts_true_and_found_labels() -> None:
    items = [Labelled("fresh", "negative", "a"), Labelled("fresh", "neutral", "b")]
    assert measure(lambda sentence: "neutral", items).confusion == {
        ("negative", "neutral"): 1,
        ("neutral", "neutral"): 1,
    }


@pytest.mark.parametrize(
    ("split", "published", "extended"), [("held-out", 104 / 165, 151 / 165), ("fresh", 49 / 90, 65 / 90)]
)
def test_the_extension_beats_vader_as_published(split: str, published: float, extended: float) -> None:
    items = [item for item in SENTENCES if item.split == split]
    assert measure(plain(), items).accuracy == published
    assert measure(chosen(), items).accuracy == extended


def test_the_report() -> None:
    lines = report().split("\n")
    assert len(lines) == 7
    assert lines[4].split()[:6] == ["fresh,", "VADER", "as", "published", "90", "0.544"]
    assert lines[6] == "fresh, confidence of 0.8 or more: 39% of the sentences, 0.943 of them right"
