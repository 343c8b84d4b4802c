"""The models of this machine, loaded when the first call needs them: reading them takes longer than the start."""

import threading
from functools import cached_property

from local.language.models import KeyPhraseModel, SentimentModel


class LocalModels:
    """Loads each model once, whichever threads ask first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @property
    def sentiment(self) -> SentimentModel:
        with self._lock:
            return self._sentiment

    @property
    def key_phrases(self) -> KeyPhraseModel:
        with self._lock:
            return self._key_phrases

    @cached_property
    def _sentiment(self) -> SentimentModel:
        from local.language.vader import Vader

        return Vader()

    @cached_property
    def _key_phrases(self) -> KeyPhraseModel:
        from local.language.yake_phrases import Yake

        return Yake()
