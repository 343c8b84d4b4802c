"""A pipeline carried out on folders."""

import json
from pathlib import Path
from typing import Any

import pytest

from local.data_factory.copy_file import copy_file
from local.data_factory.interpreter import Decision, Interpreter
from local.errors import LocalError
from local.synth import load
from local.volumes import Volumes
from tests.local import arrivals
from tests.local.arrivals import activity, copy_one, expression, list_folder, reference
from tests.local.synthesis import FakeTask, Synthesis, notebook


class Factory:
    """Runs a pipeline of the given steps on a folder with files."""

    def __init__(self, tmp_path: Path) -> None:
        self._out = tmp_path / "out"
        self.folder = tmp_path / "files"
        self.folder.mkdir()
        self.volumes = Volumes(tmp_path / "volumes", {arrivals.SOURCE: self.folder})
        self.sink = Path(self.volumes.local(arrivals.ARRIVALS))
        self.copied: list[str] = []

    def deliver(self, *names: str) -> None:
        for name in names:
            (self.folder / name).write_text(name)

    def run(self, steps: list[dict[str, Any]] | None = None) -> Decision:
        synthesis = Synthesis(self._out).job("chats", [FakeTask("a", notebook("x = 1"))])
        arrivals.build(synthesis, [*(steps or []), *arrivals.activities()[-1:]] if steps is not None else None)
        pipeline = load(self._out, "dev").workloads["chats"].pipeline
        assert pipeline is not None
        self.copied = []

        def copy(source: Path, target: Path) -> int:
            self.copied.append(target.name)
            return copy_file(source, target)

        return Interpreter(pipeline, self.volumes, copy).run()

    def refusal(self, *steps: dict[str, Any]) -> str:
        """What is said of steps that are refused."""
        alone = activity("new_files", "Filter", items=expression("@createArray()"), condition=expression("@true"))
        loop = activity("copy_new_files", "ForEach", ("new_files",), items="@createArray()", activities=[])
        with pytest.raises(LocalError) as error:
            self.run([*steps, alone, loop])
        text = str(error.value)
        assert text.startswith("Pipeline 'dev-chats-copy'")
        return text.removeprefix("Pipeline 'dev-chats-copy'").removeprefix(", ")


@pytest.fixture
def factory(tmp_path: Path) -> Factory:
    return Factory(tmp_path)


def test_what_is_new_is_copied_once(factory: Factory) -> None:
    factory.deliver("b.json", "a.json", "C.JSON", "notes.txt", ".hidden.json")
    (factory.folder / "folder.json").mkdir()
    assert factory.run() == Decision(True, [])
    assert factory.copied == ["C.JSON", "a.json", "b.json"]
    assert {path.name: path.read_text() for path in factory.sink.iterdir()} == {
        "C.JSON": "C.JSON",
        "a.json": "a.json",
        "b.json": "b.json",
    }
    factory.deliver("d.json")
    assert factory.run() == Decision(True, [])
    assert factory.copied == ["d.json"]
    assert factory.run() == Decision(True, [])
    assert factory.copied == []


def test_a_source_that_does_not_exist_is_empty(factory: Factory) -> None:
    factory.folder.rmdir()
    assert factory.run() == Decision(True, [])
    assert not factory.sink.exists()


def test_the_source_is_never_written(factory: Factory) -> None:
    factory.deliver("a.json")
    before = [(path.name, path.stat().st_mtime_ns) for path in factory.folder.iterdir()]
    factory.run()
    assert [(path.name, path.stat().st_mtime_ns) for path in factory.folder.iterdir()] == before


def test_a_condition_that_is_not_met_says_so(factory: Factory, tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path / "out").job("chats", [FakeTask("a", notebook("x = 1"))])
    arrivals.build(synthesis, arrivals.activities(needed="@greater(length(activity('new_files').output.value), 0)"))
    pipeline = load(tmp_path / "out", "dev").workloads["chats"].pipeline
    assert pipeline is not None
    assert Interpreter(pipeline, factory.volumes, copy_file).run() == Decision(
        False, ["when_needed: @greater(length(activity('new_files').output.value), 0) is false"]
    )
    factory.deliver("a.json")
    assert Interpreter(pipeline, factory.volumes, copy_file).run() == Decision(True, [])


def test_a_step_sees_only_what_it_depends_on(factory: Factory) -> None:
    listing = list_folder("list_source", "source_folder")
    early = activity(
        "early", "Filter", items="@activity('list_source').output.childItems", condition=expression("@true")
    )
    assert factory.refusal(listing, early) == (
        "activity 'early': the expression \"@activity('list_source').output.childItems\" cannot be evaluated here: "
        "activity('list_source') is none that it depends on; it depends on: none. "
        "Write it with what local/data_factory/functions.py knows."
    )


