import json
import time

import pytest

from local.language.contract import PATH
from local.language.errors import Envelope, ServiceError
from local.language.faults import Faults
from local.language.service import Service
from local.language.stats import text_key
from tests.local.language.fakes import FakeModels

QUERY = {"api-version": "2023-04-01"}
BODY = json.dumps(
    {"kind": "SentimentAnalysis", "analysisInput": {"documents": [{"id": "1", "text": "x"}, {"id": "2", "text": ""}]}}
).encode()


def service(faults: Faults | None = None) -> Service:
    return Service(FakeModels(), "secret", faults or Faults())


def post(target: Service, path: str = PATH, key: str = "secret", body: bytes = BODY) -> Envelope | int:
    """The answer, or the status of what came in its place."""
    try:
        return target.post(path, QUERY, key, body)
    except ServiceError as error:
        return error.status


def test_what_is_answered_is_counted() -> None:
    target = service()
    answer = post(target)
    assert isinstance(answer, dict)
    assert answer["kind"] == "SentimentAnalysisResults"
    assert post(target, body=b"") == 400
    assert post(target, key="wrong") == 401
    assert target.stats.calls == {"SentimentAnalysis": {200: 1}, "": {400: 1, 401: 1}}
    assert target.stats.documents == 2
    assert target.stats.scored == {"SentimentAnalysis": {text_key("x"): 1}}


def test_another_path_is_no_call() -> None:
    target = service()
    assert post(target, path="/language/analyze-text") == 404
    assert target.stats.calls == {}


@pytest.mark.parametrize("key", ["", "secret ", "Secret", "\udcff"])
def test_another_key(key: str) -> None:
    with pytest.raises(ServiceError) as caught:
        service().authorise(key)
    assert caught.value.status == 401


def test_a_fault_takes_the_place_of_the_answer() -> None:
    target = service(Faults(throttle_rate=1.0))
    assert post(target) == 429
    assert target.stats.calls == {"SentimentAnalysis": {429: 1}}
    assert (target.stats.documents, target.stats.scored) == (0, {})


def test_calls_with_a_wrong_key_meet_no_fault() -> None:
    faults = Faults(throttle_rate=0.5)
    expected = [429 if faults.of(call) else 200 for call in range(1, 21)]
    target = service(faults)
    found = []
    for _ in range(20):
        assert post(target, key="wrong") == 401
        answer = post(target)
        found.append(answer if isinstance(answer, int) else 200)
    assert found == expected
    assert 429 in found


@pytest.mark.parametrize("body", [BODY, b"rubbish"])
def test_a_call_takes_its_latency_at_least(body: bytes) -> None:
    began = time.monotonic()
    post(service(Faults(latency_ms=60)), body=body)
    assert 0.06 <= time.monotonic() - began < 2
