"""Whether a join key that holds half of all rows makes one straggler: `python -m local.benchmarks skew [options]`.

The left join of chats with ticket metadata, with broadcast joins off, as it stands, with adaptive skew handling, with
the key salted by hand, and with both. What counts is the processor time of the longest task of the join against the
median one: on a cluster with a core for each task the join takes as long as the longest.

Adaptive handling, on by default here and on Databricks, removes the straggler, and salting gains nothing beyond it.
So the workload joins as anybody would write it. Spark splits a skewed partition between the map tasks that filled it
and never within one: a table in few files (`--files 2`) has fewer pieces to split into, which is where salting helps.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyspark import SparkConf, SparkContext
from pyspark.sql import DataFrame, SparkSession

from local.benchmarks import event_log
from local.errors import LocalError
from local.java import launch, require_java
from local.session import Engine

PARTITIONS = SALTS = 16
SETTINGS = {
    "spark.master": "local[2]",
    "spark.driver.memory": "1g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.app.name": "skew",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.eventLog.enabled": "true",
    "spark.eventLog.compress": "false",
    "spark.eventLog.rolling.enabled": "false",
    # Each size that decides what is skewed is a 32nd of Spark's default: the rows are fewer than a cluster's.
    "spark.sql.files.maxPartitionBytes": "4m",
    "spark.sql.files.openCostInBytes": "128k",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes": "2m",
    "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes": "8m",
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
    "spark.sql.shuffle.partitions": str(PARTITIONS),
    "spark.sql.autoBroadcastJoinThreshold": "-1",
}


@dataclass(frozen=True)
class Way:
    """One way to join. `adaptive`: whether Spark may split skewed partitions."""

    name: str
    adaptive: bool
    join: Callable[[DataFrame, DataFrame], DataFrame]


@dataclass(frozen=True)
class Measured:
    """One run of a way: milliseconds of each `task` of the join, and of all tasks together, those before it included.

    `matched` are the rows of the result that have a region.
    """

    way: Way
    tasks: Sequence[float]
    total: float
    skewed: bool
    rows: int
    matched: int

    @property
    def ratio(self) -> float:
        """The longest task against the median one."""
        return max(self.tasks) / statistics.median(self.tasks)


def joined(chats: DataFrame, tickets: DataFrame) -> DataFrame:
    """As anybody would write it."""
    return chats.join(tickets, "cust_id", "left")


def salted(chats: DataFrame, tickets: DataFrame) -> DataFrame:
    """Spreads each key over several partitions: a chat by its hash, a ticket as a copy in each of them."""
    left = chats.selectExpr("*", f"pmod(xxhash64(session_id), {SALTS}) AS salt")
    right = tickets.selectExpr("*", f"explode(sequence(0L, {SALTS - 1}L)) AS salt")
    return left.join(right, ["cust_id", "salt"], "left").drop("salt")


WAYS = (
    Way("as it stands", False, joined),
    Way("adaptive", True, joined),
    Way("salted", False, salted),
    Way("salted, adaptive", True, salted),
)


def chats(spark: SparkSession, rows: int, share: float, files: int) -> DataFrame:
    """`rows` chats of 400 characters in `files` partitions, in each of which one customer has the `share`."""
    text = ", ".join(f"md5(concat({number}, '-', id))" for number in range(12))
    busiest = f"pmod(xxhash64(id), 1000) < {round(share * 1000)}"
    customer = f"CASE WHEN {busiest} THEN 'C-0' ELSE concat('C-', 1 + id % 2000) END"
    columns = ("concat('S-', id) AS session_id", f"{customer} AS cust_id", f"concat_ws(' ', {text}) AS chat")
    return spark.range(0, rows, 1, files).selectExpr(*columns)


def tickets(spark: SparkSession) -> DataFrame:
    """The metadata of all customers but one, whose chats the join must keep."""
    return spark.range(2_000).selectExpr("concat('C-', id) AS cust_id", "concat('R-', id % 7) AS region")


def measure(rows: int, share: float, files: int, rounds: int, folder: Path) -> list[Measured]:
    """Measures every way `rounds` times, in turns, in one Spark of its own. Raises LocalError where it cannot start."""
    log = folder / "events"
    log.mkdir()
    counts: dict[tuple[int, Way], tuple[int, int]] = {}
    engine = _start(folder, log)
    try:
        spark = engine.spark
        chats(spark, rows, share, files).write.parquet(str(folder / "chats"))
        tickets(spark).coalesce(1).write.parquet(str(folder / "tickets"))
        # What the first join of any Spark costs belongs to no way.
        for number in range(rounds + 1):
            for way in WAYS:
                print(f"{way.name}, {f'round {number}' if number else 'warming up'} ...", flush=True)
                counts[number, way] = run(spark, way, folder, f"{number} {way.name}")
    finally:
        engine.stop()
    jobs = event_log.read(next(log.iterdir()))
    return [
        Measured(way, found.last, found.total, found.skewed, *counts[number, way])
        for number, way in counts
        if number and (found := jobs[f"{number} {way.name}"])
    ]


def run(spark: SparkSession, way: Way, folder: Path, description: str) -> tuple[int, int]:
    """Joins what lies in `folder`, in jobs of this description; the rows that came out, and those with a region."""
    spark.conf.set("spark.sql.adaptive.skewJoin.enabled", str(way.adaptive).lower())
    result = way.join(spark.read.parquet(str(folder / "chats")), spark.read.parquet(str(folder / "tickets")))
    out = str(folder / "out")
    spark.sparkContext.setJobDescription(description)
    result.write.mode("overwrite").parquet(out)
    spark.sparkContext.setJobDescription("count")
    (counted,) = spark.read.parquet(out).selectExpr("count(*)", "count(region)").collect()
    return counted[0], counted[1]


def _start(folder: Path, log: Path) -> Engine:
    """A Spark without Delta Lake: what it writes beside the rows would be measured as well."""
    require_java()
    conf = SparkConf(loadDefaults=False)
    conf.setAll([*SETTINGS.items(), ("spark.eventLog.dir", log.as_uri()), ("spark.local.dir", str(folder / "tmp"))])
    with (folder / "spark.log").open("ab") as output:
        gateway = launch(conf, {"stdout": output, "stderr": output})
    return Engine(SparkSession(SparkContext(conf=conf, gateway=gateway)), gateway.proc)


def table(runs: Sequence[Measured]) -> str:
    """A line for each way, of the medians of its runs; `all tasks` are those before the join as well."""
    heads = ("way", "split by Spark", "tasks", "median ms", "longest ms", "longest to median", "all tasks s", "rows")
    lines = [heads]
    for way in dict.fromkeys(run.way for run in runs):
        same = [run for run in runs if run.way == way]
        lines.append(
            (
                way.name,
                f"{sum(run.skewed for run in same)} of {len(same)}",
                f"{statistics.median(len(run.tasks) for run in same):.0f}",
                f"{statistics.median(statistics.median(run.tasks) for run in same):.0f}",
                f"{statistics.median(max(run.tasks) for run in same):.0f}",
                f"{statistics.median(run.ratio for run in same):.1f}",
                f"{statistics.median(run.total for run in same) / 1000:.1f}",
                f"{same[0].rows:,}",
            )
        )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = [[text.rjust(width) for text, width in zip(line, widths, strict=True)] for line in lines]
    return "\n".join("  ".join([line[0].ljust(widths[0]), *row[1:]]) for line, row in zip(lines, rows, strict=True))


def problems(runs: Sequence[Measured], rows: int) -> list[str]:
    """A sentence for each run that lost or doubled rows, matched others than the first, or shows nothing."""
    found = [f"{run.way.name}: {run.rows} rows came out of {rows}." for run in runs if run.rows != rows]
    found += [
        f"{run.way.name}: {run.matched} rows have a region, {runs[0].matched} the other way."
        for run in runs
        if run.matched != runs[0].matched
    ]
    plain = [run for run in runs if run.way.adaptive and run.way.join is joined]
    return found + [f"{run.way.name}: Spark split nothing; take more --rows." for run in plain if not run.skewed]


def main(arguments: Sequence[str]) -> int:
    """Prints the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m local.benchmarks skew", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="200,000 chats once, to see that it runs")
    parser.add_argument("--rows", type=int, metavar="N", help="chats (400,000)")
    parser.add_argument("--share", type=float, default=0.5, metavar="S", help="share of one customer (0.5)")
    parser.add_argument("--files", type=int, default=32, metavar="N", help="files that hold the chats (32)")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each way is measured (3)")
    found = parser.parse_args(arguments)
    rows, rounds = found.rows or (200_000 if found.quick else 400_000), found.rounds or (1 if found.quick else 3)
    try:
        with tempfile.TemporaryDirectory(prefix="lakehouse-skew-") as folder:
            runs = measure(rows, found.share, found.files, rounds, Path(folder))
    except LocalError as error:
        print(error, file=sys.stderr)
        return 1
    print(table(runs))
    wrong = problems(runs, rows)
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0
