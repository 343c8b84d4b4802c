"""CSV records, and above all the broken ones: no row may vanish into another."""

import io

import pytest

from local.auto_loader.csv_rows import MAX_RECORD, CsvRecords, Record


def read(text: str, *, multi_line: bool = True, delimiter: str = ",") -> list[tuple[list[str], str | None]]:
    return [
        (record.fields, record.broken)
        for record in CsvRecords(io.StringIO(text, newline=""), delimiter, '"', multi_line)
    ]


def test_plain_records_keep_empty_fields_and_skip_empty_lines() -> None:
    assert read("a,b\n1,\n\n,2\n") == [(["a", "b"], None), (["1", ""], None), (["", "2"], None)]


def test_leading_zeros_and_blanks_stay() -> None:
    assert read("zip,city\n01037, São Paulo \n")[1] == (["01037", " São Paulo "], None)


def test_quoted_text_spans_lines_and_doubles_its_quotes() -> None:
    assert read('a,b\n1,"one\ntwo ""2"", three"\n2,x\n')[1:] == [
        (["1", 'one\ntwo "2", three'], None),
        (["2", "x"], None),
    ]


def test_windows_line_ends_inside_quotes_become_new_lines() -> None:
    assert read('a,b\r\n1,"one\r\ntwo"\r\n') == [(["a", "b"], None), (["1", "one\ntwo"], None)]


def test_the_last_line_needs_no_line_end() -> None:
    assert read("a,b\n1,2")[1] == (["1", "2"], None)


def test_a_quote_inside_of_an_unquoted_field_is_text() -> None:
    assert read('a,b\n1,5" pipe\n')[1] == (["1", '5" pipe'], None)


def test_text_after_a_closing_quote_breaks_its_own_line_only() -> None:
    assert read('a,b,c\n1,"5" pipe",x\n2,y,z\n')[1:] == [
        (["1", '"5" pipe"', "x"], '1,"5" pipe",x'),
        (["2", "y", "z"], None),
    ]


def test_an_unclosed_quote_does_not_swallow_the_rows_behind_it() -> None:
    rows = read('a,b,c\n1,"broken,5\n2,x,y\n3,"good",7\n4,z,w\n')
    assert rows[1:] == [
        (["1", '"broken', "5"], '1,"broken,5'),
        (["2", "x", "y"], None),
        (["3", "good", "7"], None),
        (["4", "z", "w"], None),
    ]


def test_an_unclosed_quote_before_the_end_of_the_file_breaks_its_own_line_only() -> None:
    assert read('a,b\n1,"broken\n2,x\n')[1:] == [(["1", '"broken'], '1,"broken'), (["2", "x"], None)]


def test_what_is_left_of_a_broken_text_is_set_apart_until_a_whole_row_comes() -> None:
    rows = read('a,b,c\n1,"he said "no" and\nwent, away\nfor good,7\n2,x,y\n')
    assert rows[1:] == [
        (["1", '"he said "no" and'], '1,"he said "no" and'),
        (["went", " away"], "went, away"),
        (["for good", "7"], "for good,7"),
        (["2", "x", "y"], None),
    ]


def test_quotes_that_pair_up_again_further_down_are_found_by_the_rows_between() -> None:
    # The quote of row 1 is closed by the first of row 3, whose text begins with the delimiter.
    rows = read('a,b,c\n1,"broken,5\n2,x,y\n3,",z",7\n4,z,w\n')
    assert [fields for fields, _ in rows[1:]] == [
        ["1", '"broken', "5"],
        ["2", "x", "y"],
        ["3", ",z", "7"],
        ["4", "z", "w"],
    ]


def test_without_multi_line_every_line_is_a_record() -> None:
    assert read('a,b\n1,"one\ntwo"\n', multi_line=False)[1:] == [
        (["1", '"one'], '1,"one'),
        (['two"'], 'two"'),
    ]


def test_other_delimiters() -> None:
    assert read('a;b\n1;"x;y"\n', delimiter=";")[1] == (["1", "x;y"], None)


def test_nul_bytes_are_text() -> None:
    assert read("a,b\n1,\0x\n")[1] == (["1", "\0x"], None)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_record_without_end_is_cut_into_pieces_of_bounded_size(quote: str) -> None:
    text = "a,b\n1," + quote + "x" * (2 * MAX_RECORD) + "\n2,y\n"
    rows = read(text)
    pieces = [broken for _, broken in rows[1:-1]]
    assert all(piece is not None and len(piece) <= MAX_RECORD for piece in pieces)
    assert "".join(piece or "" for piece in pieces) == "1," + quote + "x" * (2 * MAX_RECORD)
    assert rows[-1] == (["2", "y"], None)


def test_every_character_of_rubbish_comes_out_again() -> None:
    rubbish = bytes(range(256)) * 50
    text = "a,b\n" + rubbish.decode("utf-8", "replace")
    found: list[Record] = list(CsvRecords(io.StringIO(text, newline=""), ",", '"', True))
    kept = "".join("".join(record.fields) + (record.broken or "") for record in found[1:])
    assert {char for char in text[4:] if char not in '\r\n,"'} <= set(kept)
    assert len(found) > 50


def test_nothing_comes_of_nothing() -> None:
    assert read("") == []
    assert read("\n\n") == []
