"""Files to bronze tables, with Auto Loader."""

import json
import os
from datetime import datetime
from typing import Any

from pyspark.sql import SparkSession
from pyspark.sql.functions import expr
from pyspark.sql.streaming import StreamingQuery

from .checkpoints import batch_numbers
from .history import latest_version, rows_written_since

READER_OPTIONS = {
    "csv": {
        "header": "true",
        "multiLine": "true",
        "quote": '"',
        "escape": '"',
        "encoding": "UTF-8",
        "mode": "PERMISSIVE",
    },
    "json": {
        "multiLine": "false",
        "encoding": "UTF-8",
        "mode": "PERMISSIVE",
        # Where the contract has this column, a line that is no object is kept in it whole.
        "columnNameOfCorruptRecord": "_corrupt_record",
    },
}


def start_ingest(
    spark: SparkSession,
    target: str,
    columns: list[str],
    schema: str,
    file_format: str,
    landing: str,
    files: str,
    state: str,
    trigger: str,
) -> StreamingQuery:
    """Starts a stream of the new files in `landing` that match `files` into `target`.

    `state` is the folder in which the stream remembers what it has read.
    `trigger` is "available_now" (everything there is, then stop) or "continuous".
    """
    reader = (
        spark.readStream.format("cloudFiles")
        .option("cloudFiles.format", file_format)
        .option("cloudFiles.schemaLocation", f"{state}/schema")
        .option("pathGlobFilter", files)
        .option("rescuedDataColumn", "_rescued_data")
        .options(**READER_OPTIONS[file_format])
    )
    rows = (
        reader.schema(schema)
        .load(landing)
        .selectExpr(
            *[f"`{column}`" for column in columns],
            "current_timestamp() AS _ingested_at",
            "_metadata.file_path AS _source_file",
            "_rescued_data",
        )
    )
    writer = rows.writeStream.queryName(target).option("checkpointLocation", f"{state}/stream")
    if trigger == "continuous":
        return writer.trigger(processingTime="1 minute").toTable(target)
    if trigger != "available_now":
        raise ValueError(f'trigger: got "{trigger}". Fix: use "available_now" or "continuous".')
    return writer.trigger(availableNow=True).toTable(target)


def ingest_available(spark: SparkSession, target: str, **source: Any) -> dict[str, Any]:
    """Ingests every file that is there and not yet read, and says what came of it."""
    version = latest_version(spark, target)
    began = unfinished_since(f"{source['state']}/stream") or spark.sql("SELECT current_timestamp()").collect()[0][0]
    query = start_ingest(spark, target=target, trigger="available_now", **source)
    query.awaitTermination()
    written = rows_written_since(spark, target, version)
    report: dict[str, Any] = {"status": "done", "rows_read": written, "rows_written": written}
    if written == 0:
        return {**report, "rows_rescued": 0, "files": {}}
    return {**report, **arrivals(spark, target, began)}


def unfinished_since(checkpoint: str) -> datetime | None:
    """When the batch began that a killed run left uncommitted: it is run again, and its rows carry that time."""
    left = batch_numbers(checkpoint, "offsets") - batch_numbers(checkpoint, "commits")
    if not left:
        return None
    with open(os.path.join(checkpoint, "offsets", str(max(left))), encoding="utf-8") as file:
        metadata = json.loads(file.read().splitlines()[1])
    return datetime.fromtimestamp(metadata["batchTimestampMs"] / 1000)


def arrivals(spark: SparkSession, target: str, began: Any) -> dict[str, Any]:
    """The files that arrived since `began`, and what of their rows was rescued, by column."""
    fresh = spark.sql(
        f"SELECT _source_file, _rescued_data FROM {target} WHERE _ingested_at >= :began", {"began": began}
    )
    counts = (expr("count(*)"), expr("count(_rescued_data)"))
    files = fresh.groupBy("_source_file").agg(*counts).orderBy("_source_file").collect()
    rescued = (
        fresh.where("_rescued_data IS NOT NULL")
        .selectExpr("explode(array_except(json_object_keys(_rescued_data), array('_file_path'))) AS name")
        .groupBy("name")
        .count()
        .orderBy("name")
        .collect()
    )
    return {
        "rows_rescued": sum(rows for _, _, rows in files),
        "rescued_columns": {name: rows for name, rows in rescued},
        "files": {path.rsplit("/", 1)[-1]: rows for path, rows, _ in files},
    }


def add_up(reports: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """One report for several ingestions, each file under its own name."""
    total: dict[str, Any] = {"status": "done", "files": {}, "rescued_columns": {}}
    for name in ("rows_read", "rows_written", "rows_rescued"):
        total[name] = sum(report[name] for report in reports.values())
    for target, report in reports.items():
        total["files"].update(report["files"])
        for column, rows in report.get("rescued_columns", {}).items():
            total["rescued_columns"][f"{target}.{column}"] = rows
    return total
