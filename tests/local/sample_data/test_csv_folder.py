from pathlib import Path

from local.sample_data.csv_folder import CsvFolder, Style, encode

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


def test_files_begin_with_their_header_and_can_be_delivered_again(tmp_path: Path) -> None:
    folder = tmp_path / "landing"
    with CsvFolder(folder, {"a.csv": ("x",), "b.csv": ("y",)}, bom=frozenset({"b.csv"})) as out:
        out.write("a.csv", {"x": "1"})
        out.copy("a.csv", "c.csv")
    assert {entry.name: entry.read_bytes() for entry in folder.iterdir()} == {
        "a.csv": b"x\n1\n",
        "b.csv": b"\xef\xbb\xbfy\n",
        "c.csv": b"x\n1\n",
    }
    assert out.rows == {"a.csv": 1, "b.csv": 0, "c.csv": 1}
