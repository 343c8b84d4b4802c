"""Signing in, and one client for each process."""

import ssl
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from pyspark import cloudpickle

from notebooks.insights import language_client
from notebooks.insights.language_client import LanguageAccess, LanguageClient, client_for
from notebooks.insights.patience import CallRefusedError
from tests.notebooks.insights.language_stub import Stub

BATCH: Any = [{"id": "a:0", "text": "bad line"}]


def access(endpoint: str, key: str | None = "a-secret", credential: str | None = None) -> LanguageAccess:
    return LanguageAccess(endpoint, key, credential, "en", threads=1, budget_seconds=5.0)


def test_the_key_is_sent_and_shown_nowhere() -> None:
    with Stub() as stub:
        given = access(stub.url)
        results, version = LanguageClient(given).call("analyze_sentiment", BATCH, 5.0)
    assert (results[0].id, results[0].sentiment, version) == ("a:0", "negative", "2025-01-01")
    request = stub.requests[0]
    assert request.headers["Ocp-Apim-Subscription-Key"] == "a-secret"
    assert request.documents == [{"id": "a:0", "text": "bad line", "language": "en"}]
    # The service is asked to keep nothing.
    assert request.parameters["loggingOptOut"] is True
    assert "a-secret" not in repr(given)
    assert given.hide_key("key a-secret is wrong") == "key [key] is wrong"


def test_a_process_has_one_client_though_functions_reach_it_by_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "lakehouse_language_clients", raising=False)
    pickle: Any = cloudpickle
    pickle.register_pickle_by_value(language_client)
    try:
        sent = [pickle.dumps((client_for, access("http://127.0.0.1:9", key))) for key in ("one", "one", "two")]
    finally:
        pickle.unregister_pickle_by_value(language_client)
    first, again, other = (found(given) for found, given in map(pickle.loads, sent))
    assert client_for(access("http://127.0.0.1:9", "one")) is first
    assert first is again
    assert first is not other


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of localhost and its key, in one file: tokens are sent over TLS only."""
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    options = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2", "-nodes"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", *options, "-keyout", path, "-out", f"{path}.crt"],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def test_an_identity_signs_in_with_tokens(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def provider(name: str) -> SimpleNamespace:
        def get_token(*scopes: str) -> SimpleNamespace:
            asked.append((name, scopes))
            return SimpleNamespace(token="a-token", expires_on=int(time.time()) + 3_600)

        return SimpleNamespace(get_token=get_token)

    fake: Any = ModuleType("databricks.service_credentials")
    fake.getServiceCredentialsProvider = provider
    monkeypatch.setitem(sys.modules, "databricks.service_credentials", fake)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with Stub(tls=tls) as stub:
        client = LanguageClient(access(stub.url, None, "language-identity"))
        for _ in range(2):
            client.call("extract_key_phrases", BATCH, 5.0)
    # One token serves for as long as it lasts.
    assert asked == [("language-identity", ("https://cognitiveservices.azure.com/.default",))]
    assert [request.headers["Authorization"] for request in stub.requests] == ["Bearer a-token"] * 2


def test_a_worker_without_the_credential_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "databricks.service_credentials", None)
    client = LanguageClient(access("https://localhost:9", None, "language-identity"))
    with pytest.raises(CallRefusedError, match=r"^no token: .*databricks\.service_credentials"):
        client.call("analyze_sentiment", BATCH, 5.0)
