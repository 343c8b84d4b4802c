"""Exit values of notebooks."""

import json

from local.outcome import Outcome


def test_exit_values_add_up() -> None:
    outcome = Outcome()
    for rows in (2, 3):
        value = {
            "status": "done",
            "rows_read": rows,
            "rows_quarantined": 1,
            "files": {"x.csv": 2},
            "rescued_columns": {"coupon": 1},
            "expectations": {"paid": {"rule": "a > 0", "rows": rows}},
        }
        outcome.take_exit(json.dumps(value))
    assert outcome.counts == {"rows_read": 5, "rows_quarantined": 2}
    assert outcome.expectations == {"paid": {"rule": "a > 0", "rows": 5}}
    assert outcome.files == {"x.csv": 2}
    assert outcome.rescued_columns == {"coupon": 2}
    assert outcome.done == "done"


def test_files_may_be_a_list() -> None:
    outcome = Outcome()
    outcome.take_exit('{"status": "skipped", "files": ["x.csv"]}')
    assert outcome.files == {"x.csv": None}
    assert outcome.done == "skipped"


def test_any_other_value_is_output() -> None:
    outcome = Outcome()
    for value in ("ok", "[1]", ""):
        outcome.take_exit(value)
    assert outcome.output == ["ok", "[1]", ""]
    assert outcome.counts == {}
