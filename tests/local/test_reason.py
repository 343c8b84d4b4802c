"""Why something failed, without a Java stack trace."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyspark.sql import DataFrame, SparkSession

from local.reason import Reason, explain


def failure(work: Callable[[], object]) -> BaseException:
    with pytest.raises(BaseException, match=r".*") as caught:
        work()
    return caught.value


def test_an_error_of_the_analysis(spark: SparkSession) -> None:
    reason = explain(failure(lambda: spark.sql("SELECT * FROM nowhere.at_all")), "n.py")
    assert reason.kind == "TABLE_OR_VIEW_NOT_FOUND"
    assert reason.message.startswith("The table or view `nowhere`.`at_all` cannot be found.")
    assert "'Project" not in reason.message


def test_an_error_at_run_time(spark: SparkSession) -> None:
    reason = explain(failure(lambda: spark.sql("SELECT CAST('x' AS INT)").collect()), "n.py")
    assert reason.kind == "CAST_INVALID_INPUT"
    assert reason.message.startswith('The value \'x\' of the type "STRING" cannot be cast to "INT"')
    assert "\tat " not in reason.message


def test_an_error_of_the_grammar(spark: SparkSession) -> None:
    assert explain(failure(lambda: spark.sql("SELEC 1")), "n.py").kind == "PARSE_SYNTAX_ERROR"


def stream(spark: SparkSession, tmp_path: Path, take: Callable[[DataFrame, int], None]) -> None:
    rows = spark.readStream.format("rate-micro-batch").option("rowsPerBatch", 1).load()
    query = (
        rows.writeStream.foreachBatch(take)
        .option("checkpointLocation", str(tmp_path / "state"))
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()


def test_pythons_own_error_inside_of_a_stream(spark: SparkSession, tmp_path: Path) -> None:
    def take(batch: DataFrame, batch_id: int) -> None:
        raise KeyError("boom")

    reason = explain(failure(lambda: stream(spark, tmp_path, take)), __file__)
    assert (reason.kind, reason.message) == ("KeyError", "'boom'")
    assert reason.line == take.__code__.co_firstlineno + 1


def test_sparks_error_inside_of_a_stream(spark: SparkSession, tmp_path: Path) -> None:
    def take(batch: DataFrame, batch_id: int) -> None:
        batch.sparkSession.sql("SELECT * FROM nowhere.at_all")

    reason = explain(failure(lambda: stream(spark, tmp_path, take)), __file__)
    assert reason.kind == "TABLE_OR_VIEW_NOT_FOUND"
    assert reason.message.startswith("The table or view `nowhere`.`at_all` cannot be found.")
    assert reason.line == take.__code__.co_firstlineno + 1


def test_an_error_of_a_query_inside_of_a_stream(spark: SparkSession, tmp_path: Path) -> None:
    def work() -> None:
        rows = spark.readStream.format("rate-micro-batch").option("rowsPerBatch", 1).load()
        query = (
            rows.selectExpr("1 / (value - value) AS x")
            .writeStream.format("noop")
            .option("checkpointLocation", str(tmp_path / "state"))
            .trigger(availableNow=True)
            .start()
        )
        query.awaitTermination()

    assert explain(failure(work), "n.py").kind == "DIVIDE_BY_ZERO"


def test_an_error_of_a_python_function_on_an_executor(spark: SparkSession) -> None:
    from pyspark.sql.functions import udf

    frame = spark.range(1).select(udf(lambda value: value // 0)("id"))
    reason = explain(failure(frame.collect), __file__)
    assert reason.kind == "ZeroDivisionError"
    assert reason.message.startswith("integer division or modulo by zero")


def test_any_other_error_keeps_its_name_and_words() -> None:
    assert explain(failure(lambda: int("x")), "n.py") == Reason(
        "ValueError", "invalid literal for int() with base 10: 'x'", None
    )
    assert str(Reason("KeyError", "")) == "KeyError"


def test_why_a_write_failed(spark: SparkSession) -> None:
    spark.sql("CREATE SCHEMA IF NOT EXISTS reasons")
    spark.sql("CREATE TABLE IF NOT EXISTS reasons.sizes (n INT) USING DELTA")
    with pytest.raises(Exception) as caught:
        spark.sql("INSERT INTO reasons.sizes SELECT CAST(id AS INT) * 2000000000 FROM range(5)")
    spark.sql("DROP SCHEMA reasons CASCADE")
    reason = explain(caught.value, "none.py")
    assert (reason.kind, reason.message.splitlines()[0][:17]) == ("ARITHMETIC_OVERFLOW", "integer overflow.")
