"""The seam between the service's contract and the models behind it."""

from dataclasses import dataclass
from typing import Literal, Protocol

Label = Literal["positive", "neutral", "negative"]
DocumentLabel = Literal["positive", "neutral", "negative", "mixed"]


@dataclass(frozen=True)
class Confidence:
    """How sure the model is of each class: two decimals each, 1 in sum."""

    positive: float
    neutral: float
    negative: float

    @property
    def label(self) -> Label:
        best = max(self.positive, self.neutral, self.negative)
        if best == self.neutral:
            return "neutral"
        return "positive" if best == self.positive else "negative"


@dataclass(frozen=True)
class Sentence:
    """A part of a document as it stands there, trailing spaces included."""

    text: str
    confidence: Confidence


@dataclass(frozen=True)
class Sentiment:
    """`sentences` give the document again when joined."""

    label: DocumentLabel
    confidence: Confidence
    sentences: tuple[Sentence, ...]


class SentimentModel(Protocol):
    """Gives the same answer for the same text, always, and from any thread."""

    @property
    def version(self) -> str: ...

    def score(self, text: str) -> Sentiment: ...


class KeyPhraseModel(Protocol):
    """Gives the same answer for the same text, always, and from any thread."""

    @property
    def version(self) -> str: ...

    def extract(self, text: str) -> tuple[str, ...]: ...


class Models(Protocol):
    """What the server asks. Loading is up to the implementation, which must not delay the start of the server."""

    @property
    def sentiment(self) -> SentimentModel: ...

    @property
    def key_phrases(self) -> KeyPhraseModel: ...
