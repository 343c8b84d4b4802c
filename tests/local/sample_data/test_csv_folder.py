from pathlib import Path

import pytest

from local.sample_data.csv_folder import CsvFolder, Style, encode, refuse_foreign
from local.sample_data.errors import SampleDataError

HEADER = ("id", "text", "day")


def test_a_plain_row_quotes_only_what_needs_it() -> None:
    row = {"id": "1", "text": 'a, "b"\nc', "day": "x"}
    assert encode(row, HEADER, Style.PLAIN, "") == '1,"a, ""b""\nc",x\n'


def test_a_surplus_field_follows_the_last_column() -> None:
    row = {"id": "1", "text": "a", "day": "x"}
    assert encode(row, HEADER, Style.SURPLUS_FIELD, "") == "1,a,x,sobra\n"


def test_stray_quotes_stay_as_they_are() -> None:
    row = {"id": "1", "text": 'um "dois" tres', "day": "x"}
    assert encode(row, HEADER, Style.STRAY_QUOTES, "text") == '1,um "dois" tres,x\n'


def test_an_unterminated_quote_opens_the_broken_column() -> None:
    row = {"id": "1", "text": "a", "day": "x"}
    assert encode(row, HEADER, Style.UNTERMINATED_QUOTE, "text") == '1,"a,x\n'


def test_the_folder_takes_its_name_when_all_files_are_complete(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    with CsvFolder(folder, {"a.csv": ("x",), "b.csv": ("y",)}, bom=frozenset({"b.csv"})) as out:
        out.write("a.csv", {"x": "1"})
        out.copy("a.csv", "c.csv")
        assert not folder.exists()
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == {
        "a.csv": b"x\n1\n",
        "b.csv": b"\xef\xbb\xbfy\n",
        "c.csv": b"x\n1\n",
    }
    assert out.rows == {"a.csv": 1, "b.csv": 0, "c.csv": 1}
    assert [entry.name for entry in tmp_path.iterdir()] == ["landing"]


def test_an_interrupted_run_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    folder.mkdir()
    (folder / "a.csv").write_text("old")
    with (
        pytest.raises(KeyboardInterrupt),
        CsvFolder(folder, {"a.csv": ("x",)}, bom=frozenset()) as out,
    ):
        out.write("a.csv", {"x": "1"})
        raise KeyboardInterrupt
    assert (folder / "a.csv").read_text() == "old"
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
