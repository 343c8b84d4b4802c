"""Scores what customers wrote, chunk by chunk; what is scored is never sent again."""

import time
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from .language_client import LanguageAccess
from .language_engine import LARGEST_BATCH, LanguageEngine
from .model_engine import ModelEngine
from .score_tables import chunks_of, commit_chunk, pending_texts
from .scoring import Engine, EnrichError, Failure, Traffic


def run(
    spark: SparkSession, reads: dict[str, DataFrame], writes: dict[str, str], params: dict[str, Any]
) -> dict[str, int | float]:
    """Scores the interactions that have no score for their text, and says how many and with how many calls.

    A kill costs at most the chunk that was under way. Raises EnrichError when the task is set up wrongly.
    """
    began = time.monotonic()
    engine = make_engine(spark, params)
    pending = pending_texts(reads["interactions"], reads["scores"], reads["retries"], whole(params, "max_attempts"))
    total = pending.count()
    report: dict[str, int | float] = {"rows_read": 0, "rows_written": 0, "retries": 0, "documents": 0}
    traffic = Traffic()
    for texts in chunks_of(pending, whole(params, "chunk_size")) if total > 0 else []:
        started = time.monotonic()
        # The service answers an error for an empty document, and a made-up sentiment would count as an opinion:
        # the chat is counted among the retries, and never sent.
        silent = {text.session_id for text in texts if not text.text.strip()}
        answers = engine.score([text for text in texts if text.session_id not in silent])
        found = dict(answers.by_session)
        found |= dict.fromkeys(silent, Failure("NoText", "The customer wrote nothing."))
        commit_chunk(spark, writes, engine.name, texts, found)
        failed = sum(isinstance(answer, Failure) for answer in found.values())
        report["rows_read"] += len(texts)
        report["rows_written"] += len(texts) - failed
        report["retries"] += failed
        report["documents"] += answers.documents
        traffic.add(answers.traffic)
        print(
            f"{report['rows_read']:,} of {total:,} chats: {len(texts) - failed:,} scored, {failed:,} to try again, "
            f"{answers.traffic.calls:,} calls ({answers.traffic.retried_calls:,} repeated), "
            f"{time.monotonic() - started:.1f} s",
            flush=True,
        )
    report |= {
        "calls": traffic.calls,
        "retried_calls": traffic.retried_calls,
        "throttled": traffic.throttled,
        "seconds": round(time.monotonic() - began, 1),
    }
    return report


def make_engine(spark: SparkSession, params: dict[str, Any]) -> Engine:
    """The engine that the configuration names. Raises EnrichError for what it cannot work with."""
    name = params["scoring_engine"]
    if name == "foundation-model":
        if not params["model_endpoint"]:
            raise EnrichError('model_endpoint: got "". Fix: name a model serving endpoint of the workspace.')
        return ModelEngine(spark, params["model_endpoint"])
    if name != "language":
        raise EnrichError(f'scoring_engine: got "{name}". Fix: use "language" or "foundation-model".')
    service = params["language"]
    endpoint, key, credential = service["endpoint"], service["key"], service["credential"]
    if not endpoint.startswith(("https://", "http://")):
        raise EnrichError(f'language.endpoint: got "{endpoint}". Fix: give the address of the Language account.')
    if bool(key) == bool(credential):
        got = "both" if key else "neither"
        raise EnrichError(f"language: got {got} of key and credential. Fix: give the one that the account accepts.")
    if credential and not endpoint.startswith("https://"):
        raise EnrichError(f'language.endpoint: got "{endpoint}" with a credential. Fix: tokens need https.')
    batch_size = whole(params, "batch_size")
    if batch_size > LARGEST_BATCH:
        raise EnrichError(f"batch_size: got {batch_size}. Fix: the service takes at most {LARGEST_BATCH} documents.")
    access = LanguageAccess(
        endpoint=endpoint,
        key=key,
        credential=credential,
        language_code=params["language_code"],
        threads=whole(params, "in_flight"),
        budget_seconds=float(params["budget_seconds"]),
    )
    return LanguageEngine(spark, access, batch_size=batch_size, in_flight=whole(params, "in_flight"))


def whole(params: dict[str, Any], name: str) -> int:
    """A parameter that counts something."""
    value = params[name]
    if not isinstance(value, int) or value < 1:
        raise EnrichError(f"{name}: got {value!r}. Fix: use a whole number, 1 or more.")
    return value
