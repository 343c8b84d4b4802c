"""The insights workload end to end, on chats whose every defect is known: one story of four runs."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession

from local.language.faults import Faults
from local.sample_data.insights.generate import generate
from local.session import Engine
from tests.local.insights.killed import CHUNK, Resumed, kill_and_resume, with_small_chunks
from tests.local.insights.runs import INGESTED, ROW_WISE, Insights, scored, task, texts, traffic
from tests.local.retail.runs import Record, Snapshot

NO_OBJECT = (
    "line_is_an_object",
    "session_id_not_null",
    "cust_id_not_null",
    "occurred_at_not_null",
    "chat_text_not_null",
)
NO_TIME = ("time_is_readable", "occurred_at_not_null")
REASONS = {
    "cut_off": NO_OBJECT,
    "stray_comma": NO_OBJECT,
    "text_line": NO_OBJECT,
    "array_line": NO_OBJECT,
    "missing_session_id": ("session_id_not_null",),
    "null_chat": ("chat_text_not_null",),
    "nested_timestamp": NO_TIME,
}
# A time that is missing is not unreadable.
BAD_TIMES = {NO_TIME, ("occurred_at_not_null",)}
FAULTS = Faults(throttle_rate=0.1, error_rate=0.02, retry_after=0.05, seed=5)
NEW: Record = {
    "session_id": "S900001",
    "cust_id": "C-5001",
    "timestamp": "2024-07-01T10:00:00Z",
    "chat_history": "Customer: The internet is down again, terrible. I want to cancel my contract. Agent: Sorry!",
    "channel": {"name": "app"},
}
REPAIRED = "Customer: Olá, obrigada! Write to repaired@example.com, thank you. Agent: Done."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("sample") / "insights"
    generate(found, chats=80, seed=2)
    return found


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(folder.with_name("insights.expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def lost(expected: dict[str, Any]) -> set[str]:
    """The sessions that no readable line holds."""
    return {key for kind in expected["dirt"] if kind["dead_letter"] for (key,) in kind["keys"]}


@pytest.fixture(scope="module")
def insights(
    lakehouse: SparkSession, engine: Engine, root: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Insights]:
    # A copy: more is delivered into it later.
    made = Insights(engine, root, shutil.copytree(folder, tmp_path_factory.mktemp("delivered") / "insights"))
    yield made
    made.forget()


@pytest.fixture(scope="module")
def first(insights: Insights, synthesised: Path) -> Snapshot:
    """The service is overloaded."""
    return insights.run(synthesised, set_up=True, faults=asdict(FAULTS))


@pytest.fixture(scope="module")
def second(first: Snapshot, insights: Insights, synthesised: Path) -> Snapshot:
    """Nothing has come since."""
    return insights.run(synthesised)


@pytest.fixture(scope="module")
def repaired(expected: dict[str, Any]) -> str:
    """The session whose dead letter somebody repairs."""
    (key,) = next(kind["keys"][0] for kind in expected["dirt"] if kind["kind"] == "null_chat")
    return str(key)


@pytest.fixture(scope="module")
def third(second: Snapshot, insights: Insights, synthesised: Path, expected: dict[str, Any], repaired: str) -> Snapshot:
    """A file has come, and a dead letter was repaired by hand."""
    (insights.folder / "sample_chats_new.json").write_text(json.dumps(NEW) + "\n", encoding="utf-8")
    customer = expected["sessions"][repaired]["cust_id"]
    row = (repaired, customer, "2024-05-09 22:06:09", REPAIRED)
    second.spark.sql(f"INSERT INTO bronze.chat_repairs SELECT *, NULL FROM VALUES {row}")
    return insights.run(synthesised, parameters=["replay=true"])


@pytest.fixture(scope="module")
def fourth(third: Snapshot, insights: Insights, synthesised: Path) -> Snapshot:
    """The same parameter, and nothing to replay."""
    return insights.run(synthesised, parameters=["replay=true"])


# The first run


def test_every_line_that_is_not_blank_is_in_bronze(first: Snapshot, expected: dict[str, Any]) -> None:
    blank = Counter({kind["file"]: kind["rows"] for kind in expected["dirt"] if kind["kind"] == "blank_line"})
    files = {name: lines - blank[name] for name, lines in expected["files"].items()}
    rows = Counter(row["_source_file"].rpartition("/")[2] for table in INGESTED for row in first.rows(table))
    assert rows == files
    assert {name: count for table in INGESTED for name, count in first.task(table)["files"].items()} == files
    assert task(first, "copy_new_files")["copied"].keys() == files.keys()


def test_dead_letters_say_why(first: Snapshot, expected: dict[str, Any]) -> None:
    letters = first.rows("bronze.chat_dead_letters")
    assert len(letters) == expected["lines"]["dead_letters"] == first.task("silver.interactions")["rows_quarantined"]
    found = Counter(tuple(letter["_reasons"]) for letter in letters)
    wanted = Counter[tuple[str, ...]]()
    bad_times = 0
    for kind in expected["dirt"]:
        if kind["kind"] == "bad_timestamp":
            bad_times += kind["rows"]
        elif kind["dead_letter"]:
            wanted[REASONS[kind["kind"]]] += kind["rows"]
    assert not wanted - found
    rest = found - wanted
    assert (rest.total(), rest.keys() <= BAD_TIMES) == (bad_times, True)


def test_dead_letters_hold_the_line_and_its_file(first: Snapshot, expected: dict[str, Any], folder: Path) -> None:
    corrupt = {"cut_off", "stray_comma", "text_line", "array_line"}
    kinds = [kind for kind in expected["dirt"] if kind["kind"] in corrupt]
    wanted = {
        (kind["file"], (folder / kind["file"]).read_text(encoding="utf-8-sig").split("\n")[line - 1])
        for kind in kinds
        for line in kind["lines"]
    }
    letters = first.rows("bronze.chat_dead_letters")
    raw = [(letter["_row_source_file"].rpartition("/")[2], json.loads(letter["_row"])) for letter in letters]
    assert {(file, row["_corrupt_record"]) for file, row in raw if "_corrupt_record" in row} == wanted


def test_every_session_is_in_gold_or_waits(first: Snapshot, expected: dict[str, Any], lost: set[str]) -> None:
    gold = scored(first.rows("gold.customer_insights"))
    retries = {row["session_id"]: row["code"] for row in first.rows("silver.language_retries")}
    silent = {key for kind in expected["dirt"] if kind["kind"] == "no_words" for (key,) in kind["keys"]}
    assert retries == dict.fromkeys(silent, "NoText")
    assert gold.keys() == expected["sessions"].keys() - lost - silent
    assert len(gold) + len(retries) == expected["lines"]["sessions"]
    assert {key: row["cust_id"] for key, row in gold.items()} == {
        key: expected["sessions"][key]["cust_id"] for key in gold
    }
    assert first.task("silver.interactions")["rows_superseded"] == expected["lines"]["repeats"]


def test_of_a_chat_that_was_delivered_again_the_later_text_counts(first: Snapshot, expected: dict[str, Any]) -> None:
    (key,) = next(kind["keys"][0] for kind in expected["dirt"] if kind["kind"] == "delivered_again")
    came = [row["chat_history"] for row in first.rows("bronze.chats") if row["session_id"] == key]
    (kept,) = (row["chat_text"] for row in first.rows("silver.interactions") if row["session_id"] == key)
    short, long = sorted(came, key=len)
    assert long.startswith(short)
    assert len(kept) > len(short) and "[EMAIL]" in kept


def test_new_fields_are_rescued(first: Snapshot, expected: dict[str, Any]) -> None:
    later = [row for row in first.rows("bronze.chats") if row["_source_file"].endswith("sample_chats_2024-06.json")]
    readable = [row for row in later if row["_corrupt_record"] is None]
    assert {tuple(sorted(json.loads(row["_rescued_data"]))) for row in readable} == {
        ("_file_path", "channel", "device")
    }


def test_no_personal_data_leaves_bronze(first: Snapshot, expected: dict[str, Any]) -> None:
    tables = [table for table in first.versions if not table.startswith("bronze.")]
    rows = [row for table in tables for row in first.rows(table)]
    everything = "\n".join(text for row in rows for text in texts(row))
    by_session: dict[str, str] = {}
    for row in rows:
        if "session_id" in row:
            key = row["session_id"]
            by_session[key] = "\n".join((by_session.get(key, ""), *texts(row)))
    planted = [(key, each["class"], each["value"]) for key, found in expected["pii"].items() for each in found]
    assert {pii_class for _, pii_class, _ in planted} == {"EMAIL", "PHONE", "CARD", "IBAN", "CPF", "IP", "NAME"}
    assert [value for _, pii_class, value in planted if pii_class != "NAME" and value in everything] == []
    # A name is personal where it is the customer's own.
    names = [(key, value) for key, pii_class, value in planted if pii_class == "NAME" and key in by_session]
    assert [(key, value) for key, value in names if re.search(rf"(?i)\b{re.escape(value)}\b", by_session[key])] == []


def test_what_was_redacted_is_counted(first: Snapshot, expected: dict[str, Any]) -> None:
    for row in first.rows("silver.interactions"):
        planted = Counter(each["class"] for each in expected["pii"].get(row["session_id"], []))
        for pii_class in ("EMAIL", "CARD", "IBAN", "CPF", "IP"):
            assert row[f"{pii_class.lower()}_count"] == planted[pii_class], (row["session_id"], pii_class)
            assert row["chat_text"].count(f"[{pii_class}]") == planted[pii_class]


def test_an_overloaded_service_costs_calls_and_nothing_else(first: Snapshot) -> None:
    asked, notes = traffic(first), task(first, "enrich_interactions")["notes"]
    batches = -(-notes["documents"] // 10)
    assert notes["documents"] == asked["texts"]["SentimentAnalysis"] >= len(first.rows("silver.language_scores"))
    # The fate of each call follows from its number, so the faults can be counted beforehand.
    fates = [fate.status if (fate := FAULTS.of(call)) else 200 for call in range(1, 4 * batches)]
    needed = next(calls for calls in range(len(fates)) if fates[:calls].count(200) == 2 * batches)
    wanted = {str(status): count for status, count in Counter(fates[:needed]).items()}
    assert wanted.keys() == {"200", "429", "500"}
    answered = Counter[str]()
    for statuses in asked["calls"].values():
        answered.update(statuses)
    assert answered == wanted
    assert [statuses["200"] for statuses in asked["calls"].values()] == [batches, batches]
    assert (notes["calls"], notes["retried_calls"], notes["throttled"]) == (
        needed,
        needed - 2 * batches,
        wanted["429"],
    )
    # Nothing was scored twice.
    assert asked["results"] == asked["texts"]
    assert asked["documents"] == 2 * notes["documents"]


def test_customers_at_risk_add_up(first: Snapshot) -> None:
    gold = first.rows("gold.customer_insights")
    by_customer = {row["cust_id"]: row for row in first.rows("gold.customer_risk")}
    assert Counter(row["cust_id"] for row in gold) == {key: row["chats"] for key, row in by_customer.items()}
    assert {row["cust_id"] for row in gold if row["is_high_risk"]} == {
        key for key, row in by_customer.items() if row["high_risk_chats"]
    }
    regions = first.rows("gold.risk_by_region")
    assert sum(row["customers"] for row in regions) == len(by_customer)
    assert sum(row["at_risk"] for row in regions) == sum(row["high_risk_chats"] > 0 for row in by_customer.values())
    shown = task(first, "gold_risk_by_region")["displays"][0]
    assert (len(shown["rows"]), shown["truncated"]) == (len(regions), False)


# The second run


def test_a_run_without_news_calls_nobody_and_changes_nothing(first: Snapshot, second: Snapshot) -> None:
    assert second.versions == first.versions
    assert (traffic(second)["calls"], traffic(second)["documents"]) == ({}, 0)
    totals = second.report["totals"]
    assert (totals["files_copied"], totals["files"], totals["rows_written"]) == (0, 0, 0)
    results = {each["task"]: each["result"] for each in second.report["tasks"]}
    gold = {key: result for key, result in results.items() if key.startswith("gold_")}
    assert gold == dict.fromkeys(gold, "skipped") and len(gold) == 4


# The third run


def test_what_has_come_is_picked_up_alone(first: Snapshot, third: Snapshot) -> None:
    files = third.task("bronze.chats")["files"]
    replayed = [name for name in files if re.fullmatch(r"sample_chats_replay_[0-9a-f]{16}\.json", name)]
    assert files == {"sample_chats_new.json": 1, replayed[0]: 1}
    assert task(third, "copy_new_files")["copied"].keys() == {"sample_chats_new.json"}
    assert [third.task("silver.interactions")[name] for name in ("rows_read", "rows_written")] == [2, 2]
    calls = {"SentimentAnalysis": {"200": 1}, "KeyPhraseExtraction": {"200": 1}}
    assert (traffic(third)["calls"], traffic(third)["documents"]) == (calls, 4)
    before = {row["session_id"]: row for row in first.rows("gold.customer_insights")}
    after = {row["session_id"]: row for row in third.rows("gold.customer_insights")}
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 2


def test_a_chat_that_has_come_is_judged(third: Snapshot) -> None:
    row = scored(third.rows("gold.customer_insights"))[NEW["session_id"]]
    wanted = {
        "cust_id": "C-5001",
        "sentiment": "negative",
        "has_technical_issue": True,
        "is_high_risk": True,
        "wants_to_leave": True,
        "escalate": True,
    }
    assert {name: row[name] for name in wanted} == wanted
    assert "connection drops" in row["issues"]


def test_a_repaired_dead_letter_lands_in_gold(first: Snapshot, third: Snapshot, repaired: str) -> None:
    assert [task(third, "replay_dead_letters")[name] for name in ("rows_read", "rows_written")] == [1, 1]
    assert third.report["workloads"][0]["parameters"] == {"replay": "true"}
    (chat,) = (row for row in third.rows("silver.interactions") if row["session_id"] == repaired)
    assert chat["customer_text"].startswith("Olá, obrigada! Write to [EMAIL], thank you.")
    assert scored(third.rows("gold.customer_insights"))[repaired]["sentiment"] == "positive"
    # Both what was broken and what became of it stay on record.
    assert third.rows("bronze.chat_dead_letters") == first.rows("bronze.chat_dead_letters")
    (repair,) = third.rows("bronze.chat_repairs")
    assert repair["replayed_at"] is not None


# The fourth run


def test_a_repair_is_replayed_once(third: Snapshot, fourth: Snapshot) -> None:
    assert fourth.versions == third.versions
    assert [task(fourth, "replay_dead_letters")[name] for name in ("rows_read", "rows_written")] == [0, 0]
    assert traffic(fourth)["calls"] == {}


@pytest.mark.parametrize("target", ROW_WISE)
def test_over_all_runs_rows_in_are_rows_out(first: Snapshot, third: Snapshot, target: str) -> None:
    tasks = [snapshot.task(target) for snapshot in (first, third)]
    parts = ("rows_written", "rows_superseded", "rows_quarantined")
    source = "bronze.chats" if target == "silver.interactions" else "bronze.ticket_metadata"
    assert sum(each["rows_read"] for each in tasks) == len(third.rows(source))
    assert sum(each[part] or 0 for each in tasks for part in parts) == len(third.rows(source))
    assert sum(each["rows_written"] for each in tasks) == len(third.rows(target))


# A run that is killed


@pytest.fixture(scope="module")
def resumed(synthesised: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Resumed:
    made = tmp_path_factory.mktemp("killed")
    return kill_and_resume(with_small_chunks(synthesised, made / "cdktf.out"), folder, made / "root")


def test_a_run_after_a_kill_ends_with_the_same_gold(first: Snapshot, resumed: Resumed) -> None:
    gold = first.spark.read.format("delta").load(str(resumed.table("gold", "customer_insights")))
    assert scored([row.asDict() for row in gold.collect()]) == scored(first.rows("gold.customer_insights"))


def test_a_kill_costs_one_chunk_at_most(first: Snapshot, resumed: Resumed) -> None:
    (enrich,) = (each for each in resumed.report["tasks"] if each["task"] == "enrich_interactions")
    # What was written down before the kill: one chunk, or two on a machine that is slow to notice.
    assert len(first.rows("silver.interactions")) - enrich["rows_read"] in (CHUNK, 2 * CHUNK)
    for operation, texts_of_first in traffic(first)["texts"].items():
        times = Counter(resumed.sent[operation].values())
        assert times[1] + times[2] == times.total() == texts_of_first
        # A long chat is several texts.
        assert 0 < times[2] <= CHUNK + 1
