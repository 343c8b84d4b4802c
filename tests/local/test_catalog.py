"""Tables of earlier runs, in a Spark that has never heard of them."""

from pathlib import Path

from pyspark.sql import SparkSession

from local.catalog import register


def test_a_table_is_known_again_as_the_managed_table_that_it_was(spark: SparkSession, root: Path) -> None:
    spark.sql("CREATE SCHEMA catalog_a")
    spark.sql("CREATE TABLE catalog_a.t (a INT COMMENT 'one') USING DELTA COMMENT 'all' TBLPROPERTIES ('x' = 'y')")
    spark.sql("INSERT INTO catalog_a.t VALUES (1)")
    folder = root / "warehouse" / "catalog_a.db" / "t"
    kept = root / "kept"
    folder.rename(kept)
    spark.sql("DROP TABLE catalog_a.t")
    kept.rename(folder)

    assert "catalog_a.t" in register(spark, root / "warehouse")
    assert spark.table("catalog_a.t").collect()[0]["a"] == 1
    assert spark.table("catalog_a.t").schema["a"].metadata == {"comment": "one"}
    properties = {row["key"]: row["value"] for row in spark.sql("SHOW TBLPROPERTIES catalog_a.t").collect()}
    assert properties["x"] == "y"
    spark.sql("INSERT INTO catalog_a.t VALUES (2)")
    spark.sql("ALTER TABLE catalog_a.t ADD COLUMNS (b INT)")
    assert spark.table("catalog_a.t").count() == 2
    spark.sql("CREATE TABLE IF NOT EXISTS catalog_a.t (a INT) USING DELTA")
    assert spark.table("catalog_a.t").columns == ["a", "b"]
    spark.sql("DROP TABLE catalog_a.t")
    assert not folder.exists()


def test_what_is_known_already_stays(spark: SparkSession, root: Path) -> None:
    spark.sql("CREATE SCHEMA catalog_b")
    spark.sql("CREATE TABLE catalog_b.t (a INT) USING DELTA")
    assert "catalog_b.t" in register(spark, root / "warehouse")
    assert spark.table("catalog_b.t").count() == 0


def test_schemas_are_made(spark: SparkSession, root: Path) -> None:
    register(spark, root / "warehouse", ["catalog_c"])
    assert spark.catalog.databaseExists("catalog_c")


def test_what_a_kill_left_of_a_table_is_not_in_the_way_of_making_it(spark: SparkSession, root: Path) -> None:
    left = root / "warehouse" / "catalog_d.db" / "t" / "_delta_log"
    left.mkdir(parents=True)
    (left.parent / "part-0.parquet").touch()
    assert "catalog_d.t" not in register(spark, root / "warehouse")
    assert not left.parent.exists()
    spark.sql("CREATE TABLE catalog_d.t USING DELTA AS SELECT 1 AS a")
    assert spark.table("catalog_d.t").count() == 1
