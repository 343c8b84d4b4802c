"""What VADER is taught about telecom chats: complaints without an emotional word, and praise.

VADER scores single words. A phrase that carries a meaning as a whole is therefore replaced by a made-up word of a
fixed valence before VADER reads the sentence, so that its rules for negation, emphasis and "but" still apply. The
words and phrases are in lexicon.toml, tuned on the tuning sentences only.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).with_name("lexicon.toml")


@dataclass(frozen=True)
class Lexicon:
    """`words`: what is laid over VADER's own lexicon, the made-up words included, by valence from -4 to 4."""

    revision: int
    words: Mapping[str, float]
    _phrases: re.Pattern[str]

    def mark(self, sentence: str) -> str:
        """The sentence with each known phrase replaced by its made-up word, or by nothing when it has no valence."""
        return self._phrases.sub(self._word, sentence.replace("’", "'"))

    def _word(self, found: re.Match[str]) -> str:
        word = _made_up(found.lastgroup or "")
        return word if word in self.words else " "


def load() -> Lexicon:
    """The lexicon of lexicon.toml."""
    with _SOURCE.open("rb") as file:
        source = tomllib.load(file)
    words = {word: group["valence"] for group in source["words"] for word in group["words"].split()}
    groups = []
    for name, group in source["phrases"].items():
        alternatives = "|".join(f"(?:{_filled(pattern, source['parts'])})" for pattern in group["patterns"])
        groups.append(rf"(?P<{name}>(?<!\w)(?:{alternatives})(?!\w))")
        if group["valence"]:
            words[_made_up(name)] = group["valence"]
    return Lexicon(source["revision"], words, re.compile("|".join(groups), re.IGNORECASE))


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _made_up(name: str) -> str:
    return f"phrase{name}"
