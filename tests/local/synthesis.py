"""Writes a tiny `cdktf.out`, in the form that cdktf gives it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

CELL = "\n\n# COMMAND ----------\n\n"


def notebook(*cells: str) -> str:
    """A notebook in Databricks' source format; a cell that begins with `%` becomes a magic cell."""
    return "# Databricks notebook source\n" + CELL.join(_cell(cell) for cell in cells) + "\n"


def _cell(text: str) -> str:
    if not text.startswith("%"):
        return text
    return "\n".join(f"# MAGIC {line}".rstrip() for line in text.splitlines())


@dataclass(frozen=True)
class FakeTask:
    """A task and its asset: a notebook, or a SQL file where `sql` is set."""

    key: str
    content: str
    depends_on: Sequence[str] = ()
    sql: bool = False
    parameters: Mapping[str, str] = field(default_factory=dict)


class Synthesis:
    """Collects jobs and writes their stack."""

    def __init__(self, out: Path, environment: str = "dev") -> None:
        self.out = out
        self._environment = environment
        self._resources: dict[str, dict[str, Any]] = {}
        self._stack = out / "stacks" / f"{environment}-jobs"

    def schema(self, *names: str) -> "Synthesis":
        for name in names:
            self._resources.setdefault("databricks_schema", {})[f"schema_{name}"] = {"name": name}
        return self._write()

    def add(self, kind: str, identifier: str, resource: Mapping[str, Any]) -> "Synthesis":
        """Adds any other resource, or replaces it."""
        self._resources.setdefault(kind, {})[identifier] = dict(resource)
        return self._write()

    def job(self, name: str, tasks: Sequence[FakeTask], parameters: Mapping[str, str] | None = None) -> "Synthesis":
        """Adds `<environment>-<name>`, or replaces it."""
        self._resources.setdefault("databricks_job", {})[f"job_{name}"] = {
            "name": f"{self._environment}-{name}",
            "parameter": [{"name": key, "default": value} for key, value in (parameters or {}).items()],
            "task": [self._task(name, task) for task in tasks],
        }
        return self._write()

    def _task(self, job: str, task: FakeTask) -> dict[str, Any]:
        kind = "databricks_workspace_file" if task.sql else "databricks_notebook"
        identifier = f"{job}_{task.key}_0A1B2C3D"
        digest = sha256(task.content.encode()).hexdigest()[:32].upper()
        source = f"assets/{identifier}/{digest}/{task.key}.{'sql' if task.sql else 'py'}"
        path = self._stack / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(task.content, encoding="utf-8")
        self._resources.setdefault(kind, {})[identifier] = {"source": source, "path": f"/Shared/{job}/{task.key}"}
        reference = f"${{{kind}.{identifier}.path}}"
        work = (
            {"sql_task": {"file": {"path": reference}, "parameters": dict(task.parameters)}}
            if task.sql
            else {"notebook_task": {"notebook_path": reference, "base_parameters": dict(task.parameters)}}
        )
        return {"task_key": task.key, "depends_on": [{"task_key": key} for key in task.depends_on], **work}

    def _write(self) -> "Synthesis":
        self._stack.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"resource": self._resources}, indent=2)
        (self._stack / "cdk.tf.json").write_text(text, encoding="utf-8")
        return self
