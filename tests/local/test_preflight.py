"""What is checked before anything runs."""

import os
from pathlib import Path

import pytest

from local.auto_loader.files import Manifest, Seen
from local.data_factory.copy_file import copy_file
from local.errors import LocalError
from local.preflight import Choice, check, choose, globs, pending
from local.synth import Workload, load
from local.volumes import Volumes
from tests.local import arrivals
from tests.local.synthesis import FakeTask, Synthesis, notebook

LANDING = "/Volumes/dev/bronze/landing/shop"
INGEST = notebook('spark.readStream.option("pathGlobFilter", "orders*.csv").load(LANDING)')
GENERATED = notebook(
    'start.option("pathGlobFilter", files)', 'report = ingest(\n    files="sellers*.csv",\n    state="x",\n)'
)
INGEST_2 = notebook("start(files='x', pathGlobFilter='items*.csv')")


@pytest.fixture
def shop(tmp_path: Path) -> Workload:
    tasks = [FakeTask("orders", INGEST), FakeTask("items", INGEST_2), FakeTask("clean", notebook("x = 1"))]
    synthesis = Synthesis(tmp_path / "out").job("shop", tasks, {"landing": LANDING})
    return load(synthesis.out, "dev").workloads["shop"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "files"
    path.mkdir()
    return path


def run(shop: Workload, folder: Path, root: Path) -> list[str]:
    return check([Choice(shop, folder)], Volumes(root / "volumes", {LANDING: folder}), root)


def test_globs_are_read_from_the_notebook(shop: Workload) -> None:
    assert [globs(task.asset) for task in shop.main.tasks] == [["orders*.csv"], ["items*.csv"], []]


def test_globs_are_read_from_a_generated_notebook(tmp_path: Path) -> None:
    tasks = [FakeTask("sellers", GENERATED), FakeTask("other", notebook('f(\n    files="notes*.txt",\n)'))]
    synthesis = Synthesis(tmp_path / "out").job("shop", tasks, {"landing": LANDING})
    made = load(synthesis.out, "dev").workloads["shop"]
    assert [globs(task.asset) for task in made.main.tasks] == [["sellers*.csv"], []]


def test_all_missing_files_are_named_at_once(shop: Workload, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(LocalError) as error:
        run(shop, folder, tmp_path / "root")
    assert str(error.value) == (
        "Nothing was run:\n"
        f"  - shop: {folder} holds no file named orders*.csv, items*.csv, and none was ingested earlier. "
        "Put the missing files there under these names (an empty file with a header line will do), "
        "or name another folder: shop=FOLDER."
    )


def test_a_file_that_was_ingested_earlier_need_not_be_there(shop: Workload, folder: Path, tmp_path: Path) -> None:
    (folder / "items.csv").touch()
    state = tmp_path / "root" / "volumes" / "dev" / "bronze" / "checkpoints" / "orders" / "schema"
    Manifest(LANDING, "orders*.csv", {"orders.csv": Seen(1, 1, "0")}).write(state)
    assert run(shop, folder, tmp_path / "root") == []


def test_a_changed_file_is_refused(shop: Workload, folder: Path, tmp_path: Path) -> None:
    for name in ("orders.csv", "items.csv"):
        (folder / name).write_text("1")
    state = tmp_path / "root" / "volumes" / "checkpoints" / "orders" / "schema"
    Manifest(LANDING, "orders*.csv", {"orders.csv": Seen.of(folder / "orders.csv")}).write(state)
    assert run(shop, folder, tmp_path / "root") == []
    (folder / "orders.csv").write_text("12")
    with pytest.raises(LocalError) as error:
        run(shop, folder, tmp_path / "root")
    assert str(error.value) == (
        "Nothing was run:\n"
        f"  - shop: {folder}/orders.csv has changed since it was ingested, and a file is read once only. "
        "Put the earlier content back, and deliver it under a new name such as orders_2.csv."
    )


def test_files_that_nothing_asks_for_are_listed(shop: Workload, folder: Path, tmp_path: Path) -> None:
    for name in ("orders.csv", "items.csv", "readme.txt", "Orders_2.csv"):
        (folder / name).touch()
    assert run(shop, folder, tmp_path / "root") == [
        f"shop: {folder}/Orders_2.csv is ingested by nothing: no task asks for a file of this name",
        f"shop: {folder}/readme.txt is ingested by nothing: no task asks for a file of this name",
    ]


def test_a_root_inside_of_the_folder_is_not_taken_for_files(shop: Workload, folder: Path) -> None:
    for name in ("orders.csv", "items.csv", "root/x.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    assert run(shop, folder, folder / "root") == []


class TestBehindAPipeline:
    """The checks of a workload whose files are copied first."""

    @pytest.fixture
    def chats(self, tmp_path: Path) -> Workload:
        tasks = [FakeTask("chats", notebook('f("pathGlobFilter", "chats*.json")'))]
        synthesis = Synthesis(tmp_path / "out").job("chats", tasks, {"landing": arrivals.ARRIVALS})
        return load(arrivals.build(synthesis).out, "dev").workloads["chats"]

    def run(self, chats: Workload, folder: Path, tmp_path: Path) -> list[str]:
        root = tmp_path / "root"
        return check([Choice(chats, folder)], Volumes(root / "volumes", {arrivals.SOURCE: folder}), root)

    def landed(self, tmp_path: Path, name: str) -> Path:
        path = tmp_path / "root" / "volumes" / arrivals.ARRIVALS.removeprefix("/Volumes/") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def test_a_missing_file_is_missed_in_the_folder(self, chats: Workload, folder: Path, tmp_path: Path) -> None:
        with pytest.raises(LocalError, match=rf"chats: {folder} holds no file named chats\*.json, and none was"):
            self.run(chats, folder, tmp_path)
        (folder / "chats.json").touch()
        assert self.run(chats, folder, tmp_path) == []

    def test_a_file_that_was_copied_earlier_need_not_be_there(
        self, chats: Workload, folder: Path, tmp_path: Path
    ) -> None:
        self.landed(tmp_path, "chats.json").touch()
        assert self.run(chats, folder, tmp_path) == []

    def test_a_file_that_changed_since_it_was_copied_is_refused(
        self, chats: Workload, folder: Path, tmp_path: Path
    ) -> None:
        for name in ("chats.json", "other.json"):
            (folder / name).write_text("1")
            copy_file(folder / name, self.landed(tmp_path, name))
            (folder / name).write_text("2")
        with pytest.raises(LocalError) as error:
            self.run(chats, folder, tmp_path)
        assert str(error.value) == (
            "Nothing was run:\n"
            f"  - chats: {folder}/chats.json has changed since it was copied, and a file is copied once only. "
            "Put the earlier content back, and deliver it under a new name such as chats_2.json."
        )

    def test_files_that_go_nowhere_are_listed(self, chats: Workload, folder: Path, tmp_path: Path) -> None:
        for name in ("chats.json", "other.json", "below/chats_2.json"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).touch()
        assert self.run(chats, folder, tmp_path) == [
            f"chats: {folder}/other.json is ingested by nothing: no task asks for a file of this name",
            f"chats: {folder}/below/chats_2.json is not copied: the pipeline 'dev-chats-copy' leaves it out",
        ]

    def test_a_folder_goes_to_the_pipelines_source(self, chats: Workload, folder: Path) -> None:
        (choice,) = choose([f"chats={folder}"], {"chats": chats})
        assert (choice.folder, choice.workload.delivered_to) == (folder, arrivals.SOURCE)


def test_pending_files_are_those_that_no_manifest_knows(shop: Workload, folder: Path, tmp_path: Path) -> None:
    for name in ("orders.csv", "orders_2.csv", "items.csv"):
        (folder / name).touch()
    volumes = Volumes(tmp_path / "volumes", {LANDING: folder})
    asset = shop.main.tasks[0].asset
    assert pending(asset, folder, LANDING, volumes) == []
    Manifest(LANDING, "orders*.csv", {"orders.csv": Seen(0, 0, "")}).write(tmp_path / "volumes" / "s")
    assert pending(asset, folder, LANDING, volumes) == ["orders_2.csv"]


def test_choices(shop: Workload, folder: Path) -> None:
    known = {"shop": shop}
    assert choose([], known) == [Choice(shop, None)]
    assert choose(["shop"], known) == [Choice(shop, None)]
    assert choose([f"shop={folder}"], known) == [Choice(shop, folder)]


def test_choices_that_make_no_sense(shop: Workload, folder: Path, tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path / "other").job("plain", [FakeTask("a", notebook("x = 1"))])
    known = {"shop": shop, **load(synthesis.out, "dev").workloads}
    (folder / "file.csv").touch()
    for arguments, message in {
        ("shopp",): "Unknown workload 'shopp'; known: plain, shop. Did you mean 'shop'?",
        ("shop", "shop"): "The workload 'shop' is named twice; name it once, as shop=FOLDER.",
        (
            f"plain={folder}",
        ): "The workload 'plain' takes no folder: its job has no parameter `landing`. Name it alone.",
        ("shop=",): "shop=: no folder is named behind the `=`. Name the folder that holds the workload's files, "
        "or write shop alone for what was delivered earlier.",
        (
            f"shop={folder}/no",
        ): f"shop={folder}/no: there is no such folder. Name the folder that holds the workload's files.",
        (f"shop={folder}/file.csv",): f"shop={folder}/file.csv: this is a file. Name the folder that holds it.",
    }.items():
        with pytest.raises(LocalError) as error:
            choose(arguments, known)
        assert str(error.value) == message


def test_a_folder_that_cannot_be_read(shop: Workload, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, whom no permission stops.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(LocalError, match=r"cannot be read. Give this user the right to read it"):
        choose([f"shop={folder}"], {"shop": shop})
