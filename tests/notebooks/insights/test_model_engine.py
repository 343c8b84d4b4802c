"""A foundation model's answers, as rows of the same kind."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pyspark.sql import Row, SparkSession

from notebooks.insights.model_engine import RESPONSE_FORMAT, ModelEngine, read_answer
from notebooks.insights.scoring import EnrichError, Failure, Score, Text, Traffic

GOOD = {"sentiment": "negative", "positive": 0.1, "neutral": 0.3, "negative": 1.6, "key_phrases": ["router", " bill "]}


def said(**changes: Any) -> Row:
    return Row(result=json.dumps(GOOD | changes), errorMessage=None)


def test_confidences_are_made_to_add_up_and_key_phrases_tidied() -> None:
    score = read_answer(said(key_phrases=["router", " bill ", "router", ""]), "model-1", 5.0)
    assert isinstance(score, Score)
    assert (score.sentiment, score.key_phrases, score.model_version) == ("negative", ["router", "bill"], "model-1")
    assert [round(share, 9) for share in (score.positive, score.neutral, score.negative)] == [0.05, 0.15, 0.8]
    assert score.scored_at == 5.0


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (None, Failure("ModelError", "The endpoint gave no answer.")),
        (Row(result=None, errorMessage="429: too many"), Failure("ModelError", "429: too many")),
        (Row(result=None, errorMessage=None), Failure("InvalidAnswer", "TypeError in: None")),
        (Row(result="Sure! It is", errorMessage=None), Failure("InvalidAnswer", "JSONDecodeError in: Sure! It is")),
        (Row(result="[]", errorMessage=None), Failure("InvalidAnswer", "TypeError in: []")),
        (Row(result="{}", errorMessage=None), Failure("InvalidAnswer", "KeyError in: {}")),
        (
            said(sentiment="angry"),
            Failure("InvalidAnswer", "Sentiment 'angry' with confidences [0.1, 0.3, 1.6]."),
        ),
        (
            said(neutral=-0.1),
            Failure("InvalidAnswer", "Sentiment 'negative' with confidences [0.1, -0.1, 1.6]."),
        ),
        (
            said(positive=0, neutral=0, negative=0),
            Failure("InvalidAnswer", "Sentiment 'negative' with confidences [0.0, 0.0, 0.0]."),
        ),
        (
            said(positive=float("nan")),
            Failure("InvalidAnswer", "Sentiment 'negative' with confidences [nan, 0.3, 1.6]."),
        ),
    ],
)
def test_an_answer_without_sense_is_a_failure(answer: Row | None, failure: Failure) -> None:
    assert read_answer(answer, "model-1", 5.0) == failure


@pytest.fixture
def ai_query(spark: SparkSession) -> Iterator[SparkSession]:
    """A session with a stand-in of the function's documented signature; it answers with what it was asked."""
    session = spark.newSession()

    def answer(endpoint: str, request: str, responseFormat: str, failOnError: bool) -> dict[str, str | None]:
        if failOnError or json.loads(responseFormat)["json_schema"]["strict"] is not True:
            raise ValueError("not the form that is used on Databricks")
        if "broken" in request:
            return {"result": None, "errorMessage": f"{endpoint} cannot"}
        words = request.split("-----")[1].split()
        return {"result": json.dumps(GOOD | {"key_phrases": words}), "errorMessage": None}

    session.udf.register("ai_query", answer, "result STRING, errorMessage STRING")
    yield session


def test_each_text_is_asked_about_once_and_an_error_is_its_own(ai_query: SparkSession) -> None:
    answers = ModelEngine(ai_query, "it's-a-model").score([Text("s1", "", "bad 'line'"), Text("s2", "", "broken line")])
    score = answers.by_session["s1"]
    assert isinstance(score, Score)
    assert (score.key_phrases, score.model_version) == (["bad", "'line'"], "it's-a-model")
    assert answers.by_session["s2"] == Failure("ModelError", "it's-a-model cannot")
    assert (answers.traffic, answers.documents) == (Traffic(calls=2), 2)


def test_the_schema_of_answers_is_strict_and_fits_into_a_literal() -> None:
    schema = json.loads(RESPONSE_FORMAT)["json_schema"]["schema"]
    assert schema["required"] == list(schema["properties"])
    assert schema["additionalProperties"] is False
    assert "'" not in RESPONSE_FORMAT


def test_without_the_function_the_task_says_what_to_do(spark: SparkSession) -> None:
    with pytest.raises(EnrichError) as raised:
        ModelEngine(spark.newSession(), "model-1").score([Text("s1", "", "bad line")])
    assert str(raised.value) == (
        'scoring_engine: got "foundation-model", but there is no function `ai_query` here: it needs Databricks and a '
        'model serving endpoint. Fix: set it to "language", or run the job in a workspace.'
    )


def test_nothing_to_score_asks_nothing(spark: SparkSession) -> None:
    assert ModelEngine(spark.newSession(), "model-1").score([]).by_session == {}
