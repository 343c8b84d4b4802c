"""Batches of documents, called several at once by the workers of Spark."""

import json
import os
import sys
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

from notebooks.insights.documents import LARGEST_DOCUMENT
from notebooks.insights.language_client import LanguageAccess
from notebooks.insights.language_engine import LanguageEngine, score_batches
from notebooks.insights.scoring import EnrichError, Failure, Score, Text, Traffic
from tests.notebooks.insights.language_stub import PHRASES, Answer, Request, Stub, answer_well, fail

KEY = "0123456789abcdef"
VERSION = "sentiment 2025-01-01, key phrases 2022-10-01"


def access(endpoint: str, threads: int = 4, budget: float = 20.0) -> LanguageAccess:
    return LanguageAccess(endpoint, KEY, None, "en", threads, budget)


def texts(number: int, text: str = "good line") -> list[Text]:
    return [Text(f"s{index:03}", "0" * 64, f"{text} {index}") for index in range(number)]


def batches(number: int, size: int = 10) -> list[str]:
    return [
        json.dumps([{"id": f"s{batch}-{index}:0", "text": "bad line"} for index in range(size)])
        for batch in range(number)
    ]


def failures(answers: list[str]) -> dict[str, str]:
    return {name: found["code"] for answer in answers for name, found in json.loads(answer)["failures"].items()}


def test_both_operations_make_one_score(spark: SparkSession) -> None:
    with Stub() as stub:
        engine = LanguageEngine(spark, access(stub.url), batch_size=10, in_flight=8)
        answers = engine.score([Text("s1", "", "good line"), Text("s2", "", "bad line")])
    score = answers.by_session["s2"]
    assert isinstance(score, Score)
    assert score == Score("negative", 0.05, 0.05, 0.9, ["bad"], VERSION, score.scored_at)
    assert list(answers.by_session) == ["s1", "s2"]
    assert (answers.traffic, answers.documents) == (Traffic(calls=2), 2)


def test_a_call_holds_ten_documents_and_the_limit_of_calls_is_for_all_workers(spark: SparkSession) -> None:
    with Stub(seconds=0.05) as stub:
        engine = LanguageEngine(spark, access(stub.url, threads=99), batch_size=10, in_flight=4)
        answers = engine.score(texts(101))
    assert sorted(len(request.documents) for request in stub.requests) == [1] * 2 + [10] * 20
    assert (answers.traffic, answers.documents) == (Traffic(calls=22), 101)
    assert 2 <= stub.most <= 4


def test_a_long_text_is_sent_in_pieces(spark: SparkSession) -> None:
    long = "The line is bad. " * 1_000
    with Stub() as stub:
        engine = LanguageEngine(spark, access(stub.url), batch_size=10, in_flight=8)
        answers = engine.score([*texts(8), Text("long", "", long)])
    pieces = [d for r in stub.requests if r.kind == PHRASES for d in r.documents if d["id"].startswith("long")]
    assert sorted(piece["id"] for piece in pieces) == ["long:0", "long:1", "long:2", "long:3"]
    assert "".join(piece["text"] for piece in sorted(pieces, key=lambda piece: piece["id"])) == long
    assert max(len(piece["text"]) for piece in pieces) <= LARGEST_DOCUMENT
    assert max(len(request.documents) for request in stub.requests) == 10
    score = answers.by_session["long"]
    assert isinstance(score, Score)
    assert (score.sentiment, round(score.negative, 6), score.key_phrases) == ("negative", 0.9, ["The"])
    assert (answers.documents, answers.traffic.calls) == (12, 4)


def test_an_error_of_one_document_is_its_own() -> None:
    def answer(request: Request) -> Answer:
        status, headers, body = answer_well(request)
        results = body["results"]
        results["documents"] = [found for found in results["documents"] if found["id"] != "s0-3:0"]
        inner = {"code": "InvalidDocument", "message": "Too long."}
        results["errors"] = [
            {"id": "s0-3:0", "error": {"code": "InvalidArgument", "message": "No.", "innererror": inner}}
        ]
        return status, headers, body

    with Stub(answer) as stub:
        (found,) = map(json.loads, score_batches(batches(1), access(stub.url)))
    assert found["failures"] == {"s0-3:0": {"code": "InvalidDocument", "reason": "Too long."}}
    assert (len(found["scores"]), found["traffic"]["calls"]) == (9, 2)


