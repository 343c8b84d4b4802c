"""Key phrases by YAKE, which ranks the words of one text by how they are used in it."""

import threading
from importlib.metadata import version

from yake import KeywordExtractor

from local.language.sentences import spoken

_MOST = 10


class Yake:
    """At most ten phrases of one or two words as they stand in the text, the most telling first."""

    def __init__(self) -> None:
        self._extractor = KeywordExtractor(lan="en", n=2, dedup_lim=0.9, top=2 * _MOST)
        self.version = f"local-yake-{version('yake')}"
        # The extractor empties its caches as it goes, and another thread would find them gone.
        self._lock = threading.Lock()

    def extract(self, text: str) -> tuple[str, ...]:
        with self._lock:
            found = self._extractor.extract_keywords(spoken(text, ". "))
        phrases: dict[str, str] = {}
        for phrase, _ in found:
            phrases.setdefault(phrase.casefold(), phrase)
        parts = {word for phrase in phrases if " " in phrase for word in phrase.split()}
        return tuple(text for key, text in phrases.items() if key not in parts)[:_MOST]
