import json

import pytest

from local.language.contract import Call, Document, parse
from local.language.errors import ServiceError

QUERY = {"api-version": "2023-04-01"}


def body(documents: object, **task: object) -> bytes:
    return json.dumps({"kind": "SentimentAnalysis", "analysisInput": {"documents": documents}, **task}).encode()


def refused(data: bytes, query: dict[str, str] | None = None) -> tuple[int, object, object]:
    """Status, outer code and inner error."""
    with pytest.raises(ServiceError) as caught:
        parse(data, QUERY if query is None else query)
    return caught.value.status, caught.value.error["code"], caught.value.error["innererror"]


ONE = {"id": "1", "text": "x"}


def test_defaults() -> None:
    assert parse(body([ONE]), QUERY) == Call(
        "SentimentAnalysis", (Document("1", "x", "en"),), "latest", "TextElements_v8", False
    )


def test_everything_that_can_be_asked() -> None:
    data = body(
        [{"id": "a", "text": "x", "language": "fr"}, {"id": "b"}],
        kind="KeyPhraseExtraction",
        parameters={"modelVersion": "m", "stringIndexType": "Utf16CodeUnit", "loggingOptOut": True},
    )
    assert parse(data, {"api-version": "2022-05-01", "showStats": "True"}) == Call(
        "KeyPhraseExtraction", (Document("a", "x", "fr"), Document("b", "", "en")), "m", "Utf16CodeUnit", True
    )


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' + b"9" * 5000 + b"}"])
def test_no_json(data: bytes) -> None:
    assert refused(data) == (
        400,
        "InvalidRequest",
        {"code": "InvalidRequestBodyFormat", "message": "The request body is not valid JSON."},
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[]", "The request body is not a JSON object."),
        (b'{"kind": 1}', "kind is not a string."),
        (body([ONE], parameters=[1]), "parameters is not a JSON object."),
        (body([ONE], parameters={"modelVersion": 1}), "modelVersion is not a string."),
        (body([ONE], analysisInput=[1]), "analysisInput is not a JSON object."),
        (body({"id": "1"}), "documents is not a list."),
        (body(["x"]), "A document is not a JSON object."),
        (body([{"id": 1, "text": "x"}]), "id is not a string."),
        (body([{"id": "1", "text": 1}]), "text is not a string."),
        (body([{"id": "1", "text": "x", "language": []}]), "language is not a string."),
    ],
)
def test_json_of_another_shape(data: bytes, message: str) -> None:
    assert refused(data) == (400, "InvalidRequest", {"code": "InvalidRequestBodyFormat", "message": message})


@pytest.mark.parametrize(
    ("data", "query", "message"),
    [
        (body([ONE]), {}, "api-version is missing. Possible values are: 2022-05-01, 2023-04-01."),
        (
            body([ONE]),
            {"api-version": "v3.1"},
            "api-version has the invalid value 'v3.1'. Possible values are: 2022-05-01, 2023-04-01.",
        ),
        (
            body([ONE], kind="EntityLinking"),
            QUERY,
            "kind has the invalid value 'EntityLinking'. Possible values are: SentimentAnalysis, KeyPhraseExtraction.",
        ),
        (b"{}", QUERY, "kind is missing. Possible values are: SentimentAnalysis, KeyPhraseExtraction."),
        (
            body([ONE], parameters={"stringIndexType": "Bytes"}),
            QUERY,
            "stringIndexType has the invalid value 'Bytes'. "
            "Possible values are: TextElements_v8, UnicodeCodePoint, Utf16CodeUnit.",
        ),
        (
            body([ONE], parameters={"opinionMining": True}),
            QUERY,
            "opinionMining has the invalid value 'True'. "
            "Possible values are: false (opinions are not mined on this machine).",
        ),
    ],
)
def test_values_outside_of_their_list(data: bytes, query: dict[str, str], message: str) -> None:
    assert refused(data, query) == (400, "InvalidRequest", {"code": "InvalidParameterValue", "message": message})


@pytest.mark.parametrize(
    ("documents", "code", "message"),
    [
        ([], "MissingInputDocuments", "Missing input documents."),
        (None, "MissingInputDocuments", "Missing input documents."),
        ([{"text": "x"}], "InvalidDocument", "Document Id is empty."),
        ([{"id": "", "text": "x"}], "InvalidDocument", "Document Id is empty."),
        (
            [ONE, ONE],
            "InvalidDocument",
            "Request contains duplicated Ids. Make sure each document has a unique Id.",
        ),
        (
            [{"id": str(i), "text": "x"} for i in range(11)],
            "InvalidDocumentBatch",
            "Batch request contains too many records. Max 10 records are permitted.",
        ),
    ],
)
def test_documents_that_fail_the_whole_call(documents: object, code: str, message: str) -> None:
    assert refused(body(documents)) == (400, "InvalidRequest", {"code": code, "message": message})


def test_ten_documents_are_taken() -> None:
    assert len(parse(body([{"id": str(i), "text": "x"} for i in range(10)]), QUERY).documents) == 10
