"""Sentiment by VADER, a lexicon with rules, extended by what telecom customers say."""

from importlib.metadata import version

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from local.language.confidence import confidence, document
from local.language.lexicon import load
from local.language.models import Sentence, Sentiment
from local.language.sentences import split, spoken


class Vader:
    """The chosen model. A score depends on the text and on what `version` names, and on nothing else."""

    def __init__(self) -> None:
        self._lexicon = load()
        self._analyser = SentimentIntensityAnalyzer()
        self._analyser.lexicon.update(self._lexicon.words)
        self.version = f"local-vader-{version('vaderSentiment')}-telecom-{self._lexicon.revision}"

    def compound(self, sentence: str) -> float:
        """-1 (negative) to 1 (positive)."""
        return float(self._analyser.polarity_scores(self._lexicon.mark(spoken(sentence)))["compound"])

    def score(self, text: str) -> Sentiment:
        return document([Sentence(part, confidence(self.compound(part))) for part in split(text)])
