"""From VADER's compound score to a confidence per class, and from sentences to a document."""

import math
from collections.abc import Sequence

from local.language.models import Confidence, DocumentLabel, Sentence, Sentiment

# An ordered logit: the classes lie on one line, negative below -BORDER, positive above BORDER; at a border the two are
# equally likely, and one SPREAD further it is 0.73 to 0.27. The border is the middle of the range in which the tuning
# sentences are told apart equally well. The spread that fits them best claims 0.98 where the model is right in 0.73,
# on sentences that the lexicon was not made for; this one was set by those, so that 0.8 means what it says there. A
# sentence in which nothing is found gets 0.78 for neutral: that VADER found nothing does not prove much.
BORDER = 0.25
SPREAD = 0.12


def confidence(compound: float) -> Confidence:
    """`compound` is VADER's score from -1 to 1; the further from 0, the surer."""
    return _rounded(_sigmoid((compound - BORDER) / SPREAD), _sigmoid((-BORDER - compound) / SPREAD))


def document(sentences: Sequence[Sentence]) -> Sentiment:
    """The service's own rule: neutral sentences say nothing beside others, and opposite ones make it mixed.

    The confidence is the mean over the sentences that decided.
    """
    labels = {sentence.confidence.label for sentence in sentences} - {"neutral"}
    label: DocumentLabel = "neutral"
    if labels:
        label = "mixed" if len(labels) == 2 else "positive" if "positive" in labels else "negative"
    deciding = [s.confidence for s in sentences if not labels or s.confidence.label != "neutral"]
    mean = (
        _rounded(_mean([c.positive for c in deciding]), _mean([c.negative for c in deciding]))
        if deciding
        else Confidence(0.0, 1.0, 0.0)
    )
    return Sentiment(label, mean, tuple(sentences))


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _rounded(positive: float, negative: float) -> Confidence:
    positive, negative = round(positive, 2), round(negative, 2)
    return Confidence(positive, round(1 - positive - negative, 2), negative)


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))
