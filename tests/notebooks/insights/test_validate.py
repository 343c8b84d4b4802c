"""What is accounted for, and what is left of personal data, over tables of a few rows."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import struct, to_json

from notebooks.insights.validate import (
    SEPARATOR,
    InsightsInvalidError,
    account,
    classes_of,
    leaks,
    missing,
    run,
    spilled,
)

Rows = Sequence[tuple[Any, ...]]

SCHEMAS = {
    "chats": "session_id STRING, cust_id STRING, timestamp STRING, chat_history STRING, _corrupt_record STRING",
    "dead_letters": "_row STRING",
    "names": "cust_id STRING, name STRING",
    "interactions": "session_id STRING, cust_id STRING, chat_text STRING, customer_text STRING",
    "retries": "session_id STRING",
    "insights": "session_id STRING, cust_id STRING, ai_insights STRING, key_phrases ARRAY<STRING>",
    "risk": "cust_id STRING",
    "regions": "Region STRING, customers BIGINT",
}
BROKEN = [(None, None, None, None, '{"session_id": "S9'), ("S4", "C2", "noon", "Customer: Hello?", None)]
CHATS = [
    ("S1", "C1", "2024-05-01T10:00:00Z", "Customer: I am Ana, order #6123456789 is late.", None),
    # The same session once more, and once with spaces around its name.
    ("S1", "C1", "2024-05-01T10:00:00Z", "Customer: I am Ana, order #6123456789 is late.", None),
    (" S2 ", "C1", "2024-05-02T10:00:00Z", "Customer: Write to ana@example.com.", None),
    ("S3", "C2", "2024-05-03T10:00:00Z", "Customer:", None),
]
SOUND: dict[str, Rows] = {
    "chats": [*CHATS, *BROKEN],
    "names": [("C1", "Ana Li"), ("C2", None)],
    "interactions": [
        ("S1", "C1", "Customer: I am [NAME], order #6123456789 is late.", "I am [NAME], order #6123456789 is late."),
        ("S2", "C1", "Customer: Write to [EMAIL].", "Write to [EMAIL]."),
        ("S3", "C2", "Customer:", ""),
    ],
    "retries": [("S3",)],
    "insights": [
        # The phrase has lost the # that makes it the number of an order.
        ("S1", "C1", "Negative (0.90); about: 6123456789", ["6123456789"]),
        ("S2", "C1", "Neutral (0.80); nothing in particular", []),
    ],
    "risk": [("C1",)],
    "regions": [("Ohio", 1)],
}
COUNTS = {
    "rows_in": 6,
    "dead_letters": 2,
    "repeated": 1,
    "sessions": 3,
    "silver": 3,
    "gold": 2,
    "waiting": 1,
    "customers": 1,
    "customers_by_risk": 1,
    "customers_by_region": 1,
}

Make = Callable[..., dict[str, DataFrame]]


@pytest.fixture
def tables(spark: SparkSession) -> Make:
    """Makes the tables of a sound run, some of them with other rows."""

    def make(**changed: Rows) -> dict[str, DataFrame]:
        rows = SOUND | changed
        found = {name: spark.createDataFrame(rows.get(name, []), schema) for name, schema in SCHEMAS.items()}
        if "dead_letters" not in changed:
            broken = spark.createDataFrame(BROKEN, SCHEMAS["chats"])
            found["dead_letters"] = broken.select(to_json(struct(*broken.columns)).alias("_row"))
        return found

    return make


def test_a_sound_run_says_where_each_row_is(
    spark: SparkSession, tables: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(spark, tables(), {}, {}) == {"rows_read": 6}
    assert capsys.readouterr().out.splitlines() == [f"{name}: {count}" for name, count in COUNTS.items()]


def test_before_the_first_chat_nothing_is_missing(spark: SparkSession, tables: Make) -> None:
    assert run(spark, tables(**dict.fromkeys(SCHEMAS, ())), {}, {}) == {"rows_read": 0}


def test_a_row_counts_once_where_it_became_a_dead_letter_twice(tables: Make) -> None:
    reads = tables()
    reads["dead_letters"] = reads["dead_letters"].union(reads["dead_letters"])
    assert account(reads) == COUNTS


def test_a_row_that_came_twice_may_be_a_dead_letter_each_time(tables: Make) -> None:
    counts = account(tables(chats=[*CHATS, *BROKEN, BROKEN[0]]))
    assert counts == COUNTS | {"rows_in": 7, "dead_letters": 3}
    assert missing(counts) == []


def test_a_chat_whose_new_text_waits_counts_by_its_old_score(tables: Make) -> None:
    assert account(tables(retries=[("S3",), ("S1",)])) == COUNTS


def test_each_table_is_counted_for_itself(tables: Make) -> None:
    reads = tables(
        dead_letters=[],
        interactions=SOUND["interactions"][:2],
        retries=[],
        insights=[*SOUND["insights"], ("S8", "C8", "", [])],
        risk=[],
        regions=[("Ohio", 1), ("unknown", 4)],
    )
    assert account(reads) == {
        "rows_in": 6,
        "dead_letters": 0,
        "repeated": 1,
        # That of the line that is no object has no name.
        "sessions": 5,
        "silver": 2,
        "gold": 3,
        "waiting": 0,
        "customers": 2,
        "customers_by_risk": 0,
        "customers_by_region": 5,
    }


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (
            {"waiting": 0},
            "6 chats came in, but 2 in gold + 0 waiting for a retry + 2 dead letters + 1 repeats are 5.",
        ),
        (
            {"gold": 3},
            "6 chats came in, but 3 in gold + 1 waiting for a retry + 2 dead letters + 1 repeats are 7.",
        ),
        ({"silver": 2}, "3 sessions were accepted, but silver.interactions holds 2."),
        (
            {"customers_by_risk": 0},
            "1 customers have a scored chat, but gold.customer_risk holds 0 and gold.risk_by_region counts 1.",
        ),
        (
            {"customers_by_region": 3},
            "1 customers have a scored chat, but gold.customer_risk holds 1 and gold.risk_by_region counts 3.",
        ),
    ],
)
def test_what_does_not_come_out_is_said_with_its_numbers(changed: dict[str, int], problem: str) -> None:
    assert missing(COUNTS | changed) == [problem]


def test_sums_that_come_out_are_no_problem() -> None:
    assert missing(COUNTS) == []


FIX = "Fix: delete the folder silver_interactions of the checkpoints, so that the next run redacts every chat."


def test_what_is_left_is_counted_by_column_and_class(tables: Make) -> None:
    reads = tables(
        interactions=[
            ("S1", "C1", "Customer: Mail a@example.com or b@example.com", "Mail a@example.com"),
            ("S2", "C1", "Customer: Mail c@example.com, I am Ana", ""),
            # Nobody says that this customer is called Ana.
            ("S3", "C2", "Customer: this is ana, order #6123456789", ""),
            ("S4", "C3", "Customer: 192.168.0.1", ""),
        ],
        insights=[
            ("S1", "C1", "about: ana", ["order", "6123456789"]),
            ("S3", "C2", "about: 6123456789", ["6123456789"]),
            # Of a chat that silver does not hold.
            ("S9", "C1", "about: 6123456789", []),
        ],
    )
    assert leaks(reads) == {
        "gold.customer_insights.ai_insights": {"NAME": 1, "PHONE": 1},
        "gold.customer_insights.phrases": {"PHONE": 1},
        "silver.interactions.chat_text": {"EMAIL": 2, "IP": 1, "NAME": 1},
        "silver.interactions.customer_text": {"EMAIL": 1},
    }


@pytest.mark.parametrize(
    ("text", "source", "classes"),
    [
        ("6123456789", "Customer: order #6123456789", []),
        ("6123456789", "Customer: order #6123456788", ["PHONE"]),
        ("6123456789", None, ["PHONE"]),
        # Nothing is harmless because silver holds it where it should not.
        ("+1 215 555 0134", "Customer: call +1 215 555 0134", ["PHONE"]),
        ("ana | [NAME]", "Customer: I am Ana", ["NAME"]),
        # Other capitals, and one space for two.
        ("Parcel 612 345 678", "Customer: PARCEL #612  345 678X", []),
        # Two phrases that would be a number if they stood together.
        (f"+1 215{SEPARATOR}555 0134", "Customer: nothing", []),
        ("a@example.com, b@example.com, 10.0.0.1", None, ["EMAIL", "IP"]),
        (None, None, []),
    ],
)
def test_a_phrase_may_repeat_what_stands_in_the_redacted_chat(
    text: str | None, source: str | None, classes: list[str]
) -> None:
    assert classes_of(*(pd.Series([value], dtype="object") for value in (text, "Ana Li", source))).tolist() == [classes]


def test_what_is_left_fails_the_task_with_every_number(spark: SparkSession, tables: Make) -> None:
    leaking = [*SOUND["interactions"][:2], ("S3", "C2", "Customer: 1 a@example.com, 192.168.0.1", "")]
    with pytest.raises(InsightsInvalidError) as raised:
        run(spark, tables(interactions=leaking, retries=[]), {}, {})
    assert str(raised.value).splitlines() == [
        "6 chats came in, but 2 in gold + 0 waiting for a retry + 2 dead letters + 1 repeats are 5.",
        f"silver.interactions.chat_text: personal data is left: EMAIL in 1 chats, IP in 1 chats. {FIX}",
    ]


def test_columns_are_named_in_order() -> None:
    left = {"silver.b": {"PHONE": 2, "CARD": 1}, "gold.a": {"EMAIL": 3}}
    assert spilled(left) == [
        f"gold.a: personal data is left: EMAIL in 3 chats. {FIX}",
        f"silver.b: personal data is left: CARD in 1 chats, PHONE in 2 chats. {FIX}",
    ]
