"""Texts cut into documents of a size that the Language service takes, and what it says of them put together again."""

import re
import unicodedata

from .scoring import Score

# In text elements, as people see them. Each has one code point or more, so counting code points never overshoots.
LARGEST_DOCUMENT = 5_120
SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’)\]]*\s+|\n+""")
SPACE = re.compile(r"\s+")
JOINER = "\u200d"


def split_text(text: str, limit: int = LARGEST_DOCUMENT) -> list[str]:
    """Pieces of at most `limit` code points that make up the text, cut at the end of a sentence or else of a word.

    A piece of white space alone is left out: the service calls it empty.
    """
    pieces = []
    start = 0
    while len(text) - start > limit:
        cut = start + cut_within(text[start : start + limit + 1], limit)
        pieces.append(text[start:cut])
        start = cut
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


def cut_within(window: str, limit: int) -> int:
    """Where to cut the first `limit` of one code point more. A cut in the first half would make too many pieces."""
    for boundary in (SENTENCE_END, SPACE):
        ends = [found.end() for found in boundary.finditer(window, 0, limit)]
        if ends and ends[-1] > limit // 2:
            return ends[-1]
    cut = limit
    # Without any space the cut goes through a word, but not between a letter and its accent.
    while cut > limit // 2 and (unicodedata.combining(window[cut]) or JOINER in window[cut - 1 : cut + 1]):
        cut -= 1
    return cut


def join_scores(parts: list[tuple[str, Score]]) -> Score:
    """One score for the pieces of a text: confidences averaged by length, key phrases each once."""
    if len(parts) == 1:
        return parts[0][1]
    length = sum(len(piece) for piece, _ in parts)

    def average(label: str) -> float:
        return sum(len(piece) * float(getattr(score, label)) for piece, score in parts) / length

    phrases: dict[str, str] = {}
    for _, score in parts:
        for phrase in score.key_phrases:
            phrases.setdefault(phrase.casefold(), phrase)
    return Score(
        sentiment=join_sentiments({score.sentiment for _, score in parts}),
        positive=average("positive"),
        neutral=average("neutral"),
        negative=average("negative"),
        key_phrases=list(phrases.values()),
        model_version=parts[0][1].model_version,
        scored_at=max(score.scored_at for _, score in parts),
    )


def join_sentiments(found: set[str]) -> str:
    """The service's own rule for the sentences of a document: neutral ones do not count, contradiction is mixed."""
    opinions = found - {"neutral"}
    if not opinions:
        return "neutral"
    return opinions.pop() if len(opinions) == 1 else "mixed"
