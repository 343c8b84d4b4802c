"""What every scoring engine takes and gives: the seam behind which engines are exchanged."""

from dataclasses import dataclass
from typing import Protocol


class EnrichError(Exception):
    """The task is set up wrongly: no document is at fault, and trying again would not help."""


@dataclass(frozen=True)
class Text:
    """What the customer wrote in one chat. `tried` and `scored` say whether an earlier run left a row for the chat."""

    session_id: str
    sha256: str
    text: str
    tried: bool = False
    scored: bool = False


@dataclass(frozen=True)
class Score:
    """What an engine says of a text. The confidences add up to 1; `scored_at` is in seconds since 1970, UTC."""

    sentiment: str
    positive: float
    neutral: float
    negative: float
    key_phrases: list[str]
    model_version: str
    scored_at: float


@dataclass(frozen=True)
class Failure:
    """Why a text has no score yet: a code in one word, and the reason in the service's words."""

    code: str
    reason: str


@dataclass
class Traffic:
    """Calls that were made: all of them, those that repeated an earlier one, and those answered 429."""

    calls: int = 0
    retried_calls: int = 0
    throttled: int = 0

    def add(self, other: "Traffic") -> None:
        self.calls += other.calls
        self.retried_calls += other.retried_calls
        self.throttled += other.throttled


@dataclass(frozen=True)
class Answers:
    """What an engine made of a chunk: one score or failure for each text, by session; `documents` it had to send."""

    by_session: dict[str, Score | Failure]
    traffic: Traffic
    documents: int


class Engine(Protocol):
    """Scores texts; one that cannot be scored gets a failure. Raises EnrichError when none could ever be."""

    name: str

    def score(self, texts: list[Text]) -> Answers: ...
