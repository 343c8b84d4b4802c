"""A call of analyze-text, checked: what is asked of the models, or the service's error for the whole call."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from local.language import errors
from local.language.text_elements import INDEX_TYPES

PATH = "/language/:analyze-text"
API_VERSIONS = ("2022-05-01", "2023-04-01")
MOST_DOCUMENTS = 10
MOST_TEXT_ELEMENTS = 5120
MOST_BYTES = 1024 * 1024

Kind = Literal["SentimentAnalysis", "KeyPhraseExtraction"]
KINDS: Mapping[str, Kind] = {"SentimentAnalysis": "SentimentAnalysis", "KeyPhraseExtraction": "KeyPhraseExtraction"}


@dataclass(frozen=True)
class Document:
    """`language` is the code as it was sent, `en` when none was."""

    id: str
    text: str
    language: str


@dataclass(frozen=True)
class Call:
    """`model_version` and `index_type` as asked for; `show_stats` adds counts to the answer."""

    kind: Kind
    documents: tuple[Document, ...]
    model_version: str
    index_type: str
    show_stats: bool


def parse(body: bytes, query: Mapping[str, str]) -> Call:
    """Raises ServiceError with the answer to a call that cannot be carried out as a whole."""
    version = query.get("api-version")
    if version not in API_VERSIONS:
        raise errors.bad_parameter("api-version", version, API_VERSIONS)
    task = _object(_json(body), "The request body")
    kind = KINDS.get(_text(task, "kind", ""))
    if kind is None:
        raise errors.bad_parameter("kind", task.get("kind"), KINDS)
    parameters = _object(task.get("parameters") or {}, "parameters")
    index_type = _text(parameters, "stringIndexType", next(iter(INDEX_TYPES)))
    if index_type not in INDEX_TYPES:
        raise errors.bad_parameter("stringIndexType", index_type, INDEX_TYPES)
    if parameters.get("opinionMining"):
        raise errors.bad_parameter("opinionMining", True, ["false (opinions are not mined on this machine)"])
    given = _object(task.get("analysisInput") or {}, "analysisInput").get("documents") or []
    return Call(
        kind=kind,
        documents=_documents(given),
        model_version=_text(parameters, "modelVersion", "latest"),
        index_type=index_type,
        show_stats=query.get("showStats", "").lower() == "true",
    )


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as cause:
        raise errors.bad_body("The request body is not valid JSON.") from cause


def _object(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise errors.bad_body(f"{name} is not a JSON object.")
    return value


def _text(source: Mapping[str, object], name: str, default: str) -> str:
    value = source.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        raise errors.bad_body(f"{name} is not a string.")
    return value


def _documents(given: object) -> tuple[Document, ...]:
    if not isinstance(given, list):
        raise errors.bad_body("documents is not a list.")
    if not given:
        raise errors.no_documents()
    if len(given) > MOST_DOCUMENTS:
        raise errors.too_many_documents(MOST_DOCUMENTS)
    documents = tuple(_document(_object(item, "A document")) for item in given)
    if len({document.id for document in documents}) < len(documents):
        raise errors.duplicate_ids()
    return documents


def _document(item: Mapping[str, object]) -> Document:
    identifier = _text(item, "id", "")
    if not identifier:
        raise errors.no_id()
    return Document(identifier, _text(item, "text", ""), _text(item, "language", "") or "en")
