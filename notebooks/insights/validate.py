"""Whether every chat is accounted for, and no personal data is left where it does not belong."""

from functools import reduce
from typing import Any

import pandas as pd
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql.functions import array_join, col, lit, pandas_udf, struct, to_json

from .redact import find, redact

# Between key phrases: what ends one and what begins the next are no number together.
SEPARATOR = " | "


class InsightsInvalidError(Exception):
    """Chats were lost, or personal data is left; the message holds the numbers."""


def run(
    spark: SparkSession, reads: dict[str, DataFrame], writes: dict[str, str], params: dict[str, Any]
) -> dict[str, Any]:
    """Checks the workload's tables as they are after a run.

    Raises InsightsInvalidError with the numbers of every check that fails. Reports the numbers otherwise.
    """
    del spark, writes, params
    counts = account(reads)
    left = leaks(reads)
    problems = [*missing(counts), *spilled(left)]
    if problems:
        raise InsightsInvalidError("\n".join(problems))
    print("\n".join(f"{name}: {count}" for name, count in counts.items()))
    return {"rows_read": counts["rows_in"]}


def account(reads: dict[str, DataFrame]) -> dict[str, int]:
    """How many rows came in, and where they are now.

    A session that was delivered several times is one row of silver.
    """
    chats, dead = reads["chats"], reads["dead_letters"]
    arrived = chats.select(to_json(struct(*chats.columns)).alias("_row"), "session_id")
    # By row, not by the number of dead letters: after a stream was reset the same row is there twice.
    accepted = arrived.join(dead.select("_row").distinct(), "_row", "left_anti")
    waiting = reads["retries"].join(reads["insights"], "session_id", "left_anti")
    rows_in, rows_accepted = arrived.count(), accepted.count()
    sessions = accepted.selectExpr("trim(session_id) AS session_id").distinct().count()
    return {
        "rows_in": rows_in,
        "dead_letters": rows_in - rows_accepted,
        "repeated": rows_accepted - sessions,
        "sessions": sessions,
        "silver": reads["interactions"].count(),
        "gold": reads["insights"].count(),
        "waiting": waiting.count(),
        "customers": reads["insights"].select("cust_id").distinct().count(),
        "customers_by_risk": reads["risk"].count(),
        "customers_by_region": reads["regions"].selectExpr("coalesce(sum(customers), 0)").collect()[0][0],
    }


def missing(counts: dict[str, int]) -> list[str]:
    """A sentence for each sum that does not come out."""
    problems = []
    parts = counts["gold"] + counts["waiting"] + counts["dead_letters"] + counts["repeated"]
    if counts["rows_in"] != parts:
        problems.append(
            f"{counts['rows_in']} chats came in, but {counts['gold']} in gold + {counts['waiting']} waiting "
            f"for a retry + {counts['dead_letters']} dead letters + {counts['repeated']} repeats are {parts}."
        )
    if counts["sessions"] != counts["silver"]:
        problems.append(
            f"{counts['sessions']} sessions were accepted, but silver.interactions holds {counts['silver']}."
        )
    if not counts["customers"] == counts["customers_by_risk"] == counts["customers_by_region"]:
        problems.append(
            f"{counts['customers']} customers have a scored chat, but gold.customer_risk holds "
            f"{counts['customers_by_risk']} and gold.risk_by_region counts {counts['customers_by_region']}."
        )
    return problems


def leaks(reads: dict[str, DataFrame]) -> dict[str, dict[str, int]]:
    """Personal data that is left, by column and class: how many chats hold it."""
    chats, insights = reads["interactions"], reads["insights"]
    # A phrase can lose what made a number harmless, such as the # of an order: what stands in the redacted chat is
    # no personal data.
    sources = chats.selectExpr("session_id", "chat_text AS source")
    scored = insights.join(sources, "session_id", "left").withColumn("phrases", array_join("key_phrases", SEPARATOR))
    nothing = lit(None).cast("string")
    texts = [
        text_of(chats, "silver.interactions", "chat_text", nothing),
        text_of(chats, "silver.interactions", "customer_text", nothing),
        text_of(scored, "gold.customer_insights", "ai_insights", col("source")),
        text_of(scored, "gold.customer_insights", "phrases", col("source")),
    ]
    named = reduce(DataFrame.union, texts).join(reads["names"].select("cust_id", "name"), "cust_id", "left")
    classes = pandas_udf(classes_of, "array<string>")  # type: ignore[call-overload]
    counted = named.select("place", classes("text", "name", "source").alias("classes"))
    rows = counted.selectExpr("place", "explode(classes) AS class").groupBy("place", "class").count().collect()
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["place"], {})[row["class"]] = row["count"]
    return found


def text_of(frame: DataFrame, table: str, column: str, source: Column) -> DataFrame:
    """A column's texts with what is needed to judge them."""
    place = lit(f"{table}.{column}")
    return frame.select("cust_id", place.alias("place"), col(column).alias("text"), source.alias("source"))


def classes_of(texts: pd.Series, names: pd.Series, sources: pd.Series) -> pd.Series:
    """The classes of personal data in each text, each once; what its source holds after redaction is left out."""
    return pd.Series([classes_in(*row) for row in zip(texts, names, sources, strict=True)], dtype="object")


def classes_in(text: str | None, name: str | None, source: str | None) -> list[str]:
    text = text or ""
    spans = find(text, name)
    if spans and source is not None:
        harmless = folded(redact(source, name))
        spans = [span for span in spans if folded(text[span.start : span.end]) not in harmless]
    return sorted({span.pii_class for span in spans})


def folded(text: str) -> str:
    """The text as a key phrase may give it: capitals and runs of white space aside."""
    return " ".join(text.casefold().split())


def spilled(left: dict[str, dict[str, int]]) -> list[str]:
    """A sentence for each column that still holds personal data."""
    problems = []
    for column, by_class in sorted(left.items()):
        counts = ", ".join(f"{name} in {count} chats" for name, count in sorted(by_class.items()))
        problems.append(
            f"{column}: personal data is left: {counts}. "
            "Fix: delete the folder silver_interactions of the checkpoints, so that the next run redacts every chat."
        )
    return problems
