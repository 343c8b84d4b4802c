"""Which texts are to be scored, and how a chunk is written."""

from datetime import UTC, datetime
from hashlib import sha256

from notebooks.insights.score_tables import chunks_of, commit_chunk, pending_texts
from notebooks.insights.scoring import Failure, Score, Text
from tests.notebooks.insights.score_store import ScoreStore

AT = datetime(2026, 1, 2, 3, 4, 5, 250_000, tzinfo=UTC)
SCORE = Score("mixed", 0.5, 0.0, 0.5, ["router", "bill"], "1", AT.timestamp())
FAILURE = Failure("BudgetExceeded", "too slow")


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def pending(store: ScoreStore, max_attempts: int) -> list[list[Text]]:
    return list(chunks_of(pending_texts(**store.reads, max_attempts=max_attempts), 3))


def commit(store: ScoreStore, texts: list[Text], *answers: Score | Failure) -> None:
    by_session = {text.session_id: answer for text, answer in zip(texts, answers, strict=True)}
    commit_chunk(store.spark, store.writes, "language", texts, by_session)


def test_a_chat_is_in_one_of_the_two_tables_whatever_comes_after(store: ScoreStore) -> None:
    store.texts = {"s4": "", "s3": "three", "s1": "one", "s2": "two"}
    new = {name: Text(name, digest(text), text) for name, text in store.texts.items()}
    assert pending(store, 2) == [[new["s1"], new["s2"], new["s3"]], [new["s4"]]]

    commit(store, [new["s1"]], SCORE)
    columns = "session_id text_sha256 sentiment positive neutral negative key_phrases engine model_version "
    assert store.rows("scores", columns + "string(scored_at)") == [
        ("s1", digest("one"), "mixed", 0.5, 0.0, 0.5, ["router", "bill"], "language", "1", "2026-01-02 03:04:05.25")
    ]
    # Nothing had failed, so the other table was left alone.
    assert (store.commits("scores"), store.commits("retries")) == (1, 0)

    commit(store, [new["s2"], new["s3"], new["s4"]], FAILURE, FAILURE, Failure("NoText", "nothing"))
    columns = "session_id text_sha256 code reason attempts first_failed_at=last_failed_at"
    assert store.rows("retries", columns) == [
        ("s2", digest("two"), "BudgetExceeded", "too slow", 1, True),
        ("s3", digest("three"), "BudgetExceeded", "too slow", 1, True),
        ("s4", digest(""), "NoText", "nothing", 1, True),
    ]
    assert store.commits("scores") == 1

    # What failed is tried again while attempts are left; without words there is nothing to try.
    again = [Text("s2", digest("two"), "two", tried=True), Text("s3", digest("three"), "three", tried=True)]
    assert (pending(store, 2), pending(store, 1)) == ([again], [])
    commit(store, again, SCORE, FAILURE)
    assert store.rows("scores", "session_id") == [("s1",), ("s2",)]
    assert store.rows("retries", "session_id attempts first_failed_at<last_failed_at") == [
        ("s3", 2, True),
        ("s4", 1, False),
    ]
    assert pending(store, 2) == []

    # Another text counts anew, and what was said of the one before is gone.
    store.texts = {"s1": "one more", "s2": "two more", "s3": "three more", "s4": "Hello?"}
    changed = [
        Text("s1", digest("one more"), "one more", scored=True),
        Text("s2", digest("two more"), "two more", scored=True),
        Text("s3", digest("three more"), "three more", tried=True),
        Text("s4", digest("Hello?"), "Hello?", tried=True),
    ]
    assert pending(store, 1) == [changed[:3], changed[3:]]
    commit(store, changed, SCORE, FAILURE, FAILURE, SCORE)
    assert store.rows("scores", "session_id text_sha256") == [("s1", digest("one more")), ("s4", digest("Hello?"))]
    assert store.rows("retries", "session_id text_sha256 attempts first_failed_at=last_failed_at") == [
        ("s2", digest("two more"), 1, True),
        ("s3", digest("three more"), 1, True),
    ]
