"""Sentiment and key phrases from Azure AI Language: the default engine."""

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import pandas as pd
from pyspark.sql import Column, SparkSession
from pyspark.sql.functions import pandas_udf

from .documents import join_scores, split_text
from .language_client import Document, LanguageAccess, LanguageClient, client_for
from .patience import CallFailedError, CallRefusedError, call_patiently
from .scoring import Answers, EnrichError, Failure, Score, Text, Traffic

# What the service takes in one call.
LARGEST_BATCH = 10
OPERATIONS = ("analyze_sentiment", "extract_key_phrases")
# Calls mostly wait, so few processes suffice to have many in flight.
WORKERS = 2
# After a chunk without a single answer the service is down: the next chunks ask only whether it is back.
PROBE_SECONDS = 5.0


@dataclass
class Operation:
    """What one operation said of a batch, by document; `refused` says why the service refuses its caller."""

    results: dict[str, Any] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    model_version: str = "unknown"
    traffic: Traffic = field(default_factory=Traffic)
    refused: str | None = None


def call_operation(
    client: LanguageClient, name: str, batch: list[Document], deadline: float, stop: threading.Event
) -> Operation:
    """Calls one operation for one batch; never raises for what the service says."""
    done = Operation()

    def send() -> tuple[list[Any], str]:
        return client.call(name, batch, timeout=max(1.0, min(60.0, deadline - time.monotonic())))

    try:
        results, done.model_version = call_patiently(send, deadline, done.traffic, stop)
        for result in results:
            if result.is_error:
                done.failures[result.id] = Failure(str(result.error.code), str(result.error.message))
            else:
                done.results[result.id] = result
    except CallFailedError as error:
        done.failures = {document["id"]: error.failure for document in batch}
    except CallRefusedError as error:
        done.refused = str(error)
    return done


def merge_operations(batch: list[Document], sentiment: Operation, phrases: Operation) -> dict[str, Any]:
    """What both operations said of a batch, as a worker sends it to the driver.

    A document that either of them failed on has no score.
    """
    traffic = Traffic()
    traffic.add(sentiment.traffic)
    traffic.add(phrases.traffic)
    refused = sentiment.refused or phrases.refused
    merged: dict[str, Any] = {"scores": {}, "failures": {}, "traffic": asdict(traffic), "refused": refused}
    for identifier in [document["id"] for document in batch] if refused is None else []:
        failure = sentiment.failures.get(identifier) or phrases.failures.get(identifier)
        if failure is not None:
            merged["failures"][identifier] = asdict(failure)
            continue
        opinion = sentiment.results[identifier]
        score = Score(
            sentiment=str(opinion.sentiment),
            positive=opinion.confidence_scores.positive,
            neutral=opinion.confidence_scores.neutral,
            negative=opinion.confidence_scores.negative,
            key_phrases=list(phrases.results[identifier].key_phrases),
            model_version=f"sentiment {sentiment.model_version}, key phrases {phrases.model_version}",
            scored_at=time.time(),
        )
        merged["scores"][identifier] = asdict(score)
    return merged


def score_batches(batches: list[str], access: LanguageAccess) -> list[str]:
    """Scores the batches of a worker, several calls at once. Batches come and go as JSON, in the same order."""
    client = client_for(access)
    deadline = time.monotonic() + access.budget_seconds
    stop = threading.Event()
    documents: list[list[Document]] = [json.loads(batch) for batch in batches]
    with ThreadPoolExecutor(access.threads) as pool:
        pairs = [
            [pool.submit(call_operation, client, name, batch, deadline, stop) for name in OPERATIONS]
            for batch in documents
        ]
        merged = [
            merge_operations(batch, sentiment.result(), phrases.result())
            for batch, (sentiment, phrases) in zip(documents, pairs, strict=True)
        ]
    return [json.dumps(answer) for answer in merged]


def score_column(access: LanguageAccess) -> Callable[[str], Column]:
    """The pandas UDF that scores a column of batches."""

    def score(batches: pd.Series) -> pd.Series:
        return pd.Series(score_batches(list(batches), access))

    # Each evaluation costs calls, so there must be no second one.
    make_udf: Any = pandas_udf
    udf: Callable[[str], Column] = make_udf(score, "string").asNondeterministic()
    return udf


class LanguageEngine:
    """Spreads a chunk's documents over workers, ten to a call, and puts the answers together."""

    name = "language"

    def __init__(self, spark: SparkSession, access: LanguageAccess, *, batch_size: int, in_flight: int) -> None:
        self._spark = spark
        self._access = access
        self._batch_size = batch_size
        self._in_flight = in_flight
        self._answered = True

    def score(self, texts: list[Text]) -> Answers:
        pieces = {text.session_id: split_text(text.text) for text in texts}
        documents = [
            Document(id=document_id(session_id, number), text=piece)
            for session_id, found in pieces.items()
            for number, piece in enumerate(found)
        ]
        size = self._batch_size
        answers = self._call([documents[start : start + size] for start in range(0, len(documents), size)])
        hide = self._access.hide_key
        traffic = Traffic()
        scores: dict[str, Score] = {}
        failures: dict[str, Failure] = {}
        for answer in answers:
            if answer["refused"] is not None:
                raise EnrichError(refusal(self._access, hide(answer["refused"])))
            traffic.add(Traffic(**answer["traffic"]))
            scores |= {name: Score(**values) for name, values in answer["scores"].items()}
            failures |= {
                name: Failure(values["code"], hide(values["reason"])) for name, values in answer["failures"].items()
            }
        answered = bool(scores) or any(failure.code != "BudgetExceeded" for failure in failures.values())
        self._answered = answered or not documents
        by_session = {
            session_id: join_pieces(session_id, found, scores, failures) for session_id, found in pieces.items()
        }
        return Answers(by_session, traffic, len(documents))

    def _call(self, batches: list[list[Document]]) -> list[dict[str, Any]]:
        if not batches:
            return []
        workers = min(WORKERS, self._in_flight, len(batches))
        budget = self._access.budget_seconds
        access = replace(
            self._access,
            threads=self._in_flight // workers,
            budget_seconds=budget if self._answered else min(budget, PROBE_SECONDS),
        )
        # One row is one batch, so a batch never spans two workers.
        rows = self._spark.createDataFrame([(json.dumps(batch),) for batch in batches], "batch STRING")
        scored = rows.repartition(workers).select(score_column(access)("batch").alias("answer"))
        return [json.loads(row["answer"]) for row in scored.collect()]


def document_id(session_id: str, number: int) -> str:
    return f"{session_id}:{number}"


def join_pieces(
    session_id: str, pieces: list[str], scores: dict[str, Score], failures: dict[str, Failure]
) -> Score | Failure:
    """One answer for a text: a failure when one of its pieces has failed."""
    names = [document_id(session_id, number) for number in range(len(pieces))]
    failed = next((failures[name] for name in names if name in failures), None)
    if failed is not None:
        return failed
    return join_scores([(piece, scores[name]) for piece, name in zip(pieces, names, strict=True)])


def refusal(access: LanguageAccess, answer: str) -> str:
    who = (
        'the secret "language-key" of the workload\'s scope against the keys of the account'
        if access.key
        else f'that the job may ACCESS the service credential "{access.credential}", and that its identity has the '
        'role "Cognitive Services Language Reader" on the account'
    )
    return (
        f"Azure AI Language at {access.endpoint} refuses the task: {answer.rstrip('.')}. Nothing of this chunk was "
        f"written. Fix: check {who}, and that the endpoint is the one of its custom subdomain."
    )
