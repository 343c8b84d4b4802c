"""The part of `dbutils` that notebooks of this project use, with the behaviour of Databricks."""

import json
import os
import re
import threading
from collections.abc import Mapping
from typing import Any, NoReturn

from local import errors

_UNSET: Any = object()


class NotebookExit(BaseException):
    """Ends a notebook successfully; not an Exception, so that a notebook's own `except Exception` lets it pass."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class Widgets:
    """Notebook parameters: a job's value wins over the default that the notebook declares."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self._given = dict(parameters)
        self._defaults: dict[str, str] = {}

    def text(self, name: str, defaultValue: str = "", label: str | None = None) -> None:
        del label
        self._defaults[name] = str(defaultValue)

    def dropdown(self, name: str, defaultValue: str, choices: list[str], label: str | None = None) -> None:
        del choices
        self.text(name, defaultValue, label)

    def get(self, name: str) -> str:
        values = self.values()
        if name not in values:
            raise errors.missing_parameter(name, values)
        return values[name]

    def getAll(self) -> dict[str, str]:
        return self.values()

    def values(self) -> dict[str, str]:
        """Every parameter that a `%sql` cell can name."""
        return self._defaults | self._given


class Secrets:
    """Secrets come from environment variables, or else from those that stand in for services, by key.

    Whatever was handed out is remembered, to be kept out of logs.
    """

    def __init__(self, stand_ins: Mapping[str, str]) -> None:
        self._stand_ins = stand_ins
        self._handed_out: set[str] = set()

    def get(self, scope: str, key: str) -> str:
        variable = "LOCAL_SECRET_" + re.sub(r"\W", "_", f"{scope}_{key}").upper()
        value = os.environ.get(variable, self._stand_ins.get(key))
        if value is None:
            raise errors.missing_secret(scope, key, variable)
        if value:
            self._handed_out.add(value)
        return value

    def redact(self, text: str) -> str:
        for value in self._handed_out:
            text = text.replace(value, "[REDACTED]")
        return text


class TaskValueStore:
    """What the tasks of one run hand to each other, by job, task and key; safe for several threads."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str, str], Any] = {}
        self._lock = threading.Lock()

    def set(self, job: str, task: str, key: str, value: Any) -> None:
        """Keeps a value. Raises TypeError where it cannot be written as JSON, as Databricks does."""
        with self._lock:
            self._values[job, task, key] = json.loads(json.dumps(value))

    def get(self, job: str, task: str, key: str, default: Any) -> Any:
        with self._lock:
            value = self._values.get((job, task, key), default)
        if value is _UNSET or value is None:
            raise errors.missing_task_value(task, key)
        return value


class TaskValues:
    def __init__(self, store: TaskValueStore, job: str, task: str) -> None:
        self._store, self._job, self._task = store, job, task

    def set(self, key: str, value: Any) -> None:
        self._store.set(self._job, self._task, key, value)

    def get(self, taskKey: str, key: str, default: Any = _UNSET, debugValue: Any = None) -> Any:
        del debugValue
        return self._store.get(self._job, taskKey, key, default)


class Jobs:
    def __init__(self, task_values: TaskValues) -> None:
        self.taskValues = task_values


class Notebook:
    def exit(self, value: str) -> NoReturn:
        raise NotebookExit(str(value))


class DbUtils:
    """What a notebook sees as `dbutils`."""

    def __init__(
        self, parameters: Mapping[str, str], task_values: TaskValues, secrets: Mapping[str, str] | None = None
    ) -> None:
        self.widgets = Widgets(parameters)
        self.secrets = Secrets(secrets or {})
        self.jobs = Jobs(task_values)
        self.notebook = Notebook()
