"""One Spark for all tests in Python: its start takes longer than most of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from local import session
from local.auto_loader.stream_reader import TaskSession
from local.install_jars import install, jars_folder
from local.session import Engine
from local.volumes import Volumes
from tests.synthesised import synthesise


class SharedEngine(Engine):
    """The engine of all tests; a run that is done with it leaves it running."""

    def stop(self, patience: float = 20.0) -> None:
        del patience


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the shared engine: its tables lie in `<root>/warehouse`. The name is as awkward as names get."""
    return tmp_path_factory.mktemp("spark") / "my röot 100%"


@pytest.fixture(scope="session")
def engine(root: Path) -> Iterator[Engine]:
    install(jars_folder())
    run_folder = root / "runs" / "tests"
    run_folder.mkdir(parents=True)
    started = session.start(root, run_folder, "1g", 2)
    yield SharedEngine(started.spark, started.process)
    started.stop()


@pytest.fixture(scope="session")
def spark(engine: Engine) -> SparkSession:
    return engine.spark


@pytest.fixture
def task_session(spark: SparkSession, tmp_path: Path) -> Callable[[dict[str, Path]], TaskSession]:
    """Makes the session of one task, with the folders that stand in for volumes."""
    return lambda folders: TaskSession.of(spark, Volumes(tmp_path / "volumes", folders))


@pytest.fixture(scope="session")
def synthesised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a synth, with everything that would be deployed."""
    return synthesise(tmp_path_factory.mktemp("synth") / "cdktf.out")


@pytest.fixture(scope="module")
def lakehouse(spark: SparkSession) -> Iterator[SparkSession]:
    """The shared Spark without any table of a lakehouse, before and after."""
    _empty(spark)
    yield spark
    _empty(spark)


def _empty(spark: SparkSession) -> None:
    for schema in ("bronze", "silver", "gold"):
        spark.sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
