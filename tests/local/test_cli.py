"""Arguments, and what a user reads when they make no sense."""

from pathlib import Path

import pytest

from local.cli import main, parse
from tests.local.synthesis import FakeTask, Synthesis, notebook


def test_defaults() -> None:
    settings = parse([])
    assert settings.workloads == []
    assert (settings.out, settings.root) == (Path.cwd() / "cdktf.out", Path.cwd() / ".local")
    assert (settings.environment, settings.set_up, settings.parallel, settings.memory) == ("dev", True, 2, "2g")
    assert 1 <= settings.cores <= 4
    assert (settings.parameters, settings.language_faults) == ([], {})


def test_everything_given(tmp_path: Path) -> None:
    line = "--environment prod --root r --no-set-up --parallel 3 --cores 1 --memory 1536M"
    settings = parse(["shop=../data", "other", "--out", str(tmp_path), *line.split()])
    assert settings.workloads == ["shop=../data", "other"]
    assert (settings.out, settings.root) == (tmp_path, Path.cwd() / "r")
    assert (settings.environment, settings.set_up, settings.parallel) == ("prod", False, 3)
    assert (settings.memory, settings.cores) == ("1536m", 1)


def test_parameters_and_faults_may_stand_between_workloads() -> None:
    line = "a --param replay=true --param a.since=2024=01 b=x --language-faults latency-ms=50,error-rate=0.02"
    settings = parse(line.split())
    assert settings.workloads == ["a", "b=x"]
    assert settings.parameters == ["replay=true", "a.since=2024=01"]
    assert settings.language_faults == {"latency_ms": 50, "error_rate": 0.02}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--param", "replay"], "'replay' is not of the form NAME=VALUE or WORKLOAD.NAME=VALUE"),
        (["--param", "=x"], "'=x' is not of the form NAME=VALUE or WORKLOAD.NAME=VALUE"),
        (["--language-faults", "slow"], "argument --language-faults: 'slow' is not of the form FAULT=NUMBER"),
        (["--language-faults", "a=-1"], "argument --language-faults: 'a=-1' is not of the form FAULT=NUMBER"),
        (["--parallel", "0"], "argument --parallel: '0' is not a whole number from 1 upwards"),
        (["--cores", "many"], "argument --cores: 'many' is not a whole number from 1 upwards"),
        (["--memory", "512m"], "argument --memory: '512m' is not a size from 1g upwards, such as 2g or 1536m"),
        (["--memory", "2"], "argument --memory: '2' is not a size from 1g upwards, such as 2g or 1536m"),
    ],
)
def test_arguments_that_make_no_sense(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(arguments)
    assert left.value.code == 2
    assert message in capsys.readouterr().err


def test_a_problem_is_one_message_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    synthesis = Synthesis(tmp_path / "out").job("shop", [FakeTask("a", notebook("x = 1"))])
    root = tmp_path / "root"
    assert main(["shp", "--out", str(synthesis.out), "--root", str(root)]) == 2
    assert capsys.readouterr().err == "Unknown workload 'shp'; known: shop. Did you mean 'shop'?\n"
    assert not root.exists()
