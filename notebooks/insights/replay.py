"""Repaired chats back among the arriving files."""

import hashlib
import json
import os
from typing import Any

from pyspark.sql import DataFrame, SparkSession

COLUMNS = ("session_id", "cust_id", "timestamp", "chat_history")
# What somebody changes while it is being replayed is not marked as replayed.
DIGEST = f"sha2(to_json(struct({', '.join(COLUMNS)})), 256)"


def run(
    spark: SparkSession, reads: dict[str, DataFrame], writes: dict[str, str], params: dict[str, Any]
) -> dict[str, Any]:
    """Writes the repairs that were not replayed yet as one file, where ingestion finds it like any other.

    Does nothing unless the job's parameter `replay` is "true". The file is named by its content, so that a run that
    was killed before it noted the replay writes the same file again, which is read once.
    """
    del reads
    wanted = params["replay"].strip().lower()
    if wanted in ("", "false"):
        return {"rows_read": 0, "rows_written": 0}
    if wanted != "true":
        raise ValueError(
            f'replay: got "{params["replay"]}"; allowed: true, false or nothing. Fix: start the job with replay=true.'
        )
    table = writes["repairs"]
    unreplayed = spark.table(table).where("replayed_at IS NULL")
    waiting = unreplayed.selectExpr(*COLUMNS, f"{DIGEST} AS digest").orderBy("session_id").collect()
    if not waiting:
        print(f"{table} holds no repair that was not replayed yet.")
        return {"rows_read": 0, "rows_written": 0}
    lines = "".join(json.dumps({name: row[name] for name in COLUMNS}, ensure_ascii=False) + "\n" for row in waiting)
    name = f"sample_chats_replay_{hashlib.sha256(lines.encode()).hexdigest()[:16]}.json"
    deliver(params["landing"], name, lines)
    spark.sql(
        f"UPDATE {table} SET replayed_at = current_timestamp() "
        f"WHERE replayed_at IS NULL AND array_contains(:digests, {DIGEST})",
        {"digests": [row["digest"] for row in waiting]},
    )
    print(f"{len(waiting)} repaired chats are in {name}.")
    return {"rows_read": len(waiting), "rows_written": len(waiting)}


def deliver(folder: str, name: str, text: str) -> None:
    """Writes a file in one step: a name that ingestion looks for never holds half of it."""
    os.makedirs(folder, exist_ok=True)
    unfinished = os.path.join(folder, f"_{name}.unfinished")
    with open(unfinished, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(unfinished, os.path.join(folder, name))
