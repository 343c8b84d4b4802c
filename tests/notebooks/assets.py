"""The workloads' assets, taken apart into statements."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from local import notebook, sql_text, synth
from local.synth import Task


@dataclass(frozen=True)
class Statement:
    """A SELECT and the table that its rows are for; `source` is set where it reads the new rows of a batch."""

    target: str
    select: str
    source: str | None = None


def tasks(out: Path, workload: str) -> list[Task]:
    """Every task of a workload, its set-up job included."""
    found = synth.load(out, "dev").workloads[workload]
    assert found.setup is not None
    return [*found.setup.tasks, *found.main.tasks]


def notebooks(out: Path, workload: str) -> list[Task]:
    return [task for task in tasks(out, workload) if task.asset.kind == "notebook"]


def replaces(task: Task) -> Iterator[Statement]:
    """The INSERT OVERWRITEs of a notebook."""
    for text in sql_of(task):
        head, _, select = text.partition("\n")
        assert head.startswith("INSERT OVERWRITE `") and head.endswith(" BY NAME"), head
        yield Statement(head.removeprefix("INSERT OVERWRITE ").removesuffix(" BY NAME").replace("`", ""), select)


def sql_of(task: Task) -> Iterator[str]:
    """The statements of a notebook's %sql cells."""
    cells = notebook.parse(task.asset.path, task.asset.path.read_text(encoding="utf-8"))
    for cell in cells:
        if cell.kind == "sql":
            yield from (statement.text for statement in sql_text.split(cell.source))


def judges(task: Task) -> Iterator[tuple[Statement, str]]:
    """The judging SELECT of a row-wise notebook, and its MERGE."""
    tree = ast.parse(task.asset.path.read_text(encoding="utf-8"))
    texts = {
        node.targets[0].id: str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    for found in ast.walk(tree):
        match found:
            case ast.Call(func=ast.Name(id="write_fresh"), keywords=keywords):
                given = {each.arg: each.value.value for each in keywords if isinstance(each.value, ast.Constant)}
                yield Statement(str(given["target"]), texts["JUDGE"], str(given["source"])), texts["MERGE"]


def functions(task: Task) -> Iterator[str]:
    """The cells that register what a notebook's SQL calls, modules and registration together."""
    cells = notebook.parse(task.asset.path, task.asset.path.read_text(encoding="utf-8"))
    found = [cell.source for cell in cells if cell.title in ("Functions", "Register")]
    if found:
        yield "\n".join(found)
