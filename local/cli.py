"""The command line of the local engine."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from local.console import Console
from local.errors import LocalError
from local.runner import INTERRUPTED, REFUSED, Settings, run


def parse(arguments: Sequence[str]) -> Settings:
    """Reads the arguments; prints usage and exits with 2 where they make no sense."""
    parser = argparse.ArgumentParser(
        prog="python -m local",
        description="Runs synthesised workloads on this machine: the very files that `cdktf deploy` would upload.",
        epilog="Exit code: 0 all tasks succeeded, 1 a task failed, 2 nothing was run, 130 interrupted.",
    )
    parser.add_argument(
        "workloads",
        nargs="*",
        metavar="WORKLOAD[=FOLDER]",
        help="what to run, and the folder that holds its files (read in place); all workloads when left out",
    )
    parser.add_argument("--out", type=Path, default=Path("cdktf.out"), metavar="DIR", help="synthesised output")
    parser.add_argument("--environment", default="dev", metavar="ENV", help="which environment's jobs (dev)")
    parser.add_argument(
        "--root", type=Path, default=Path(".local"), metavar="DIR", help="where tables and reports go (.local)"
    )
    parser.add_argument(
        "--set-up", action=argparse.BooleanOptionalAction, default=True, help="run the set-up jobs first (yes)"
    )
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        type=_assignment,
        metavar="NAME=VALUE",
        help="a value for a parameter of the jobs, or of one workload: WORKLOAD.NAME=VALUE; may be repeated",
    )
    parser.add_argument(
        "--language-faults",
        default={},
        type=_faults,
        metavar="FAULT=NUMBER,...",
        help="faults of the local Language service, such as latency-ms=50,throttle-rate=0.1,error-rate=0.02",
    )
    parser.add_argument("--parallel", type=_positive, default=2, metavar="N", help="tasks at a time (2)")
    parser.add_argument("--cores", type=_positive, default=_cores(), metavar="N", help="Spark's cores (all, at most 4)")
    parser.add_argument("--memory", type=_memory, default="2g", metavar="SIZE", help="Spark's memory (2g)")
    found = parser.parse_intermixed_args(arguments)
    return Settings(
        workloads=found.workloads,
        out=found.out.expanduser().absolute(),
        environment=found.environment,
        root=found.root.expanduser().absolute(),
        set_up=found.set_up,
        parallel=found.parallel,
        memory=found.memory,
        cores=found.cores,
        parameters=found.param,
        language_faults=found.language_faults,
    )


def _cores() -> int:
    return max(1, min(os.cpu_count() or 1, 4))


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 upwards")
    return int(text)


def _memory(text: str) -> str:
    found = re.fullmatch(r"(\d+)([mg])", text.lower())
    if found is None or int(found[1]) * (1024 if found[2] == "g" else 1) < 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size from 1g upwards, such as 2g or 1536m")
    return text.lower()


def _assignment(text: str) -> str:
    if re.match(r"(?:\w+\.)?\w+=", text, re.ASCII) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE or WORKLOAD.NAME=VALUE")
    return text


def _faults(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in filter(None, text.split(",")):
        name, _, number = part.partition("=")
        if re.fullmatch(r"\d+(\.\d+)?", number, re.ASCII) is None:
            raise argparse.ArgumentTypeError(f"{part!r} is not of the form FAULT=NUMBER")
        found[name.strip().replace("-", "_")] = float(number) if "." in number else int(number)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code; a problem that the user can solve is printed as one message."""
    settings = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return run(settings, Console())
    except LocalError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
