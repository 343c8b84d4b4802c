"""Sentences of a support chat."""

import re

# The turn of the other speaker begins a sentence, whether or not the last one ended with a full stop.
_SENTENCE = re.compile(
    r"""\s*\S.*?
    (?:[.!?…]+["'”’)\]]*(?=\s|$)|(?=\s(?:Customer|Agent)\s*:)|(?=\n)|$)
    \s*""",
    re.DOTALL | re.VERBOSE,
)
_LABEL = re.compile(r"\b(?:Customer|Agent)\s*:")
_MARKER = re.compile(r"\[[A-Z]{2,12}\]")


def split(text: str) -> list[str]:
    """Parts that give the text again when joined; spaces belong to the sentence before them."""
    return _SENTENCE.findall(text)


def spoken(text: str, gap: str = " ") -> str:
    """The text without speaker labels and without markers such as [EMAIL], which nobody said."""
    return _LABEL.sub(gap, _MARKER.sub(gap, text))
