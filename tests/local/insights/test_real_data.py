"""Only where REAL_DATA names the real sample: its four chats arrive, and say what a person would say."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from local.session import Engine
from tests.local.insights.runs import INGESTED, Insights, scored, texts, traffic
from tests.local.retail.runs import Snapshot

_REAL = os.environ.get("REAL_DATA")

if _REAL:
    _FOLDER = Path(_REAL) / "chats"

    @pytest.fixture(scope="module")
    def real(lakehouse: SparkSession, engine: Engine, root: Path, synthesised: Path) -> Iterator[Snapshot]:
        insights = Insights(engine, root, _FOLDER)
        yield insights.run(synthesised, set_up=True)
        insights.forget()

    def test_four_chats_in_are_four_in_gold(real: Snapshot) -> None:
        files = {name: count for table in INGESTED for name, count in real.task(table)["files"].items()}
        assert files == {"sample_chats.json": 4, "ticket_metadata.json": 3}
        assert scored(real.rows("gold.customer_insights")).keys() == {"S101", "S102", "S103", "S104"}
        assert real.rows("bronze.chat_dead_letters") == real.rows("silver.language_retries") == []
        assert traffic(real)["calls"] == {"SentimentAnalysis": {"200": 1}, "KeyPhraseExtraction": {"200": 1}}

    def test_no_address_is_left_and_nothing_else_is_gone(real: Snapshot) -> None:
        tables = [table for table in real.versions if not table.startswith("bronze.")]
        found = [text for table in tables for row in real.rows(table) for text in texts(row)]
        assert [text for text in found if re.search(r"@|john\.doe|mary\.smith", text)] == []
        came = {row["session_id"]: row["chat_history"] for row in real.rows("bronze.chats")}
        redacted = {key: re.sub(r"[\w.]+@\w+\.com", "[EMAIL]", text) for key, text in came.items()}
        assert {row["session_id"]: row["chat_text"] for row in real.rows("silver.interactions")} == redacted

    def test_the_flags_are_what_a_person_would_say(real: Snapshot) -> None:
        gold = scored(real.rows("gold.customer_insights"))
        names = ("is_high_risk", "wants_to_leave", "escalate")
        assert {key: [row[name] for name in names] for key, row in gold.items()} == {
            "S101": [True, False, False],
            "S102": [False, False, False],
            "S103": [False, False, False],
            "S104": [True, True, True],
        }

    def test_the_question_of_the_business_is_answered_as_it_stands(real: Snapshot) -> None:
        rows = real.spark.sql("SELECT cust_id, Region, ai_insights FROM gold.customer_insights WHERE is_high_risk")
        found = sorted((row["cust_id"], row["Region"]) for row in rows.collect())
        assert found == [("C-101", "Philadelphia"), ("C-101", "Philadelphia")]
        assert all(row["ai_insights"].startswith("Negative (") for row in rows.collect())
        regions = {row["Region"]: (row["customers"], row["at_risk"]) for row in real.rows("gold.risk_by_region")}
        assert regions == {"Philadelphia": (1, 1), "New Jersey": (1, 0), "Pittsburgh": (1, 0)}
