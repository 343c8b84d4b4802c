"""Spark's settings, and a start that cannot work."""

from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from local import session
from local.errors import LocalError


def test_settings_that_notebooks_rely_on(spark: SparkSession) -> None:
    assert {
        name: spark.conf.get(name)
        for name in (
            "spark.sql.ansi.enabled",
            "spark.sql.session.timeZone",
            "spark.sql.sources.default",
            "spark.sql.streaming.noDataMicroBatches.enabled",
            "spark.sql.shuffle.partitions",
            "spark.databricks.delta.snapshotPartitions",
            "spark.driver.bindAddress",
            "spark.ui.enabled",
        )
    } == {
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.sources.default": "delta",
        "spark.sql.streaming.noDataMicroBatches.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.databricks.delta.snapshotPartitions": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
    }


def test_shuffle_partitions_follow_the_cores_within_bounds() -> None:
    found = [
        session.settings(Path("/w"), Path("/t"), "2g", cores, [])["spark.sql.shuffle.partitions"]
        for cores in (1, 3, 16)
    ]
    assert found == ["2", "3", "4"]


def test_without_jars_there_is_no_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "jars_folder", lambda: tmp_path)
    with pytest.raises(LocalError) as error:
        session.start(tmp_path, tmp_path, "1g", 1)
    assert str(error.value) == (f"{tmp_path}: Delta Lake's jars are not here. Run `python -m local.install_jars` once.")


def test_a_start_that_fails_shows_the_end_of_the_log(
    engine: session.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def launch(conf: object, process: dict[str, object]) -> None:
        (tmp_path / "spark.log").write_text("Could not reserve enough space\n")
        raise RuntimeError

    monkeypatch.setattr(session, "launch", launch)
    with pytest.raises(LocalError) as error:
        session.start(tmp_path, tmp_path, "1g", 1)
    assert str(error.value) == (
        "Spark did not start. Less memory (--memory 1g) may help. "
        f"The end of {tmp_path}/spark.log:\nCould not reserve enough space"
    )
