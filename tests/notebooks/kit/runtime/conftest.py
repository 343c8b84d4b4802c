import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from local.auto_loader.stream_reader import TaskSession
from tests.notebooks.kit.runtime.shop import Shop
from tests.synthesised import typescript


@pytest.fixture(scope="session")
def notebooks() -> dict[str, str]:
    """The notebooks of `shop.ts`, by name."""
    found: dict[str, str] = json.loads(typescript(Path(__file__).with_name("shop.ts")))
    return found


@pytest.fixture
def shop(
    spark: SparkSession,
    task_session: Callable[[dict[str, Path]], TaskSession],
    notebooks: dict[str, str],
    tmp_path: Path,
) -> Shop:
    return Shop(spark, lambda: task_session({}), notebooks, tmp_path)
