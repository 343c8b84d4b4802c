import pytest

from local.language.models import Confidence, Label


@pytest.mark.parametrize(
    ("confidence", "label"),
    [
        (Confidence(0.5, 0.3, 0.2), "positive"),
        (Confidence(0.2, 0.3, 0.5), "negative"),
        (Confidence(0.2, 0.5, 0.3), "neutral"),
        (Confidence(0.4, 0.4, 0.2), "neutral"),
        (Confidence(0.45, 0.1, 0.45), "positive"),
    ],
)
def test_the_surest_class_is_the_label(confidence: Confidence, label: Label) -> None:
    assert confidence.label == label
