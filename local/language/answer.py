"""The answer to a call: a result or an error for each document."""

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass

from local.language import errors
from local.language.contract import MOST_TEXT_ELEMENTS, Call, Document
from local.language.errors import Envelope, ServiceError
from local.language.models import Models, Sentiment
from local.language.text_elements import INDEX_TYPES, text_elements

LANGUAGES = ("en",)
# A transaction, by which the service bills, is a thousand text elements or the rest of them.
_TRANSACTION = 1000


@dataclass(frozen=True)
class Answer:
    """`body` is the response; `scored` holds the text of each document that has a result."""

    body: Envelope
    scored: tuple[str, ...]


def answer(call: Call, models: Models) -> Answer:
    """Raises ServiceError for a model version that is not offered."""
    version, analyse = _analysis(call, models)
    if call.model_version.lower() not in ("latest", version):
        raise errors.bad_model_version(["latest", version])
    documents: list[Envelope] = []
    failed: list[Envelope] = []
    scored: list[str] = []
    transactions = 0
    for document in call.documents:
        try:
            size = _check(document)
        except ServiceError as error:
            failed.append({"id": document.id, "error": error.error})
            continue
        billed = math.ceil(size / _TRANSACTION)
        transactions += billed
        statistics = {"statistics": {"charactersCount": size, "transactionsCount": billed}} if call.show_stats else {}
        documents.append({"id": document.id, **statistics, **analyse(document.text), "warnings": []})
        scored.append(document.text)
    results: Envelope = {"documents": documents, "errors": failed, "modelVersion": version}
    if call.show_stats:
        results["statistics"] = {
            "documentsCount": len(call.documents),
            "validDocumentsCount": len(documents),
            "erroneousDocumentsCount": len(failed),
            "transactionsCount": transactions,
        }
    return Answer({"kind": f"{call.kind}Results", "results": results}, tuple(scored))


def _analysis(call: Call, models: Models) -> tuple[str, Callable[[str], Envelope]]:
    if call.kind == "KeyPhraseExtraction":
        phrases = models.key_phrases
        return phrases.version, lambda text: {"keyPhrases": list(phrases.extract(text))}
    sentiment = models.sentiment
    length = INDEX_TYPES[call.index_type]
    return sentiment.version, lambda text: _sentiment(sentiment.score(text), length)


def _sentiment(found: Sentiment, length: Callable[[str], int]) -> Envelope:
    sentences: list[Envelope] = []
    offset = 0
    for sentence in found.sentences:
        size = length(sentence.text)
        sentences.append(
            {
                "sentiment": sentence.confidence.label,
                "confidenceScores": asdict(sentence.confidence),
                "offset": offset,
                "length": size,
                "text": sentence.text,
            }
        )
        offset += size
    return {"sentiment": found.label, "confidenceScores": asdict(found.confidence), "sentences": sentences}


def _check(document: Document) -> int:
    """The document's text elements. Raises ServiceError when it cannot be analysed."""
    if not document.text.strip():
        raise errors.empty_text()
    if document.language.lower().split("-")[0] not in LANGUAGES:
        raise errors.unsupported_language(LANGUAGES)
    size = text_elements(document.text)
    if size > MOST_TEXT_ELEMENTS:
        raise errors.long_text(MOST_TEXT_ELEMENTS)
    return size
