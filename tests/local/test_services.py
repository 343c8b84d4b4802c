"""What stands in for services, from the first task that needs one to the end of the run."""

import json
import os
import urllib.request
from typing import Any
from urllib.error import HTTPError, URLError

import pytest

from local.errors import LocalError
from local.services import OWN_ENDPOINT, Services

ANALYSE = "/language/:analyze-text?api-version=2023-04-01"
DEV = {
    "language_endpoint": "${data.terraform_remote_state.foundation.outputs.endpoint}",
    "language_credential": "",
    "secret_scope": "insights",
    "environment": "dev",
}


@pytest.fixture(autouse=True)
def own_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OWN_ENDPOINT, raising=False)
    # Restored afterwards: the run adds this machine to what its processes inherit.
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "example.com")


def ask(url: str, key: str) -> int:
    documents = [{"id": "1", "language": "en", "text": "The line is great."}]
    body = {"kind": "SentimentAnalysis", "analysisInput": {"documents": documents}, "parameters": {}}
    request = urllib.request.Request(
        url + ANALYSE,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Ocp-Apim-Subscription-Key": key},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            status: int = answer.status
            return status
    except HTTPError as error:
        return error.code


def test_nothing_is_started_that_no_task_needs() -> None:
    with Services([{"environment": "dev"}], {}) as services:
        assert services.parameters({"environment": "dev", "secret_scope": ""}) == {
            "environment": "dev",
            "secret_scope": "",
        }
        assert (services.secrets, services.as_json()) == ({}, {})


def test_a_server_runs_for_the_time_of_the_run() -> None:
    with Services([{}, DEV], {}) as services:
        found = services.parameters(DEV)
        url, key = found["language_endpoint"], services.secrets["language-key"]
        assert url.startswith("http://127.0.0.1:")
        assert found == {**DEV, "language_endpoint": url}
        assert [ask(url, key), ask(url, "wrong")] == [200, 401]
        assert os.environ["no_proxy"] == os.environ["NO_PROXY"] == "example.com,127.0.0.1,localhost"
    with pytest.raises(URLError):
        ask(url, key)
    report: dict[str, Any] = services.as_json()["language"]
    assert (report["endpoint"], report["stand_in"], report["documents"]) == (url, True, 1)
    assert report["calls"]["SentimentAnalysis"][200] == 1
    assert sum(number for statuses in report["calls"].values() for number in statuses.values()) == 2
    assert (report["texts"], report["results"]) == ({"SentimentAnalysis": 1}, {"SentimentAnalysis": 1})
    assert key not in json.dumps(report)


def test_a_server_stops_with_a_run_that_breaks_off() -> None:
    services = Services([DEV], {})
    with pytest.raises(KeyboardInterrupt), services:
        url = services.parameters(DEV)["language_endpoint"]
        raise KeyboardInterrupt
    with pytest.raises(URLError):
        ask(url, "any")


def test_an_identity_gives_way_to_a_key() -> None:
    prod = {**DEV, "language_credential": "language-prod", "secret_scope": ""}
    with Services([prod], {}) as services:
        found = services.parameters(prod)
        assert (found["language_credential"], found["secret_scope"]) == ("", "local")


def test_faults_are_handed_on() -> None:
    with Services([DEV], {"error_rate": 1, "seed": 3}) as services:
        assert ask(services.parameters(DEV)["language_endpoint"], services.secrets["language-key"]) == 500


def test_a_service_of_the_users_own_is_called_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_ENDPOINT, "https://mine.example.com")
    with Services([DEV], {}) as services:
        assert services.parameters(DEV)["language_endpoint"] == "https://mine.example.com"
        assert services.secrets == {}
        assert services.as_json() == {"language": {"endpoint": "https://mine.example.com", "stand_in": False}}


@pytest.mark.parametrize(
    ("tasks", "own", "faults", "message"),
    [
        (
            [{}],
            "",
            {"error_rate": 1},
            "--language-faults: no task of the chosen workloads calls the Language service, so there is nothing to "
            "inject faults into. Leave the option out.",
        ),
        (
            [DEV],
            "https://mine",
            {"error_rate": 1},
            "--language-faults: LOCAL_LANGUAGE_ENDPOINT names a service of your own, so there is nothing to inject "
            "faults into. Leave the option out.",
        ),
        (
            [DEV],
            "",
            {"eror_rate": 1},
            "--language-faults: 'eror-rate' is no fault; known: error-rate, latency-ms, retry-after, seed, "
            "throttle-rate. Did you mean 'error-rate'?",
        ),
    ],
)
def test_faults_without_a_use(
    tasks: list[dict[str, str]], own: str, faults: dict[str, float], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OWN_ENDPOINT, own)
    with pytest.raises(LocalError) as error:
        Services(tasks, faults)
    assert str(error.value) == message


def test_a_fault_out_of_range() -> None:
    with pytest.raises(LocalError, match="a share from 0 to 1"):
        Services([DEV], {"throttle_rate": 2})
