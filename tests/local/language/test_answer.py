import pytest

from local.language.answer import Answer, answer
from local.language.contract import Call, Document, Kind
from local.language.errors import ServiceError
from tests.local.language.fakes import FakeModels

SCORES = {"positive": 0.1, "neutral": 0.2, "negative": 0.7}


def ask(
    *texts: str,
    kind: Kind = "SentimentAnalysis",
    language: str = "en",
    version: str = "latest",
    index: str = "UnicodeCodePoint",
    stats: bool = False,
) -> Answer:
    documents = tuple(Document(str(i), text, language) for i, text in enumerate(texts))
    return answer(Call(kind, documents, version, index, stats), FakeModels())


def error(code: str, message: str, inner: str, reason: str) -> dict[str, object]:
    return {"code": code, "message": message, "innererror": {"code": inner, "message": reason}}


def test_sentiment() -> None:
    found = ask("abcde")
    assert found.body == {
        "kind": "SentimentAnalysisResults",
        "results": {
            "documents": [
                {
                    "id": "0",
                    "sentiment": "negative",
                    "confidenceScores": SCORES,
                    "sentences": [
                        {"sentiment": "negative", "confidenceScores": SCORES, "offset": 0, "length": 3, "text": "abc"},
                        {"sentiment": "negative", "confidenceScores": SCORES, "offset": 3, "length": 2, "text": "de"},
                    ],
                    "warnings": [],
                }
            ],
            "errors": [],
            "modelVersion": "fake-sentiment-1",
        },
    }
    assert found.scored == ("abcde",)


def test_key_phrases() -> None:
    assert ask("red modem here", kind="KeyPhraseExtraction").body == {
        "kind": "KeyPhraseExtractionResults",
        "results": {
            "documents": [{"id": "0", "keyPhrases": ["red", "modem"], "warnings": []}],
            "errors": [],
            "modelVersion": "fake-phrases-1",
        },
    }


@pytest.mark.parametrize(("index", "offset"), [("TextElements_v8", 2), ("UnicodeCodePoint", 3), ("Utf16CodeUnit", 5)])
def test_offsets_in_the_unit_asked_for(index: str, offset: int) -> None:
    # A thumb with a skin tone, and an a; then a b.
    results = ask("\U0001f44d\U0001f3fdab", index=index).body["results"]
    assert isinstance(results, dict)
    assert [part["offset"] for part in results["documents"][0]["sentences"]] == [0, offset]


def test_statistics() -> None:
    results = ask("a" * 1001, "", "b", stats=True).body["results"]
    assert isinstance(results, dict)
    assert [document["statistics"] for document in results["documents"]] == [
        {"charactersCount": 1001, "transactionsCount": 2},
        {"charactersCount": 1, "transactionsCount": 1},
    ]
    assert results["statistics"] == {
        "documentsCount": 3,
        "validDocumentsCount": 2,
        "erroneousDocumentsCount": 1,
        "transactionsCount": 3,
    }


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_empty_text(text: str) -> None:
    results = ask(text, "good").body["results"]
    assert isinstance(results, dict)
    assert results["errors"] == [
        {
            "id": "0",
            "error": error(
                "InvalidArgument", "Invalid document in request.", "InvalidDocument", "Document text is empty."
            ),
        }
    ]
    assert [document["id"] for document in results["documents"]] == ["1"]


def test_long_text_is_measured_in_text_elements() -> None:
    accented = "e\u0301" * 5120
    found = ask("x" * 5120, "x" * 5121, accented, accented + "x")
    results = found.body["results"]
    assert isinstance(results, dict)
    assert [document["id"] for document in results["documents"]] == ["0", "2"]
    assert [item["id"] for item in results["errors"]] == ["1", "3"]
    assert results["errors"][0]["error"] == error(
        "InvalidArgument",
        "Invalid document in request.",
        "InvalidDocument",
        "A document within the request was too large to be processed. Limit document size to: 5120 text elements.",
    )
    assert found.scored == ("x" * 5120, accented)


@pytest.mark.parametrize("language", ["fr", "notalanguage", "english", "-"])
def test_other_languages(language: str) -> None:
    results = ask("x", language=language).body["results"]
    assert isinstance(results, dict)
    assert results["errors"][0]["error"] == error(
        "InvalidArgument",
        "Invalid Language Code.",
        "UnsupportedLanguageCode",
        "Invalid language code. Supported languages: en",
    )


@pytest.mark.parametrize("language", ["en", "EN", "en-GB"])
def test_english(language: str) -> None:
    assert ask("x", language=language).scored == ("x",)


@pytest.mark.parametrize("version", ["latest", "Latest", "fake-sentiment-1"])
def test_known_model_versions(version: str) -> None:
    assert ask("x", version=version).scored == ("x",)


def test_an_unknown_model_version() -> None:
    with pytest.raises(ServiceError) as caught:
        ask("x", version="2022-11-01")
    assert caught.value.status == 400
    assert caught.value.error == error(
        "InvalidRequest",
        "Invalid Request.",
        "ModelVersionIncorrect",
        "Invalid model version. Possible values are: latest,fake-sentiment-1.",
    )
