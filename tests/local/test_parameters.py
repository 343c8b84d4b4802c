"""Values that the user gives for parameters of jobs."""

from pathlib import Path

import pytest

from local.errors import LocalError
from local.parameters import resolve
from local.synth import Workload, load
from tests.local.synthesis import FakeTask, Synthesis, notebook

COMMON = {"catalog": "lakehouse_dev", "checkpoints": "/Volumes/c/b/checkpoints", "environment": "dev", "replay": ""}


@pytest.fixture
def workloads(tmp_path: Path) -> list[Workload]:
    own = {"mode": "{{job.parameters.replay}}!", "kept": "x"}
    synthesis = Synthesis(tmp_path).job("chats", [FakeTask("a", notebook("x = 1"), parameters=own)], COMMON)
    synthesis.job("chats-setup", [FakeTask("s", notebook("x = 1"))], {"catalog": "lakehouse_dev"})
    synthesis.job("shop", [FakeTask("a", notebook("x = 1"))], COMMON | {"since": "2018", "extra": "/Volumes/c/b/extra"})
    return list(load(synthesis.out, "dev").workloads.values())


def test_a_value_goes_to_every_workload_that_has_the_parameter(workloads: list[Workload]) -> None:
    assert resolve([], workloads) == {}
    assert resolve(["replay=true"], workloads) == {"chats": {"replay": "true"}, "shop": {"replay": "true"}}
    assert resolve(["since=2017=01", "replay="], workloads) == {
        "shop": {"since": "2017=01", "replay": ""},
        "chats": {"replay": ""},
    }


def test_a_value_for_one_workload(workloads: list[Workload]) -> None:
    assert resolve(["chats.replay=yes"], workloads) == {"chats": {"replay": "yes"}}
    assert resolve(["replay=a", "shop.replay=b", "chats.replay=c", "chats.replay=d"], workloads) == {
        "chats": {"replay": "d"},
        "shop": {"replay": "b"},
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            "repaly=true",
            "--param repaly=true: no job that is meant has a parameter 'repaly' to set; "
            "known: replay, since. Did you mean 'replay'?",
        ),
        (
            "chats.since=1",
            "--param chats.since=1: no job that is meant has a parameter 'since' to set; known: replay.",
        ),
        (
            "chat.replay=1",
            "--param chat.replay=1: 'chat' is no workload of this run; chosen: chats, shop. Did you mean 'chats'?",
        ),
        *(
            (
                f"{name}=x",
                f"--param {name}=x: {name!r} is set by the engine itself; allowed: replay, since. "
                "For places use WORKLOAD=FOLDER and --root, for the environment --environment.",
            )
            for name in ("catalog", "checkpoints", "environment", "extra")
        ),
    ],
)
def test_refuses(workloads: list[Workload], given: str, message: str) -> None:
    with pytest.raises(LocalError) as error:
        resolve([given], workloads)
    assert str(error.value) == message


def test_a_workload_with_values(workloads: list[Workload]) -> None:
    chats = next(workload for workload in workloads if workload.name == "chats")
    given = chats.given({"replay": "true", "other": "ignored"})
    assert given.main.parameters == COMMON | {"replay": "true"}
    assert given.main.tasks[0].parameters == COMMON | {"replay": "true", "mode": "true!", "kept": "x"}
    assert given.setup is not None
    assert given.setup.parameters == {"catalog": "lakehouse_dev"}
    assert chats.main.tasks[0].parameters == COMMON | {"mode": "!", "kept": "x"}