def test_steps_run_in_the_order_of_their_dependencies(factory: Factory) -> None:
    factory.deliver("a.json")
    steps = arrivals.activities()[:-1]
    factory.run(steps[::-1])
    assert factory.copied == ["a.json"]


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        (
            activity("wait", "Wait"),
            "activity 'wait': the type 'Wait' cannot run locally; allowed: Copy, DatabricksJob, Filter, ForEach, "
            "GetMetadata, IfCondition.",
        ),
        (
            activity("deep", "IfCondition", expression="@false", ifFalseActivities=[activity("script", "Script")]),
            "activity 'script': the type 'Script' cannot run locally; allowed: Copy, DatabricksJob, Filter, ForEach, "
            "GetMetadata, IfCondition.",
        ),
        (
            activity("if", "IfCondition", expression=expression("@length('a')")),
            "activity 'if': the expression \"@length('a')\" cannot be evaluated here: it is a number, and expression "
            "is a boolean. Write it with what local/data_factory/functions.py knows.",
        ),
        (
            activity("each", "ForEach", items=expression("@item()")),
            "activity 'each': the expression '@item()' cannot be evaluated here: item() is not known here; known: "
            "activity, and, coalesce, contains, createArray, empty, endsWith, equals, greater, length, not, or, "
            "pipeline, startsWith, toLower. Write it with what local/data_factory/functions.py knows.",
        ),
        (
            activity("odd", "ForEach", items="@activity(createArray())"),
            "activity 'odd': the expression '@activity(createArray())' cannot be evaluated here: activity([]) is none "
            "that it depends on; it depends on: none. Write it with what local/data_factory/functions.py knows.",
        ),
        (
            activity("filter", "Filter", items="@pipeline().parameters.files", condition="@true"),
            "activity 'filter': the expression '@pipeline().parameters.files' cannot be evaluated here: the property "
            "'files' does not exist; known: file_name. Write it with what local/data_factory/functions.py knows.",
        ),
        (
            list_folder("list", "nowhere"),
            "activity 'list': refers to the dataset 'nowhere'; allowed: binary datasets in blob storage of its "
            "environment, which are sink_file, sink_folder, source_file, source_folder.",
        ),
        (
            activity("list", "GetMetadata", dataset=reference("source_folder"), fieldList=["exists", "lastModified"]),
            "activity 'list': fieldList='lastModified' cannot run locally; allowed: exists and childItems of a "
            "folder, BinarySource to BinarySink, a source that stays where it is, no jobParameters.",
        ),
        (
            activity("list", "GetMetadata", dataset=reference("source_file", file="a"), fieldList=["exists"]),
            "activity 'list': the dataset 'source_file' names 'a'; allowed: no file, only a folder.",
        ),
        (
            activity("job", "DatabricksJob", jobId="x", jobParameters={"a": "b"}),
            "activity 'job': jobParameters={'a': 'b'} cannot run locally; allowed: exists and childItems of a "
            "folder, BinarySource to BinarySink, a source that stays where it is, no jobParameters.",
        ),
    ],
)
def test_refuses(factory: Factory, step: dict[str, Any], problem: str) -> None:
    assert factory.refusal(step) == problem


def test_a_missing_folder_is_refused_where_nobody_asked_whether_it_exists(factory: Factory) -> None:
    step = activity("list", "GetMetadata", dataset=reference("sink_folder"), fieldList=["childItems"])
    assert factory.refusal(step) == (
        f"activity 'list': {factory.sink} is no folder. Make it, or ask for `exists` as well."
    )


def test_dependencies_on_anything_but_success_are_refused(factory: Factory) -> None:
    step = list_folder("late", "source_folder")
    first = list_folder("first", "source_folder")
    step["dependsOn"] = [{"activity": "first", "dependencyConditions": ["Failed"]}]
    assert factory.refusal(first, step) == (
        "activity 'late': waits for 'first' with Failed, which cannot run locally; allowed: Succeeded."
    )


def test_steps_that_cannot_begin_are_refused(factory: Factory) -> None:
    steps = [list_folder("a", "source_folder"), list_folder("b", "source_folder")]
    for step, on in zip(steps, ("b", "elsewhere"), strict=True):
        step["dependsOn"] = [{"activity": on, "dependencyConditions": ["Succeeded"]}]
    assert factory.refusal(*steps) == (
        ": none of a, b can be first: each depends on another one of them, or on an activity that is not beside it."
    )


@pytest.mark.parametrize("name", ["../x.json", "a/b.json", "..", "", "/etc/passwd"])
def test_a_copy_stays_in_its_folders(factory: Factory, name: str) -> None:
    step = copy_one() | {"inputs": [reference("source_file", file=name)]}
    assert factory.refusal(step) == (
        f"activity 'copy_file': the dataset 'source_file' names {name!r}; allowed: the name of one file in its folder."
    )


@pytest.mark.parametrize(
    ("properties", "named"),
    [
        ({"source": {"type": "JsonSource"}}, "source.type='JsonSource'"),
        ({"sink": {}}, "sink.type=None"),
        (
            {"source": {"type": "BinarySource", "storeSettings": {"deleteFilesAfterCompletion": True}}},
            "source.storeSettings.deleteFilesAfterCompletion=True",
        ),
    ],
)
def test_only_plain_copies_are_made(factory: Factory, properties: dict[str, Any], named: str) -> None:
    step = copy_one()
    step["typeProperties"] |= properties
    assert factory.refusal(step).startswith(f"activity 'copy_file': {named} cannot run locally;")


def test_hostile_names_of_files_are_only_names(factory: Factory) -> None:
    names = ["a'b.json", "@item().json", "@{x}.json", "$(rm -rf).json", "ä ö.json", "-.json", "a\nb.json"]
    factory.deliver(*names)
    factory.run()
    assert sorted(path.name for path in factory.sink.iterdir()) == sorted(names)
    assert json.dumps(sorted(factory.copied)) == json.dumps(sorted(names))
