"""What each way of joining gives, and how the runs are put together."""

import pytest
from pyspark.sql import SparkSession
from pyspark.sql.functions import spark_partition_id

from local.benchmarks.skew import WAYS, Measured, Way, chats, problems, table, tickets

PLAIN, ADAPTIVE, SALTED, _ = WAYS


def measured(way: Way, tasks: list[float], skewed: bool = False, rows: int = 1_000, matched: int = 990) -> Measured:
    return Measured(way, tasks, sum(tasks) + 500, skewed, rows, matched)


def test_every_way_keeps_all_chats_and_matches_the_same(spark: SparkSession) -> None:
    # One customer has no metadata, and has one chat.
    left, right = chats(spark, 6_000, 0.5, 2), tickets(spark)
    found = [
        sorted(map(tuple, way.join(left, right).select("session_id", "region").collect()), key=str)
        for way in (PLAIN, SALTED)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 6_000
    assert sum(region is None for _, region in found[0]) == 1
    assert left.where("cust_id = 'C-0'").count() == 2_886


@pytest.fixture
def apart(spark: SparkSession) -> SparkSession:
    """Settings of its own: 16 partitions, and neither broadcast joins nor merged partitions."""
    session = spark.newSession()
    session.conf.set("spark.sql.shuffle.partitions", "16")
    session.conf.set("spark.sql.autoBroadcastJoinThreshold", "-1")
    session.conf.set("spark.sql.adaptive.coalescePartitions.enabled", "false")
    return session


def test_one_customer_is_in_one_partition_unless_salted(apart: SparkSession) -> None:
    apart.conf.set("spark.sql.adaptive.enabled", "false")
    left, right = chats(apart, 6_400, 1.0, 2), tickets(apart)
    sizes = [
        sorted(row["count"] for row in way.join(left, right).groupBy(spark_partition_id()).count().collect())
        for way in (PLAIN, SALTED)
    ]
    assert sizes[0] == [6_400]
    # 16 salts fall into 16 partitions by chance: some hold two of them, some none.
    assert (sum(sizes[1]), len(sizes[1]), max(sizes[1])) == (6_400, 12, 829)


@pytest.mark.parametrize(("adaptive", "split"), [(True, True), (False, False)])
def test_adaptive_handling_splits_the_partition(apart: SparkSession, adaptive: bool, split: bool) -> None:
    apart.conf.set("spark.sql.adaptive.skewJoin.enabled", str(adaptive).lower())
    apart.conf.set("spark.sql.adaptive.advisoryPartitionSizeInBytes", "64k")
    apart.conf.set("spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes", "256k")
    result = PLAIN.join(chats(apart, 8_000, 0.5, 8), tickets(apart))
    assert len(result.collect()) == 8_000
    plan = result._jdf.queryExecution().executedPlan().toString()
    assert ("SortMergeJoin(skew=true)" in plan) is split


def test_the_table_holds_medians_of_each_way() -> None:
    runs = [
        measured(PLAIN, [10, 20, 200]),
        measured(ADAPTIVE, [10, 20, 22, 30], skewed=True),
        measured(PLAIN, [10, 20, 160]),
        measured(ADAPTIVE, [10, 20, 22, 30], skewed=True),
        measured(PLAIN, [10, 40, 120]),
        measured(ADAPTIVE, [10, 20, 22, 30]),
    ]
    assert table(runs).splitlines() == [
        "way           split by Spark  tasks  median ms  longest ms  longest to median  all tasks s   rows",
        "as it stands          0 of 3      3         20         160                8.0          0.7  1,000",
        "adaptive              2 of 3      4         21          30                1.4          0.6  1,000",
    ]


def test_rows_that_are_lost_and_joins_that_show_nothing_are_problems() -> None:
    runs = [
        measured(PLAIN, [1, 9]),
        measured(ADAPTIVE, [1, 9]),
        measured(SALTED, [1, 9], rows=999, matched=989),
    ]
    assert problems(runs, 1_000) == [
        "salted: 999 rows came out of 1000.",
        "salted: 989 rows have a region, 990 the other way.",
        "adaptive: Spark split nothing; take more --rows.",
    ]
    assert problems([measured(PLAIN, [1, 9]), measured(ADAPTIVE, [1, 2], skewed=True)], 1_000) == []
