"""Parameters of a job, as they are on this machine, and a task that a busy machine breaks off."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from local.auto_loader.stream_reader import TaskSession
from local.dbutils import TaskValueStore
from local.graph import Node, plan
from local.outcome import Outcome
from local.synth import Asset, Task, load
from local.task_run import TaskRunner, local_parameters
from local.volumes import Volumes
from tests.local import arrivals
from tests.local.synthesis import FakeTask, Synthesis, notebook


def test_catalog_trigger_and_volumes_are_local_and_all_else_is_as_given(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    volumes = Volumes(tmp_path / "volumes", {"/Volumes/dev/bronze/landing/shop": files})
    given = {
        "catalog": "lakehouse_dev",
        "environment": "dev",
        "trigger": "continuous",
        "landing": "/Volumes/dev/bronze/landing/shop",
        "checkpoints": "/Volumes/dev/bronze/checkpoints/shop",
    }
    assert local_parameters(given, volumes) == {
        "catalog": "spark_catalog",
        "environment": "dev",
        "trigger": "available_now",
        "landing": str(files),
        "checkpoints": str(tmp_path / "volumes/dev/bronze/checkpoints/shop"),
    }
    assert (tmp_path / "volumes/dev/bronze/checkpoints/shop").is_dir()


FAILS = """\
from pathlib import Path
display(spark.sql("SELECT 1"))
attempts = Path(dbutils.widgets.get("folder"), "attempts")
attempts.write_text((attempts.read_text() if attempts.exists() else "") + "x")
if len(attempts.read_text()) <= int(dbutils.widgets.get("failures")):
    raise RuntimeError("{message}")
"""
SLOW = "java.net.SocketTimeoutException: Timed out while waiting for the Python worker to connect back"


@pytest.mark.parametrize(
    ("message", "failures", "attempts", "failed"),
    [(SLOW, 0, 1, False), (SLOW, 2, 3, False), (SLOW, 9, 3, True), ("another", 1, 1, True)],
)
def test_a_task_that_a_busy_machine_breaks_off_is_run_again(
    task_session: Callable[[dict[str, Path]], TaskSession],
    tmp_path: Path,
    message: str,
    failures: int,
    attempts: int,
    failed: bool,
) -> None:
    text = notebook(FAILS.replace("{message}", message))
    path = tmp_path / "t.py"
    path.write_text(text, encoding="utf-8")
    asset = Asset(path, "t.py", "notebook", sha256(text.encode()).hexdigest())
    task = Task("t", (), asset, {"folder": str(tmp_path), "failures": str(failures)})
    runner = TaskRunner(lambda: task_session({}), Volumes(tmp_path / "volumes"), TaskValueStore(), tmp_path)
    outcome = Outcome()
    runner.run(Node("job/t", "w", "job", task, frozenset()), outcome)
    assert (tmp_path / "attempts").read_text() == "x" * attempts
    assert (outcome.failure is not None) == failed
    assert len(outcome.displays) == 1
    assert len(outcome.warnings) == attempts - 1


def copied(tmp_path: Path, needed: str = arrivals.NEEDED) -> Outcome:
    """What comes of a pipeline, with two files delivered."""
    files = tmp_path / "files"
    files.mkdir()
    for name in ("a.json", "b.json"):
        (files / name).write_text(name * 2)
    synthesis = Synthesis(tmp_path / "out").job("chats", [FakeTask("a", notebook("x = 1"))])
    arrivals.build(synthesis, arrivals.activities(needed=needed))
    (copy, _) = plan(load(synthesis.out, "dev").workloads.values(), set_up=True)
    volumes = Volumes(tmp_path / "volumes", {arrivals.SOURCE: files})

    def no_session() -> TaskSession:
        raise AssertionError("a copy needs no Spark")

    outcome = Outcome()
    TaskRunner(no_session, volumes, TaskValueStore(), tmp_path).run(copy, outcome)
    return outcome


def test_a_pipeline_copies_without_spark_and_says_what(tmp_path: Path) -> None:
    outcome = copied(tmp_path)
    assert outcome == Outcome(copied={"a.json": 12, "b.json": 12})


def test_a_pipeline_that_starts_nothing_says_why(tmp_path: Path) -> None:
    assert copied(tmp_path, "@empty('x')").declined == (
        "the pipeline dev-chats-copy did not start the job; when_needed: @empty('x') is false"
    )


def test_a_copy_that_fails_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "volumes" / "lakehouse_dev" / "bronze").mkdir(parents=True)
    (tmp_path / "volumes" / "lakehouse_dev" / "bronze" / "arrivals").touch()
    failure = copied(tmp_path).failure
    assert failure is not None
    assert (failure.place, failure.reason.kind) == ("the pipeline", "NotADirectoryError")
    assert failure.asset == "stacks/dev-jobs/cdk.tf.json#azurerm_data_factory_pipeline.pipeline_1.activities_json"
