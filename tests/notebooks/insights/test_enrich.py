"""The whole task against the local stand-in of Azure AI Language."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession

from local.language.faults import Faults
from local.language.models import Confidence, Sentence, Sentiment
from local.language.server import LanguageServer
from local.language.stats import text_key
from notebooks.insights import enrich
from notebooks.insights.scoring import EnrichError
from tests.notebooks.insights.score_store import ScoreStore

# What a notebook holds, each before those that import it.
MODULES = (
    "scoring",
    "documents",
    "patience",
    "language_client",
    "language_engine",
    "model_engine",
    "score_tables",
    "enrich",
)


class WordModel:
    """Negative when the text says "bad"; its words are the key phrases."""

    version = "words-1"

    def score(self, text: str) -> Sentiment:
        confidence = Confidence(0.1, 0.1, 0.8) if "bad" in text else Confidence(0.8, 0.1, 0.1)
        return Sentiment(confidence.label, confidence, (Sentence(text, confidence),))

    def extract(self, text: str) -> tuple[str, ...]:
        return tuple(text.split()[:3])


class WordModels:
    sentiment = key_phrases = WordModel()


def serve(throttle_rate: float = 0.0, error_rate: float = 0.0) -> LanguageServer:
    return LanguageServer(Faults(0.0, throttle_rate, error_rate, retry_after=0.1), models=WordModels())


def params(server: LanguageServer | None = None, **changes: Any) -> dict[str, Any]:
    service = {"endpoint": server.url, "key": server.key, "credential": None} if server else {}
    return {
        "environment": "dev",
        "scoring_engine": "language",
        "model_endpoint": "",
        "language": service,
        "chunk_size": 25,
        "batch_size": 10,
        "in_flight": 8,
        "budget_seconds": 30,
        "max_attempts": 3,
        "language_code": "en",
        **changes,
    }


def chats(number: int) -> dict[str, str]:
    return {f"s{index:03}": f"My {('bad', 'good')[index % 2]} router {index}." for index in range(number)}


@pytest.fixture(scope="session")
def notebook() -> dict[str, Any]:
    """The namespace of a notebook that holds the modules, as the kit puts them there."""
    folder = Path(enrich.__file__).parent
    sources = [(folder / f"{name}.py").read_text(encoding="utf-8") for name in MODULES]
    text = "\n".join(re.sub(r"^from \.\w+ import .*\n", "", source, flags=re.MULTILINE) for source in sources)
    names = re.findall(r"^(?:class|def) (\w+)|^([A-Z_]+) = ", text, flags=re.MULTILINE)
    assert [name for name, times in Counter(one or other for one, other in names).items() if times > 1] == []
    # `__main__` makes cloudpickle send functions to workers by value.
    namespace: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(text, "notebook", "exec"), namespace)
    return namespace


@pytest.fixture
def run(notebook: dict[str, Any], store: ScoreStore) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def report(given: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = notebook["run"](store.spark, store.reads, store.writes, given)
        del found["seconds"]
        return found

    return report


Run = Callable[[dict[str, Any]], dict[str, Any]]


def test_everything_is_scored_in_chunks(store: ScoreStore, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    store.texts = chats(40) | {"s001": " \n"}
    with serve() as server:
        report = run(params(server))
        assert report == {
            "rows_read": 40,
            "rows_written": 39,
            "retries": 1,
            "documents": 39,
            "calls": 10,
            "retried_calls": 0,
            "throttled": 0,
        }
        # A chat without words from the customer is counted and never sent.
        once = {text_key(text): 1 for text in store.texts.values() if text.strip()}
        assert dict(server.stats.scored) == {"SentimentAnalysis": once, "KeyPhraseExtraction": once}
    assert store.rows("retries", "session_id code attempts") == [("s001", "NoText", 1)]
    lines = capsys.readouterr().out.splitlines()
    assert [re.sub(r"[\d.]+ s$", "", line) for line in lines] == [
        "25 of 40 chats: 24 scored, 1 to try again, 6 calls (0 repeated), ",
        "40 of 40 chats: 15 scored, 0 to try again, 4 calls (0 repeated), ",
    ]
    assert store.rows("scores", "session_id sentiment negative key_phrases engine model_version")[1:3] == [
        ("s002", "negative", 0.8, ["My", "bad", "router"], "language", "sentiment words-1, key phrases words-1"),
        ("s003", "positive", 0.1, ["My", "good", "router"], "language", "sentiment words-1, key phrases words-1"),
    ]


def test_a_run_that_dies_sends_at_most_one_chunk_again(
    store: ScoreStore, run: Run, notebook: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = chats(40)
    store.texts = texts
    with serve() as server:
        with monkeypatch.context() as patch:
            patch.setitem(notebook, "commit_chunk", dying_at_the_second(notebook["commit_chunk"]))
            with pytest.raises(KeyboardInterrupt):
                run(params(server))
        store.texts = texts | {"s040": "My new router."}
        report = run(params(server))
        assert (report["rows_read"], report["rows_written"], report["calls"]) == (16, 16, 4)
        sent = {text_key(text): 2 if name in list(texts)[25:] else 1 for name, text in store.texts.items()}
        assert dict(server.stats.scored) == {"SentimentAnalysis": sent, "KeyPhraseExtraction": sent}
    assert store.rows("scores", "session_id") == [(name,) for name in store.texts]


def dying_at_the_second(commit: Callable[..., None]) -> Callable[..., None]:
    left = [commit]

    def once(*arguments: Any) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop()(*arguments)

    return once


def test_a_service_that_fails_costs_no_job_and_no_chat(store: ScoreStore, run: Run) -> None:
    store.texts = chats(100)
    with serve(error_rate=1.0) as server:
        report = run(params(server, budget_seconds=0.3, chunk_size=100))
    assert (report["rows_written"], report["retries"]) == (0, 100)
    assert Counter(store.rows("retries", "code attempts")) == {("BudgetExceeded", 1): 100}
    with serve(throttle_rate=0.1, error_rate=0.05) as server:
        wrong = {"endpoint": server.url, "key": "not-the-key-of-the-service", "credential": None}
        with pytest.raises(Exception, match=r"refuses the task: 401 ") as raised:
            run(params(language=wrong))
        assert raised.typename == "EnrichError"
        assert "not-the-key-of-the-service" not in str(raised.value)
        refused = server.stats.answered(401)
        report = run(params(server, batch_size=2, chunk_size=100))
        stats = server.stats
    assert (report["rows_written"], store.rows("retries", "session_id")) == (100, [])
    assert len(set(store.rows("scores", "session_id"))) == 100
    assert report["calls"] == sum(sum(statuses.values()) for statuses in stats.calls.values()) - refused
    assert report["throttled"] == stats.answered(429) > 0
    assert report["retried_calls"] == stats.answered(429) + stats.answered(500) > stats.answered(429)
    assert {count for texts in stats.scored.values() for count in texts.values()} == {1}


LANGUAGE = {"endpoint": "https://chats.example.com/", "key": "k", "credential": None}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"scoring_engine": "oracle"}, 'scoring_engine: got "oracle". Fix: use "language" or "foundation-model".'),
        (
            {"scoring_engine": "foundation-model"},
            'model_endpoint: got "". Fix: name a model serving endpoint of the workspace.',
        ),
        ({"batch_size": 11}, "batch_size: got 11. Fix: the service takes at most 10 documents."),
        ({"in_flight": 0}, "in_flight: got 0. Fix: use a whole number, 1 or more."),
        (
            {"language": LANGUAGE | {"endpoint": ""}},
            'language.endpoint: got "". Fix: give the address of the Language account.',
        ),
        (
            {"language": LANGUAGE | {"key": None}},
            "language: got neither of key and credential. Fix: give the one that the account accepts.",
        ),
        (
            {"language": LANGUAGE | {"credential": "c"}},
            "language: got both of key and credential. Fix: give the one that the account accepts.",
        ),
        (
            {"language": {"endpoint": "http://chats.example.com", "key": None, "credential": "c"}},
            'language.endpoint: got "http://chats.example.com" with a credential. Fix: tokens need https.',
        ),
    ],
)
def test_a_wrong_set_up_is_named(spark: SparkSession, changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(EnrichError) as raised:
        enrich.make_engine(spark, params(**({"language": LANGUAGE} | changes)))
    assert str(raised.value) == problem
