"""What a Delta table's history says of its data."""

from pyspark.sql import Row, SparkSession

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


def changes_data(commit: Row) -> bool:
    """Whether a commit changed rows or columns; a MERGE that found nothing to do is a commit too."""
    if commit["operation"] == "MERGE":
        metrics = commit["operationMetrics"]
        return any(metrics.get(f"numTargetRows{what}", "1") != "0" for what in ("Inserted", "Updated", "Deleted"))
    return commit["operation"] not in MAINTENANCE


def data_commit(spark: SparkSession, table: str) -> Row:
    """The last commit that changed a table's rows or columns.

    Where the log holds maintenance only, because what came before has been cleaned up, the oldest commit stands in:
    what it costs is one recomputation.
    """
    for limit in ("LIMIT 20", ""):
        commits = spark.sql(f"DESCRIBE HISTORY {table} {limit}").collect()
        for commit in commits:
            if changes_data(commit):
                return commit
    return commits[-1]


def data_version(spark: SparkSession, table: str) -> str:
    """The last commit that changed a table's rows or columns, as `version@time`.

    The time tells a table that was dropped and made again from the one before it.
    """
    commit = data_commit(spark, table)
    return f"{commit['version']}@{commit['timestamp'].isoformat()}"


def latest_version(spark: SparkSession, table: str) -> int:
    """The number of a table's last commit."""
    return int(spark.sql(f"DESCRIBE HISTORY {table} LIMIT 1").select("version").collect()[0][0])


def rows_written_since(spark: SparkSession, table: str, version: int) -> int:
    """Rows that commits after `version` wrote, from Delta's own operation metrics."""
    commits = spark.sql(f"DESCRIBE HISTORY {table}").where(f"version > {version}")
    return sum(int(row[0].get("numOutputRows", 0)) for row in commits.select("operationMetrics").collect())
