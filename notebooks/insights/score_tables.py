"""The tables of scores and of retries: which texts are still to be scored, and how a chunk is written."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from pyspark.sql import DataFrame, SparkSession

from .scoring import Failure, Score, Text

# What the customer says is scored, redacted: the agent's politeness must not colour it.
SCORED_TEXT = "coalesce(customer_text, '')"

OUTCOME = """
session_id STRING, text_sha256 STRING, sentiment STRING, positive DOUBLE, neutral DOUBLE, negative DOUBLE,
key_phrases ARRAY<STRING>, engine STRING, model_version STRING, scored_at TIMESTAMP, code STRING, reason STRING,
failed_at TIMESTAMP, tried BOOLEAN, scored BOOLEAN
"""
WRITE_RETRIES = """
MERGE INTO {retries} AS known USING enriched_chunk AS new
ON known.session_id = new.session_id AND known.session_id BETWEEN :first AND :last
WHEN MATCHED AND new.code IS NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET
  text_sha256 = new.text_sha256,
  code = new.code,
  reason = new.reason,
  attempts = IF(known.text_sha256 = new.text_sha256, known.attempts + 1, 1),
  first_failed_at = IF(known.text_sha256 = new.text_sha256, known.first_failed_at, new.failed_at),
  last_failed_at = new.failed_at
WHEN NOT MATCHED AND new.code IS NOT NULL THEN INSERT
  (session_id, text_sha256, code, reason, attempts, first_failed_at, last_failed_at)
  VALUES (new.session_id, new.text_sha256, new.code, new.reason, 1, new.failed_at, new.failed_at)
"""
# A score of what the customer wrote before is none of what is there now.
WRITE_SCORES = """
MERGE INTO {scores} AS known USING enriched_chunk AS new
ON known.session_id = new.session_id AND known.session_id BETWEEN :first AND :last
WHEN MATCHED AND new.code IS NOT NULL THEN DELETE
WHEN MATCHED THEN UPDATE SET {assignments}
WHEN NOT MATCHED AND new.code IS NULL THEN INSERT ({columns}) VALUES ({values})
"""
SCORE_COLUMNS = (
    "session_id",
    "text_sha256",
    "sentiment",
    "positive",
    "neutral",
    "negative",
    "key_phrases",
    "engine",
    "model_version",
    "scored_at",
)


def pending_texts(interactions: DataFrame, scores: DataFrame, retries: DataFrame, max_attempts: int) -> DataFrame:
    """What has no score: chats that are new or have another text now, without those that failed often enough.

    A chat without words from the customer is in the retries to be counted, and there is nothing to try again.
    """
    texts = interactions.selectExpr("session_id", f"sha2({SCORED_TEXT}, 256) AS sha256", f"{SCORED_TEXT} AS text")
    scored = scores.selectExpr("session_id", "text_sha256 AS scored_sha256")
    failed = retries.selectExpr("session_id", "text_sha256 AS failed_sha256", "attempts", "code")
    given_up = f"failed_sha256 = sha256 AND (attempts >= {max_attempts:d} OR code = 'NoText')"
    return (
        texts.join(scored, "session_id", "left")
        .join(failed, "session_id", "left")
        .where("scored_sha256 IS NULL OR scored_sha256 <> sha256")
        .where(f"NOT coalesce({given_up}, false)")
        .selectExpr(
            "session_id",
            "sha256",
            "text",
            "failed_sha256 IS NOT NULL AS tried",
            "scored_sha256 IS NOT NULL AS scored",
        )
    )


def chunks_of(pending: DataFrame, size: int) -> Iterator[list[Text]]:
    """The pending texts by session, `size` at a time; the driver holds little more than those."""
    rows = (Text(**row.asDict()) for row in pending.orderBy("session_id").toLocalIterator())
    while chunk := list(islice(rows, size)):
        yield chunk


def commit_chunk(
    spark: SparkSession, writes: dict[str, str], engine: str, texts: list[Text], answers: dict[str, Score | Failure]
) -> None:
    """Writes a chunk: each of its chats is in one of the two tables afterwards.

    The retries go first. After a kill in between, a chat that was scored is in neither table and is sent again;
    the other way round, its retry would stay for good.
    """
    rows = [outcome_row(engine, text, answers[text.session_id]) for text in texts]
    outcomes = spark.createDataFrame(rows, OUTCOME)
    # The chunks are ranges of sessions, so a table's files that hold other ranges need not be read.
    bounds = {"first": texts[0].session_id, "last": texts[-1].session_id}
    if any(text.tried or isinstance(answers[text.session_id], Failure) for text in texts):
        outcomes.where("tried OR code IS NOT NULL").createOrReplaceTempView("enriched_chunk")
        spark.sql(WRITE_RETRIES.format(retries=writes["retries"]), bounds)
    if any(text.scored or isinstance(answers[text.session_id], Score) for text in texts):
        outcomes.where("scored OR code IS NULL").createOrReplaceTempView("enriched_chunk")
        statement = WRITE_SCORES.format(
            scores=writes["scores"],
            assignments=", ".join(f"{column} = new.{column}" for column in SCORE_COLUMNS),
            columns=", ".join(SCORE_COLUMNS),
            values=", ".join(f"new.{column}" for column in SCORE_COLUMNS),
        )
        spark.sql(statement, bounds)


def outcome_row(engine: str, text: Text, answer: Score | Failure) -> tuple[object, ...]:
    """A row of OUTCOME."""
    flags = (text.tried, text.scored)
    if isinstance(answer, Failure):
        nothing = (None,) * 8
        return (text.session_id, text.sha256, *nothing, answer.code, answer.reason, datetime.now(UTC), *flags)
    said = (answer.sentiment, answer.positive, answer.neutral, answer.negative, answer.key_phrases)
    scored_at = datetime.fromtimestamp(answer.scored_at, UTC)
    return (text.session_id, text.sha256, *said, engine, answer.model_version, scored_at, None, None, None, *flags)
