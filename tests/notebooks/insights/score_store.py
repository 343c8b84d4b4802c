"""The tables that enrichment reads and writes, in a schema of one test."""

from collections.abc import Mapping
from typing import Any

from pyspark.sql import DataFrame, SparkSession

TABLES = {
    "scores": (
        "session_id STRING NOT NULL, text_sha256 STRING NOT NULL, sentiment STRING NOT NULL, positive DOUBLE NOT NULL, "
        "neutral DOUBLE NOT NULL, negative DOUBLE NOT NULL, key_phrases ARRAY<STRING> NOT NULL, "
        "engine STRING NOT NULL, model_version STRING NOT NULL, scored_at TIMESTAMP NOT NULL"
    ),
    "retries": (
        "session_id STRING NOT NULL, text_sha256 STRING NOT NULL, code STRING NOT NULL, reason STRING NOT NULL, "
        "attempts INT NOT NULL, first_failed_at TIMESTAMP NOT NULL, last_failed_at TIMESTAMP NOT NULL"
    ),
}


class ScoreStore:
    """`reads` and `writes` are what the notebook binds; `texts` is what customers wrote, by session."""

    def __init__(self, spark: SparkSession, schema: str) -> None:
        self.spark = spark
        self.texts: Mapping[str, str] = {}
        self._schema = schema
        spark.sql(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        for name, columns in TABLES.items():
            spark.sql(f"CREATE TABLE IF NOT EXISTS {schema}.{name} ({columns}) USING DELTA")

    @property
    def writes(self) -> dict[str, str]:
        return {name: f"{self._schema}.{name}" for name in TABLES}

    @property
    def reads(self) -> dict[str, DataFrame]:
        schema = "session_id STRING, customer_text STRING, chat_text STRING"
        rows = [(session_id, text, f"Customer: {text} Agent: Sorry!") for session_id, text in self.texts.items()]
        stored = {name: self.spark.table(table) for name, table in self.writes.items()}
        return {"interactions": self.spark.createDataFrame(rows, schema), **stored}

    def rows(self, table: str, columns: str) -> list[tuple[Any, ...]]:
        found = self.reads[table].orderBy("session_id").selectExpr(*columns.split())
        return [tuple(row) for row in found.collect()]

    def commits(self, table: str) -> int:
        return self.spark.sql(f"DESCRIBE HISTORY {self._schema}.{table}").count() - 1
