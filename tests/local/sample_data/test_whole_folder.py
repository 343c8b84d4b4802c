from pathlib import Path

import pytest

from local.sample_data.errors import SampleDataError
from local.sample_data.whole_folder import WholeFolder, refuse_foreign


def test_the_folder_takes_its_name_when_all_files_are_complete(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    with WholeFolder(folder, ("a", "b"), bom=frozenset({"b"})) as out:
        assert not folder.exists()
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == {"a": b"", "b": b"\xef\xbb\xbf"}
    assert out.rows == {"a": 0, "b": 0}
    assert [entry.name for entry in tmp_path.iterdir()] == ["landing"]


def test_an_interrupted_run_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    folder.mkdir()
    (folder / "a").write_text("old")
    with pytest.raises(KeyboardInterrupt), WholeFolder(folder, ("a",), bom=frozenset()):
        raise KeyboardInterrupt
    assert (folder / "a").read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["landing"]


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("precious")
    with pytest.raises(SampleDataError) as caught:
        refuse_foreign(tmp_path, frozenset({"a.csv"}))
    assert str(caught.value) == (
        f"{tmp_path} holds files that are not sample data (mine.csv): name another folder, or empty this one."
    )


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "landing"
    path.write_text("")
    with pytest.raises(SampleDataError) as caught:
        refuse_foreign(path, frozenset())
    assert str(caught.value) == f"{path} is a file: name a folder, existing or new."
