"""Models that answer at once, and a client that does not repeat what failed."""

from typing import Any

from azure.ai.textanalytics import TextAnalyticsClient
from azure.core.credentials import AzureKeyCredential

from local.language.models import Confidence, Sentence, Sentiment
from local.language.server import LanguageServer

SURE = Confidence(0.1, 0.2, 0.7)


class FakeSentiment:
    version = "fake-sentiment-1"

    def score(self, text: str) -> Sentiment:
        if text == "defect":
            raise ZeroDivisionError("a defect")
        return Sentiment("negative", SURE, (Sentence(text[:3], SURE), Sentence(text[3:], SURE)))


class FakeKeyPhrases:
    version = "fake-phrases-1"

    def extract(self, text: str) -> tuple[str, ...]:
        return tuple(text.split()[:2])


class FakeModels:
    sentiment = FakeSentiment()
    key_phrases = FakeKeyPhrases()


def client(server: LanguageServer, **options: Any) -> TextAnalyticsClient:
    """The service's own client; `key` in place of the server's."""
    key = options.pop("key", server.key)
    return TextAnalyticsClient(server.url, AzureKeyCredential(key), **{"retry_total": 0, **options})
