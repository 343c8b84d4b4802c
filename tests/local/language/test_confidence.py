import pytest

from local.language.confidence import BORDER, confidence, document
from local.language.models import Confidence, Sentence

GOOD = Confidence(0.9, 0.08, 0.02)
BAD = Confidence(0.0, 0.2, 0.8)
BADLY = Confidence(0.02, 0.02, 0.96)
PLAIN = Confidence(0.1, 0.8, 0.1)


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        (0.0, Confidence(0.11, 0.78, 0.11)),
        (0.46, Confidence(0.85, 0.15, 0.0)),
        (-0.46, Confidence(0.0, 0.15, 0.85)),
        (-0.8, Confidence(0.0, 0.01, 0.99)),
        (1.0, Confidence(1.0, 0.0, 0.0)),
        (-1.0, Confidence(0.0, 0.0, 1.0)),
        (BORDER, Confidence(0.5, 0.48, 0.02)),
    ],
)
def test_the_further_from_zero_the_surer(compound: float, expected: Confidence) -> None:
    assert confidence(compound) == expected


def test_the_classes_add_up_and_follow_the_compound() -> None:
    found = [confidence(step / 1000) for step in range(-1000, 1001)]
    assert {round(c.positive + c.neutral + c.negative, 9) for c in found} == {1.0}
    assert min(min(c.positive, c.neutral, c.negative) for c in found) == 0.0
    assert [c.positive for c in found] == sorted(c.positive for c in found)
    assert [c.negative for c in found] == sorted((c.negative for c in found), reverse=True)


@pytest.mark.parametrize(
    ("sentences", "label", "expected"),
    [
        ([GOOD], "positive", GOOD),
        ([GOOD, PLAIN], "positive", GOOD),
        ([PLAIN, BAD, PLAIN, BADLY], "negative", Confidence(0.01, 0.11, 0.88)),
        ([GOOD, BAD, PLAIN], "mixed", Confidence(0.45, 0.14, 0.41)),
        ([PLAIN, PLAIN], "neutral", PLAIN),
        ([], "neutral", Confidence(0.0, 1.0, 0.0)),
    ],
)
def test_a_document_follows_from_its_sentences(sentences: list[Confidence], label: str, expected: Confidence) -> None:
    found = document([Sentence("x", one) for one in sentences])
    assert (found.label, found.confidence) == (label, expected)
    assert [sentence.confidence for sentence in found.sentences] == sentences
