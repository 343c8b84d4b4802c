"""What a Delta table's history says of its data."""

from pyspark.sql import SparkSession

# Commits that leave every row as it was.
MAINTENANCE = frozenset(
    {
        "ADD CONSTRAINT",
        "CHANGE COLUMN",
        "CLUSTER BY",
        "COMPUTE STATS",
        "DROP CONSTRAINT",
        "OPTIMIZE",
        "SET TBLPROPERTIES",
        "UNSET TBLPROPERTIES",
        "VACUUM END",
        "VACUUM START",
    }
)


def data_version(spark: SparkSession, table: str) -> str:
    """The last commit that changed a table's rows or columns, as `version@time`.

    The time tells a table that was dropped and made again from the one before it.
    """
    commits = spark.sql(f"DESCRIBE HISTORY {table}").select("version", "timestamp", "operation").collect()
    for version, timestamp, operation in commits:
        if operation not in MAINTENANCE:
            return f"{version}@{timestamp.isoformat()}"
    raise LookupError(f"{table}: its history holds no commit of data")


def latest_version(spark: SparkSession, table: str) -> int:
    """The number of a table's last commit."""
    return int(spark.sql(f"DESCRIBE HISTORY {table} LIMIT 1").select("version").collect()[0][0])


def rows_written_since(spark: SparkSession, table: str, version: int) -> int:
    """Rows that commits after `version` wrote, from Delta's own operation metrics."""
    commits = spark.sql(f"DESCRIBE HISTORY {table}").where(f"version > {version}")
    return sum(int(row[0].get("numOutputRows", 0)) for row in commits.select("operationMetrics").collect())
