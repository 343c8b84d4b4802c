"""Which benchmarks run, and with what."""

from collections.abc import Callable, Sequence

import pytest

from local.benchmarks import __main__ as entry

Calls = list[tuple[str, list[str]]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Stands in for the benchmarks; `pii` fails."""
    made: Calls = []

    def pretend(name: str) -> Callable[[Sequence[str]], int]:
        def main(arguments: Sequence[str]) -> int:
            made.append((name, list(arguments)))
            return 1 if name == "pii" else 0

        return main

    for name in entry.BENCHMARKS:
        monkeypatch.setitem(entry.BENCHMARKS, name, pretend(name))
    return made


def test_all_run_when_none_is_named_and_one_that_fails_stops_no_other(calls: Calls) -> None:
    assert entry.main([]) == 1
    assert calls == [("growth", []), ("pii", []), ("enrichment", []), ("skew", [])]


def test_the_named_ones_run_on_little_data(calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["skew", "growth", "--quick"]) == 0
    assert calls == [("skew", ["--quick"]), ("growth", ["--quick"])]
    assert capsys.readouterr().out.splitlines() == [
        "skew: Whether a join key that holds half of all rows makes one straggler",
        "growth: How the retail workload grows with its input",
    ]


def test_one_alone_gets_the_rest_of_the_arguments(calls: Calls) -> None:
    assert entry.main(["pii", "--real", "folder", "--help"]) == 1
    assert calls == [("pii", ["--real", "folder", "--help"])]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["pi"], "there is no benchmark 'pi'; there are growth, pii, enrichment, skew."),
        (["pii", "skew", "--rows", "9"], "unrecognized arguments: --rows"),
        (["--rows", "9"], "there is no benchmark '9'"),
    ],
)
def test_what_makes_no_sense_runs_nothing(
    calls: Calls, capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        entry.main(arguments)
    assert (stopped.value.code, calls) == (2, [])
    assert problem in capsys.readouterr().err


def test_help_lists_them(calls: Calls, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        entry.main(["--help"])
    assert (stopped.value.code, calls) == (0, [])
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "  growth      How the retail workload grows with its input",
        "  pii         How well personal data is found",
        "  enrichment  What it takes to score chats with a language service",
        "  skew        Whether a join key that holds half of all rows makes one straggler",
    ]
