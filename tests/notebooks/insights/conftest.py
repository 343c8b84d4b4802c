from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from tests.notebooks.insights.score_store import ScoreStore


@pytest.fixture
def store(spark: SparkSession, tmp_path: Path) -> Iterator[ScoreStore]:
    schema = f"enrich_{sha256(str(tmp_path).encode()).hexdigest()[:10]}"
    yield ScoreStore(spark, schema)
    spark.sql(f"DROP SCHEMA {schema} CASCADE")
