"""How the retail workload grows with its input: `python -m local.benchmarks growth [options]`.

Every size runs in a process and on a root of its own. Times are compared side by side: on another machine the
seconds differ, the ratios hardly.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from local.sample_data.retail.generate import generate

_PROJECT = Path(__file__).resolve().parents[2]
_SIZES = (10_000, 20_000, 40_000)
_FULL = 100_000
_QUICK = (2_000, 4_000)


class BenchError(Exception):
    """A run that did not end well; its text holds what the run said."""


@dataclass(frozen=True)
class Measured:
    """One run: `rows` in its files, `seconds` from start to end, `cpu` seconds of all its processes together.

    `peak` is the resident bytes of the largest of its processes, which is Spark's driver.
    """

    orders: int
    rows: int
    seconds: float
    cpu: float
    peak: int


def measure(orders: int, out: Path, memory: str, folder: Path) -> Measured:
    """Generates `orders` orders in `folder` and runs the workload on them. Raises BenchError when the run fails."""
    files = folder / "retail"
    rows = sum(generate(files, orders=orders, seed=7).files.values())
    command = [sys.executable, "-m", "local", f"retail={files}", "--out", str(out), "--root", str(folder / "root")]
    log = folder / "output.txt"
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--memory", memory],
            cwd=_PROJECT,
            env={**os.environ, "CI": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        # Counts the processes that it has waited for as well.
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    if process.returncode != 0:
        raise BenchError(f"{orders} orders: the run failed.\n{log.read_text(encoding='utf-8', errors='replace')}")
    _check(folder / "root" / "report.json", rows)
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(orders, rows, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def _check(report: Path, rows: int) -> None:
    tasks = json.loads(report.read_text(encoding="utf-8"))["tasks"]
    read = sum(task["rows_read"] for task in tasks if task["task"].startswith("bronze_"))
    if read != rows:
        raise BenchError(f"{report}: {read} rows were ingested, {rows} are in the files.")


def table(runs: Sequence[Measured]) -> str:
    """The runs side by side. `to linear` is 1.00 where twice the rows take twice the time, less where less.

    `s per 1000 more` compares a run with the one above it: what a start costs cancels out, so a column of equal
    numbers means linear. `cpu` is what is left to compare on a machine that has other things to do.
    """
    lines = [
        (
            "orders",
            "rows",
            "seconds",
            "rows/s",
            "to linear",
            "s per 1000 more",
            "cpu s",
            "cpu s per 1000 more",
            "peak MB",
        )
    ]
    first = runs[0]
    for before, run in zip([None, *runs], runs, strict=False):
        ratio = (run.seconds / first.seconds) / (run.rows / first.rows)
        lines.append(
            (
                f"{run.orders:,}",
                f"{run.rows:,}",
                f"{run.seconds:.1f}",
                f"{run.rows / run.seconds:,.0f}",
                f"{ratio:.2f}",
                _more(before, run, run.seconds - before.seconds if before else 0),
                f"{run.cpu:.1f}",
                _more(before, run, run.cpu - before.cpu if before else 0),
                f"{run.peak / 2**20:,.0f}",
            )
        )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(text.rjust(width) for text, width in zip(line, widths, strict=True)) for line in lines)


def _more(before: Measured | None, after: Measured, seconds: float) -> str:
    return "" if before is None else f"{seconds / (after.rows - before.rows) * 1000:.3f}"


def main(arguments: Sequence[str]) -> int:
    """Prints the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m local.benchmarks growth", description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{_FULL:,} orders as well")
    parser.add_argument("--quick", action="store_true", help="small numbers of orders, to see that it runs")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="other numbers of orders, ascending")
    parser.add_argument("--out", type=Path, default=Path("cdktf.out"), metavar="DIR", help="synthesised output")
    parser.add_argument("--memory", default="2g", metavar="SIZE", help="Spark's memory (2g)")
    found = parser.parse_args(arguments)
    sizes = found.sizes or [*(_QUICK if found.quick else _SIZES), *([_FULL] if found.full else [])]
    runs: list[Measured] = []
    try:
        for orders in sizes:
            print(f"{orders:,} orders ...", flush=True)
            with tempfile.TemporaryDirectory(prefix="lakehouse-bench-") as folder:
                run = measure(orders, found.out.absolute(), found.memory, Path(folder))
            print(f"    {run.seconds:.1f} s, {run.cpu:.1f} s of CPU, {run.peak / 2**20:,.0f} MB", flush=True)
            runs.append(run)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    print(table(runs))
    return 0
