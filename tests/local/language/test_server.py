"""The service's own client against the server."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from azure.ai.textanalytics import AnalyzeSentimentResult, DocumentError, ExtractKeyPhrasesResult
from azure.core.exceptions import ClientAuthenticationError, HttpResponseError, ResourceNotFoundError

from local.errors import LocalError
from local.language.faults import Faults
from local.language.server import HttpServer, LanguageServer
from local.language.service import Service
from local.language.stats import text_key
from tests.local.language.fakes import FakeModels, client

COMPLAINT = "My internet keeps dropping \U0001f621. Thanks for nothing! Yes, red."


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer() as running:
        yield running


def test_sentiment(server: LanguageServer) -> None:
    (found,) = client(server).analyze_sentiment([COMPLAINT])
    assert isinstance(found, AnalyzeSentimentResult)
    assert (found.id, found.sentiment, found.is_error, found.warnings) == ("0", "negative", False, [])
    scores = found.confidence_scores
    assert scores.negative > 0.8
    assert round(scores.positive + scores.neutral + scores.negative, 9) == 1.0
    assert [(part.text, part.sentiment) for part in found.sentences] == [
        ("My internet keeps dropping \U0001f621. ", "negative"),
        ("Thanks for nothing! ", "negative"),
        ("Yes, red.", "neutral"),
    ]
    assert all(COMPLAINT[part.offset : part.offset + part.length] == part.text for part in found.sentences)


def test_offsets_for_other_languages(server: LanguageServer) -> None:
    (found,) = client(server).analyze_sentiment([COMPLAINT], string_index_type="Utf16CodeUnit")
    assert isinstance(found, AnalyzeSentimentResult)
    assert [part.offset for part in found.sentences] == [0, 31, 51]


def test_key_phrases(server: LanguageServer) -> None:
    (found,) = client(server).extract_key_phrases(["The router light is red and the installation fee is wrong."])
    assert isinstance(found, ExtractKeyPhrasesResult)
    assert found.key_phrases == ["router light", "installation fee", "wrong", "red"]


def test_the_same_call_has_the_same_answer(server: LanguageServer) -> None:
    sdk = client(server)
    texts = [COMPLAINT, "All good, thank you.", "What is the price?"]
    assert sdk.analyze_sentiment(texts) == sdk.analyze_sentiment(texts)
    assert sdk.extract_key_phrases(texts) == sdk.extract_key_phrases(texts)


def test_statistics_and_the_model_version(server: LanguageServer) -> None:
    seen: list[Any] = []
    (found,) = client(server).analyze_sentiment(
        ["x" * 1001],
        show_stats=True,
        raw_response_hook=lambda response: seen.extend([response.model_version, response.statistics]),
    )
    assert isinstance(found, AnalyzeSentimentResult)
    assert found.statistics is not None
    assert (found.statistics.character_count, found.statistics.transaction_count) == (1001, 2)
    version, statistics = seen
    assert version == "local-vader-3.3.2-telecom-1"
    assert dict(statistics) == {
        "document_count": 1,
        "valid_document_count": 1,
        "erroneous_document_count": 0,
        "transaction_count": 2,
    }


def test_documents_that_fail_stand_beside_good_ones_in_order(server: LanguageServer) -> None:
    documents = [
        {"id": "empty", "text": ""},
        {"id": "good", "text": "The modem is broken."},
        {"id": "french", "text": "bonjour", "language": "fr"},
        {"id": "long", "text": "x" * 5121},
    ]
    for found in (client(server).analyze_sentiment(documents), client(server).extract_key_phrases(documents)):
        assert [item.id for item in found] == ["empty", "good", "french", "long"]
        assert [item.error.code for item in found if isinstance(item, DocumentError)] == [
            "InvalidDocument",
            "UnsupportedLanguageCode",
            "InvalidDocument",
        ]
        assert not found[1].is_error


@pytest.mark.parametrize(
    ("documents", "options", "code", "message"),
    [
        (
            ["x"] * 11,
            {},
            "InvalidDocumentBatch",
            "Batch request contains too many records. Max 10 records are permitted.",
        ),
        (
            [{"id": "1", "text": "x"}, {"id": "1", "text": "y"}],
            {},
            "InvalidDocument",
            "Request contains duplicated Ids. Make sure each document has a unique Id.",
        ),
        ([{"id": "", "text": "x"}], {}, "InvalidDocument", "Document Id is empty."),
        (
            ["x"],
            {"model_version": "bad"},
            "ModelVersionIncorrect",
            "Invalid model version. Possible values are: latest,local-vader-3.3.2-telecom-1.",
        ),
        (
            ["x"],
            {"show_opinion_mining": True},
            "InvalidParameterValue",
            "opinionMining has the invalid value 'True'. "
            "Possible values are: false (opinions are not mined on this machine).",
        ),
    ],
)
def test_calls_that_fail_as_a_whole(
    server: LanguageServer, documents: list[str], options: dict[str, Any], code: str, message: str
) -> None:
    with pytest.raises(HttpResponseError) as caught:
        client(server).analyze_sentiment(documents, **options)
    assert caught.value.status_code == 400
    assert caught.value.error is not None
    assert (caught.value.error.code, caught.value.error.message) == (code, message)


def test_a_call_over_the_size_limit(server: LanguageServer) -> None:
    with pytest.raises(HttpResponseError) as caught:
        client(server).analyze_sentiment(["x" * 1024 * 1024])
    assert caught.value.status_code == 413


def test_a_wrong_key(server: LanguageServer) -> None:
    with pytest.raises(ClientAuthenticationError) as caught:
        client(server, key="wrong").analyze_sentiment(["x"])
    assert caught.value.status_code == 401
    assert "Access denied due to invalid subscription key or wrong API endpoint." in str(caught.value)


def test_an_older_service_is_not_here(server: LanguageServer) -> None:
    with pytest.raises(ResourceNotFoundError) as caught:
        client(server, api_version="v3.1").analyze_sentiment(["x"])
    assert caught.value.status_code == 404


def test_throttling_as_the_client_sees_it() -> None:
    with LanguageServer(Faults(throttle_rate=1.0, retry_after=3), models=FakeModels()) as server:
        with pytest.raises(HttpResponseError) as caught:
            client(server).analyze_sentiment(["x"])
        assert caught.value.status_code == 429
        response: Any = caught.value.response
        assert response.headers["Retry-After"] == "3"
        assert server.stats.answered(429) == 1


def test_a_server_error_as_the_client_sees_it() -> None:
    with LanguageServer(Faults(error_rate=1.0), models=FakeModels()) as server:
        with pytest.raises(HttpResponseError) as caught:
            client(server).extract_key_phrases(["x"])
        assert caught.value.status_code == 500
        assert server.stats.calls == {"KeyPhraseExtraction": {500: 1}}


def test_the_client_comes_again_when_it_was_told_to() -> None:
    faults = Faults(throttle_rate=0.5, retry_after=0.15)
    throttled = next(call for call in range(1, 100) if not faults.of(call)) - 1
    assert throttled > 0
    with LanguageServer(faults, models=FakeModels()) as server:
        began = time.monotonic()
        (found,) = client(server, retry_total=10, retry_status=10).analyze_sentiment(["x"])
        assert not found.is_error
        assert time.monotonic() - began >= 0.15 * throttled
        assert server.stats.calls == {"SentimentAnalysis": {429: throttled, 200: 1}}


def test_many_connections_at_once() -> None:
    with LanguageServer(Faults(latency_ms=200), models=FakeModels()) as server:
        clients = [client(server) for _ in range(32)]
        began = time.monotonic()
        with ThreadPoolExecutor(32) as pool:
            found = list(pool.map(lambda pair: pair[1].analyze_sentiment([f"text {pair[0]}"]), enumerate(clients)))
        # One after the other they would take 6.4 seconds.
        assert time.monotonic() - began < 3
        assert [len(item) for item in found] == [1] * 32
        assert server.stats.documents == 32
        assert server.stats.scored == {"SentimentAnalysis": {text_key(f"text {i}"): 1 for i in range(32)}}


def test_it_listens_on_loopback_only() -> None:
    with HttpServer(0, Service(FakeModels(), "key", Faults()), 1) as http:
        assert http.socket.getsockname() == ("127.0.0.1", http.server_port)


def test_it_ends_at_once_though_clients_hold_connections() -> None:
    with LanguageServer(models=FakeModels()) as server:
        sdk = client(server)
        sdk.analyze_sentiment(["x"])
        port = int(server.url.rsplit(":", 1)[1])
        ending = time.monotonic()
    assert time.monotonic() - ending < 2
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def test_the_key_is_random_unless_given() -> None:
    first, second = LanguageServer(), LanguageServer()
    assert len(first.key) == 32
    assert first.key != second.key
    assert LanguageServer(key="mine").key == "mine"


def test_a_port_that_is_taken(server: LanguageServer) -> None:
    port = int(server.url.rsplit(":", 1)[1])
    with pytest.raises(LocalError) as caught, LanguageServer(port=port):
        pytest.fail("two servers on one port")
    assert str(caught.value).startswith(f"--port {port}: cannot listen on it (")
    assert str(caught.value).endswith("). Name another one, or 0 for any that is free.")