def test_what_passes_is_called_again_and_the_service_agrees_on_the_number() -> None:
    def answer(request: Request) -> Answer:
        if request.number <= 3:
            return fail(429, "TooManyRequests", "Slow down.", Retry_After="0")
        return fail(500, "InternalServerError", "Oops.") if request.number == 4 else answer_well(request)

    with Stub(answer) as stub:
        found = score_batches(batches(3), access(stub.url))
    assert failures(found) == {}
    traffic = Traffic()
    for one in found:
        traffic.add(Traffic(**json.loads(one)["traffic"]))
    assert traffic == Traffic(calls=10, retried_calls=4, throttled=3)
    assert len(stub.requests) == 10


def test_a_budget_that_is_used_up_fails_documents_and_the_next_chunk_only_knocks(
    spark: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notebooks.insights.language_engine.PROBE_SECONDS", 0.2)
    with Stub(lambda _: fail(503, "ServiceUnavailable", "Down.")) as stub:
        engine = LanguageEngine(spark, access(stub.url, budget=2.0), batch_size=10, in_flight=2)
        first = engine.score(texts(10))
        calls = len(stub.requests)
        second = engine.score(texts(10))
        assert len(stub.requests) - calls == 2 + second.traffic.retried_calls
        stub.answer = answer_well
        third = engine.score(texts(10))
    reason = "The budget of time is used up; last answer: 503 (ServiceUnavailable) Down."
    assert first.by_session["s000"] == Failure("BudgetExceeded", reason)
    assert first.traffic.calls == calls
    assert first.traffic.calls > second.traffic.calls >= 2
    assert {type(answer) for answer in third.by_session.values()} == {Score}


@pytest.mark.parametrize(("status", "sent"), [(401, 1), (403, 1), (404, 1)])
def test_a_refusal_fails_the_task_at_once_and_tells_no_key(spark: SparkSession, status: int, sent: int) -> None:
    with Stub(lambda _: fail(status, "Denied", f"The key {KEY} is wrong.")) as stub:
        engine = LanguageEngine(spark, access(stub.url, threads=1), batch_size=10, in_flight=1)
        with pytest.raises(EnrichError) as raised:
            engine.score(texts(50))
    assert str(raised.value) == (
        f"Azure AI Language at {stub.url} refuses the task: {status} (Denied) The key [key] is wrong. Nothing of "
        'this chunk was written. Fix: check the secret "language-key" of the workload\'s scope against the keys of '
        "the account, and that the endpoint is the one of its custom subdomain."
    )
    assert len(stub.requests) == sent


def test_the_credential_is_asked_for_where_the_calls_are_made(spark: SparkSession) -> None:
    """On a worker of Spark, where a stand-in takes the place of what Databricks has there."""

    def on_a_worker(found: pd.Series) -> pd.Series:
        def provider(name: str) -> Any:
            raise PermissionError(f"{name} asked in process {os.getpid()}")

        fake: Any = ModuleType("databricks.service_credentials")
        fake.getServiceCredentialsProvider = provider
        sys.modules["databricks.service_credentials"] = fake
        try:
            identity = LanguageAccess("https://localhost:9", None, "language-identity", "en", 1, 5.0)
            return pd.Series(score_batches(list(found), identity))
        finally:
            del sys.modules["databricks.service_credentials"]

    make: Any = pandas_udf
    row = spark.createDataFrame([(batches(1)[0],)], "batch STRING").select(make(on_a_worker, "string")("batch"))
    refused = json.loads(row.collect()[0][0])["refused"]
    assert refused.startswith("no token: language-identity asked in process ")
    assert int(refused.rsplit(" ", 1)[1]) != os.getpid()


def test_nothing_to_score_is_no_call(spark: SparkSession) -> None:
    engine = LanguageEngine(spark, access("http://127.0.0.1:9"), batch_size=10, in_flight=8)
    assert engine.score([]).by_session == {}
