"""How often the sentiment model is right, on sentences labelled by hand.

labelled_sentences.tsv has three splits. `tuning` is what the lexicon was made from. `held-out` was written together
with it, and drawn by hash. `fresh` was written after the lexicon was finished, in another style, and never used to
change it: it tells what to expect of texts that nobody has seen. Only the spread of the confidence was set by it.
"""

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from local.language.confidence import confidence
from local.language.models import Label
from local.language.vader import Vader

SENTENCES = Path(__file__).with_name("labelled_sentences.tsv")
MEASURED = ("held-out", "fresh")
LABELS: tuple[Label, ...] = get_args(Label)
# From here on a row needs no second look by a person.
_SURE = 0.8
# VADER's authors name this border between neutral and the rest.
_PLAIN_BORDER = 0.05

Classify = Callable[[str], Label]


@dataclass(frozen=True)
class Labelled:
    """One sentence; `split` is tuning, held-out or fresh."""

    split: str
    label: str
    sentence: str


@dataclass(frozen=True)
class Measure:
    """`confusion` counts pairs of the true and the found label."""

    confusion: Counter[tuple[str, str]]

    @property
    def accuracy(self) -> float:
        return sum(self.confusion[label, label] for label in LABELS) / self.confusion.total()

    @property
    def macro_f1(self) -> float:
        """The mean over the classes of the harmonic mean of precision and recall."""
        return sum(self._f1(label) for label in LABELS) / len(LABELS)

    def _f1(self, label: str) -> float:
        true = sum(self.confusion[label, other] for other in LABELS)
        found = sum(self.confusion[other, label] for other in LABELS)
        return 2 * self.confusion[label, label] / (true + found) if true + found else 0.0


def labelled() -> list[Labelled]:
    """All sentences of the file, in its order."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return [Labelled(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def measure(classify: Classify, sentences: Sequence[Labelled]) -> Measure:
    return Measure(Counter((item.label, classify(item.sentence)) for item in sentences))


def plain() -> Classify:
    """VADER as it is published."""
    analyser = SentimentIntensityAnalyzer()

    def classify(sentence: str) -> Label:
        compound = analyser.polarity_scores(sentence)["compound"]
        return "positive" if compound >= _PLAIN_BORDER else "negative" if compound <= -_PLAIN_BORDER else "neutral"

    return classify


def chosen() -> Classify:
    """What the server answers for a sentence."""
    model = Vader()
    return lambda sentence: confidence(model.compound(sentence)).label


def report() -> str:
    """Both models on both measured splits, and what the chosen one's confidence is worth."""
    sentences = labelled()
    models = (("VADER as published", plain()), (Vader().version, chosen()))
    lines = [f"{'':40}{'n':>5}{'accuracy':>10}{'macro F1':>10}   confusion (true: found as {', '.join(LABELS)})"]
    for split in MEASURED:
        items = [item for item in sentences if item.split == split]
        for name, classify in models:
            found = measure(classify, items)
            rows = "; ".join(
                f"{label} {'/'.join(str(found.confusion[label, other]) for other in LABELS)}" for label in LABELS
            )
            lines.append(
                f"{split + ', ' + name:<40}{len(items):>5}{found.accuracy:>10.3f}{found.macro_f1:>10.3f}   {rows}"
            )
        lines.append(_sure(split, items))
    return "\n".join(lines)


def _sure(split: str, items: Sequence[Labelled]) -> str:
    model = Vader()
    scored = [(item.label, confidence(model.compound(item.sentence))) for item in items]
    sure = [
        label == found.label for label, found in scored if max(found.positive, found.neutral, found.negative) >= _SURE
    ]
    return (
        f"{split}, confidence of {_SURE} or more: {len(sure) / len(items):.0%} of the sentences, "
        f"{sum(sure) / len(sure):.3f} of them right"
    )
