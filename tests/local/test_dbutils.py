"""`dbutils` behaves as it does on Databricks."""

import pytest

from local.dbutils import DbUtils, NotebookExit, TaskValues, TaskValueStore
from local.errors import LocalError


def dbutils(store: TaskValueStore | None = None, task: str = "t", **parameters: str) -> DbUtils:
    return DbUtils(parameters, TaskValues(store or TaskValueStore(), "job", task))


def test_a_parameter_wins_over_a_default() -> None:
    widgets = dbutils(catalog="main").widgets
    widgets.text("catalog", "other")
    widgets.text("limit", "5", "How many")
    widgets.dropdown("mode", "a", ["a", "b"])
    assert widgets.getAll() == {"catalog": "main", "limit": "5", "mode": "a"}
    assert widgets.get("catalog") == "main"


def test_a_parameter_needs_no_widget() -> None:
    assert dbutils(catalog="main").widgets.get("catalog") == "main"


def test_an_unknown_widget() -> None:
    with pytest.raises(LocalError) as error:
        dbutils(catalog="main").widgets.get("katalog")
    assert str(error.value) == (
        "No widget or job parameter is named 'katalog'; known: catalog. Did you mean 'catalog'?"
    )


def test_a_secret_comes_from_the_environment_and_is_redacted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_SECRET_MY_SCOPE_LANGUAGE_KEY", "s3cret")
    secrets = dbutils().secrets
    assert secrets.redact("s3cret") == "s3cret"
    assert secrets.get(scope="my-scope", key="language-key") == "s3cret"
    assert secrets.redact("the key s3cret is wrong") == "the key [REDACTED] is wrong"


def test_a_stand_ins_key_serves_where_the_environment_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = DbUtils({}, TaskValues(TaskValueStore(), "job", "t"), {"language-key": "own-key"}).secrets
    assert secrets.get("any-scope", "language-key") == "own-key"
    assert secrets.redact("own-key") == "[REDACTED]"
    monkeypatch.setenv("LOCAL_SECRET_ANY_SCOPE_LANGUAGE_KEY", "s3cret")
    assert secrets.get("any-scope", "language-key") == "s3cret"
    with pytest.raises(LocalError, match="The secret any-scope/other is not set"):
        secrets.get("any-scope", "other")


def test_a_secret_that_is_not_set() -> None:
    with pytest.raises(LocalError) as error:
        dbutils().secrets.get("my-scope", "key")
    assert str(error.value) == (
        "The secret my-scope/key is not set. Set the environment variable LOCAL_SECRET_MY_SCOPE_KEY."
    )


def test_task_values_go_from_task_to_task() -> None:
    store = TaskValueStore()
    dbutils(store, "first").jobs.taskValues.set(key="n", value={"a": [1]})
    assert dbutils(store, "second").jobs.taskValues.get(taskKey="first", key="n") == {"a": [1]}
    assert dbutils(store).jobs.taskValues.get("first", "m", default=7, debugValue=0) == 7


def test_a_task_value_that_nobody_set() -> None:
    with pytest.raises(LocalError, match="The task 'first' has set no value 'n', and no default was given"):
        dbutils().jobs.taskValues.get("first", "n")


def test_a_task_value_must_be_json() -> None:
    with pytest.raises(TypeError):
        dbutils().jobs.taskValues.set("n", object())


def test_exit_is_not_caught_by_a_notebooks_own_handler() -> None:
    with pytest.raises(NotebookExit) as left:
        try:
            dbutils().notebook.exit("done")
        except Exception as error:
            raise AssertionError from error
    assert left.value.value == "done"
