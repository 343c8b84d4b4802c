"""New rows of one table into another: judged by its rules, then merged or appended, each exactly once."""

import json
import os
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from .checkpoints import batch_numbers


class RowsLostError(Exception):
    """A join dropped or multiplied rows that must come out one for one."""


def write_fresh(
    spark: SparkSession,
    catalog: str,
    source: str,
    target: str,
    quarantine: str,
    judge: str,
    rules: dict[str, str],
    keys: list[str],
    order: str,
    merge: str,
    joins: bool,
    state: str,
) -> dict[str, Any]:
    """Streams the rows that `source` gained since the last run into `target`, then stops.

    `judge` is a SELECT over the view `fresh_rows` that gives the target's columns, `__reasons` (the names
    of the broken rules), `__row` (the row as JSON), `__ingested_at` and `__source_file`. Rows with reasons go
    to `quarantine`; of the others the latest by `order` for each of `keys` is merged by `merge`, or all are
    appended where `merge` is empty. `state` is the folder in which the stream remembers what it has read.

    Returns counts for which rows_read = rows_written + rows_quarantined + rows_superseded, where a superseded
    row is one that a later duplicate replaces or that the target held already.
    Raises RowsLostError before anything of a batch is written.
    """
    checkpoint = f"{state}/stream"
    before = batch_numbers(checkpoint, "commits")

    def write(batch: DataFrame, batch_id: int) -> None:
        session = batch.sparkSession
        session.catalog.setCurrentCatalog(catalog)
        batch.createOrReplaceTempView("fresh_rows")
        judged = session.sql(judge)
        counts = count_rows(judged, rules)
        if joins:
            check_kept(batch, judged, source, target)
        if counts["rows_quarantined"] > 0:
            rejected = judged.where("size(__reasons) > 0").selectExpr(
                "__reasons AS _reasons",
                "__row AS _row",
                "__ingested_at AS _row_ingested_at",
                "__source_file AS _row_source_file",
                "current_timestamp() AS _quarantined_at",
            )
            append_once(rejected, quarantine, checkpoint, batch_id)
        accepted = judged.where("size(__reasons) = 0")
        if merge == "":
            append_once(accepted.select(*session.table(target).columns), target, checkpoint, batch_id)
            counts["rows_written"] = counts["rows_read"] - counts["rows_quarantined"]
        elif counts["rows_read"] > counts["rows_quarantined"]:
            key_list = ", ".join(f"`{key}`" for key in keys)
            accepted.selectExpr("*", f"row_number() OVER (PARTITION BY {key_list} ORDER BY {order}) AS __rank").where(
                "__rank = 1"
            ).createOrReplaceTempView("latest_rows")
            outcome = session.sql(merge).collect()[0]
            counts["rows_written"] = outcome["num_affected_rows"]
        counts["rows_superseded"] = counts["rows_read"] - counts["rows_quarantined"] - counts["rows_written"]
        note(state, batch_id, counts)

    stream = spark.readStream.option("skipChangeCommits", "true").table(source)
    query = (
        stream.writeStream.queryName(target)
        .foreachBatch(write)
        .option("checkpointLocation", checkpoint)
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()
    return summary(state, before, rules)


def count_rows(judged: DataFrame, rules: dict[str, str]) -> dict[str, Any]:
    """Counts a judged batch in one pass: rows, and rows that broke a rule, in all and by rule."""
    broken = [f"count_if(array_contains(__reasons, '{name}')) AS `{name}`" for name in rules]
    row = judged.selectExpr("count(*) AS read", "count_if(size(__reasons) > 0) AS quarantined", *broken)
    values = row.collect()[0]
    return {
        "rows_read": values["read"],
        "rows_quarantined": values["quarantined"],
        "rows_written": 0,
        "broken": {name: values[name] for name in rules},
    }


def check_kept(batch: DataFrame, judged: DataFrame, source: str, target: str) -> None:
    """Raises RowsLostError unless the judged rows are those of the batch, each once.

    The sum of their hashes tells a row that was dropped for another that was doubled.
    """
    seen, became = (
        rows.selectExpr("count(*)", f"coalesce(sum(CAST(xxhash64({row}) AS DECIMAL(38,0))), 0)").collect()[0]
        for rows, row in ((batch, "to_json(struct(*))"), (judged, "__row"))
    )
    if seen == became:
        return
    number = f"{became[0]}" if seen[0] != became[0] else f"{became[0]} others"
    raise RowsLostError(
        f"{target}: {seen[0]} new rows of {source} became {number} in the query. "
        "Fix: join by a key of the joined table, with LEFT JOIN, and move filters into expectations."
    )


def append_once(rows: DataFrame, table: str, checkpoint: str, batch_id: int) -> None:
    """Appends a batch to a table unless it is there already from an attempt that died before its commit."""
    with open(os.path.join(checkpoint, "metadata"), encoding="utf-8") as file:
        stream_id = json.load(file)["id"]
    rows.write.format("delta").mode("append").option("txnAppId", f"{stream_id}/{table}").option(
        "txnVersion", batch_id
    ).saveAsTable(table)


def note(state: str, batch_id: int, counts: dict[str, Any]) -> None:
    """Keeps a batch's counts beside its checkpoint: on a shared cluster it runs in another process."""
    folder = os.path.join(state, "batches")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"{batch_id}.json"), "w", encoding="utf-8") as file:
        json.dump(counts, file)


def summary(state: str, before: set[int], rules: dict[str, str]) -> dict[str, Any]:
    """Adds up the counts of the batches that were committed since."""
    total: dict[str, Any] = {
        "status": "done",
        "rows_read": 0,
        "rows_written": 0,
        "rows_superseded": 0,
        "rows_quarantined": 0,
    }
    broken = dict.fromkeys(rules, 0)
    for batch_id in sorted(batch_numbers(f"{state}/stream", "commits") - before):
        with open(os.path.join(state, "batches", f"{batch_id}.json"), encoding="utf-8") as file:
            counts = json.load(file)
        for name in ("rows_read", "rows_written", "rows_superseded", "rows_quarantined"):
            total[name] += counts[name]
        for name, rows in counts["broken"].items():
            broken[name] = broken.get(name, 0) + rows
    total["expectations"] = {name: {"rule": rules[name], "rows": broken[name]} for name in rules}
    return total
