"""What was delivered, and what of it the jobs will find."""

from pathlib import Path

import pytest

from local.data_factory.copy_file import copy_file
from local.delivery import Delivery
from local.synth import Workload, load
from local.volumes import Volumes
from tests.local import arrivals
from tests.local.synthesis import FakeTask, Synthesis, notebook


class Place:
    """A workload with a folder for its files; with a pipeline or without one."""

    def __init__(self, tmp_path: Path) -> None:
        self.root = tmp_path / "root"
        self.folder = tmp_path / "files"
        self.folder.mkdir()
        self._synthesis = Synthesis(tmp_path / "out").job(
            "chats", [FakeTask("a", notebook("x = 1"))], {"landing": arrivals.ARRIVALS}
        )
        self.volumes = Volumes(self.root / "volumes", {arrivals.SOURCE: self.folder})
        self.landing = Path(self.volumes.local(arrivals.ARRIVALS))

    def look(self, pipeline: bool = True) -> Delivery:
        if pipeline:
            arrivals.build(self._synthesis)
        workload: Workload = load(self._synthesis.out, "dev").workloads["chats"]
        return Delivery.of(workload, self.landing, self.volumes, self.root)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_without_a_pipeline_files_are_read_where_they_are_delivered(place: Place) -> None:
    assert place.look(pipeline=False) == Delivery(place.landing, [], {})
    (place.landing / "below").mkdir(parents=True)
    (place.landing / "below" / "a.csv").touch()
    assert place.look(pipeline=False) == Delivery(
        place.landing, ["below/a.csv"], {"below/a.csv": place.landing / "below" / "a.csv"}
    )


def test_with_a_pipeline_files_arrive_from_the_folder_or_are_there(place: Place) -> None:
    for name in ("new.json", "old.json", "notes.txt"):
        (place.folder / name).write_text(name)
    copy_file(place.folder / "old.json", place.landing / "old.json")
    (place.landing / "gone.json").write_text("delivered long ago")
    found = place.look()
    assert found == Delivery(
        place.folder,
        ["new.json", "notes.txt", "old.json"],
        {
            "gone.json": place.landing / "gone.json",
            "old.json": place.landing / "old.json",
            "new.json": place.folder / "new.json",
        },
    )
    assert not (place.landing / "new.json").exists()


def test_a_delivered_file_of_which_an_older_copy_is_there_has_changed(place: Place) -> None:
    (place.folder / "a.json").write_text("1")
    copy_file(place.folder / "a.json", place.landing / "a.json")
    assert place.look().changed == ()
    (place.folder / "a.json").write_text("2")
    assert place.look().changed == (place.folder / "a.json",)
