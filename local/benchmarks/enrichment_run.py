"""One measured run of `local.benchmarks.enrichment`, in a process of its own that may be killed at any time."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf, udf

from local import catalog, session
from local.dbutils import TaskValues, TaskValueStore
from local.notebook_run import NotebookRun
from local.outcome import Outcome
from local.synth import Asset, Task

_INTERACTIONS = "silver.interactions"


def naive(spark: SparkSession, endpoint: str, key: str, chats: int) -> None:
    """The obvious way: a scalar UDF that calls once per record and operation, with a client for each worker."""

    def score(text: str) -> str:
        from azure.ai.textanalytics import TextAnalyticsClient
        from azure.core.credentials import AzureKeyCredential

        if not clients:
            clients.append(TextAnalyticsClient(endpoint, AzureKeyCredential(key)))
        (opinion,) = clients[0].analyze_sentiment([text])
        (phrases,) = clients[0].extract_key_phrases([text])
        return json.dumps([opinion.sentiment, phrases.key_phrases])

    clients: list[Any] = []
    texts = spark.table(_INTERACTIONS).orderBy("session_id").limit(chats)
    # Every core has work: one partition would make the other way look better than it is.
    rows = texts.repartition(2).select("session_id", udf(score)("customer_text").alias("score"))
    rows.write.format("delta").saveAsTable("silver.naive_scores")


def batched(spark: SparkSession, notebook: Path, endpoint: str, key: str) -> None:
    """The notebook as it is deployed. Raises RuntimeError when it fails."""
    parameters = {
        "catalog": "spark_catalog",
        "environment": "dev",
        "secret_scope": "local",
        "language_endpoint": endpoint,
        "language_credential": "",
        "scoring_engine": "language",
        "model_endpoint": "",
    }
    asset = Asset(notebook, notebook.name, "notebook", sha256(notebook.read_bytes()).hexdigest())
    task = Task("enrich_interactions", (), asset, parameters)
    outcome = Outcome()
    values = TaskValues(TaskValueStore(), "insights", task.key)
    NotebookRun(spark, task, parameters, values, outcome, {"language-key": key}).run()
    if outcome.failure is not None:
        raise RuntimeError("\n".join([str(outcome.failure), *outcome.output]))


def warm_up(spark: SparkSession) -> None:
    """What the first job of any Spark costs is no part of either way."""

    def same(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
        yield from batches

    make: Any = pandas_udf
    rows = spark.range(2).repartition(2).select(make(same, "long")("id").alias("id"))
    rows.write.format("delta").saveAsTable("silver.warm")
    spark.sql("MERGE INTO silver.warm o USING (SELECT 1L AS id) n ON o.id = n.id WHEN MATCHED THEN DELETE")
    spark.sql("DROP TABLE silver.warm")


def measure(spark: SparkSession, found: argparse.Namespace) -> dict[str, Any]:
    """Runs one of the two ways; seconds, and what is in the tables afterwards."""
    if not spark.catalog.tableExists(_INTERACTIONS):
        schema = "session_id STRING, customer_text STRING"
        spark.read.schema(schema).json(str(found.chats)).write.format("delta").saveAsTable(_INTERACTIONS)
    warm_up(spark)
    began = time.monotonic()
    if found.naive:
        naive(spark, found.endpoint, found.key, found.naive)
        return {"seconds": time.monotonic() - began, "scored": spark.table("silver.naive_scores").count(), "waiting": 0}
    batched(spark, found.notebook, found.endpoint, found.key)
    seconds = time.monotonic() - began
    scores, retries = spark.table("silver.language_scores"), spark.table("silver.language_retries")
    return {
        "seconds": seconds,
        "scored": scores.select("session_id").distinct().count(),
        "rows": scores.count(),
        "waiting": retries.count(),
    }


def main() -> int:
    """The last line printed is the result as JSON."""
    parser = argparse.ArgumentParser(prog="python -m local.benchmarks.enrichment_run", description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--chats", type=Path, required=True)
    parser.add_argument("--notebook", type=Path, required=True)
    parser.add_argument("--endpoint", required=True)
    parser.add_argument("--key", required=True)
    parser.add_argument("--naive", type=int, default=0)
    found = parser.parse_args()
    log = found.root / "log"
    log.mkdir(parents=True, exist_ok=True)
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
    engine = session.start(found.root, log, "1g", 2)
    try:
        catalog.register(engine.spark, found.root / "warehouse", ["silver"])
        print(json.dumps(measure(engine.spark, found)), flush=True)
    finally:
        engine.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
