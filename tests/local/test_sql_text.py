"""Statements and parameters of SQL text, whatever is quoted or commented."""

import pytest

from local.sql_text import Statement, markers, returns_rows, split


def test_statements_end_at_semicolons_outside_of_quotes_and_comments() -> None:
    sql = """\
-- first; still a comment
SELECT ';', "a;b", `c;d`, 'it\\'s; fine', r'\\' /* x;
y */ FROM t;

SELECT 2
;
-- nothing behind this
"""
    assert list(split(sql)) == [
        Statement("SELECT ';', \"a;b\", `c;d`, 'it\\'s; fine', r'\\' /* x;\ny */ FROM t", 2, None),
        Statement("SELECT 2", 5, None),
    ]


def test_cloud_only_statements_carry_their_reason() -> None:
    sql = """\
SELECT 1;
-- Keys help the optimiser.
-- cloud only: open Delta has no informational keys
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a);
SELECT 2; -- cloud only: this comment belongs to the next one
"""
    assert [(statement.headline, statement.cloud_only) for statement in split(sql)] == [
        ("SELECT 1", None),
        ("ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a)", "open Delta has no informational keys"),
        ("SELECT 2", None),
    ]


def test_lines_count_from_where_the_text_begins() -> None:
    assert [statement.line for statement in split("\nSELECT 1;\n\nSELECT 2", line=10)] == [11, 13]


def test_an_open_quote_ends_with_the_text() -> None:
    assert list(split("SELECT 'a; b")) == [Statement("SELECT 'a; b", 1, None)]


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("SELECT :a, :b_2 + :a", {"a", "b_2"}),
        ("SELECT ':a', \":b\", `:c` -- :d\n /* :e */", set()),
        ("SELECT x::int, payload:field", set()),
        ("SELECT IDENTIFIER(:catalog || '.x')", {"catalog"}),
        ("WHERE a=:a AND b = (:b)", {"a", "b"}),
    ],
)
def test_markers(sql: str, names: set[str]) -> None:
    assert markers(sql) == names


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT 1", True),
        ("(select 1)", True),
        ("WITH a AS (SELECT 1) SELECT * FROM a", True),
        ("DESCRIBE t", True),
        ("INSERT INTO t SELECT 1", False),
        ("SELECTED", False),
    ],
)
def test_queries_return_rows(sql: str, rows: bool) -> None:
    assert returns_rows(sql) is rows
