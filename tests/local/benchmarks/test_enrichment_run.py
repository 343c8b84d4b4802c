"""One measured run, on few chats."""

import json
from argparse import Namespace
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from local.benchmarks.enrichment import InstantModels
from local.benchmarks.enrichment_run import batched, measure
from local.language.faults import Faults
from local.language.server import LanguageServer


def test_the_obvious_way_calls_twice_for_each_chat(lakehouse: SparkSession, tmp_path: Path) -> None:
    lakehouse.sql("CREATE SCHEMA silver")
    rows = [{"session_id": f"s{number}", "customer_text": f"Text {number}"} for number in range(5)]
    chats = tmp_path / "chats.jsonl"
    chats.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    with LanguageServer(Faults(), models=InstantModels()) as server:
        found = measure(lakehouse, Namespace(chats=chats, naive=3, endpoint=server.url, key=server.key))
        assert {kind: dict(calls) for kind, calls in server.stats.calls.items()} == {
            "SentimentAnalysis": {200: 3},
            "KeyPhraseExtraction": {200: 3},
        }
    assert (found["scored"], found["waiting"]) == (3, 0)
    assert found["seconds"] > 0


def test_a_notebook_that_fails_is_no_measurement(lakehouse: SparkSession, tmp_path: Path) -> None:
    notebook = tmp_path / "broken.py"
    notebook.write_text('# Databricks notebook source\nraise ValueError("no such table")\n', encoding="utf-8")
    with pytest.raises(RuntimeError, match="no such table"):
        batched(lakehouse, notebook, "http://127.0.0.1:9", "key")
