"""What a run prints where the output is no terminal."""

import io
from datetime import UTC, datetime
from pathlib import Path

from local.console import Console
from local.displays import Display
from local.graph import Node
from local.outcome import Failure, Outcome, SkippedStatement
from local.reason import Reason
from local.report import RunReport, TaskReport
from local.synth import Asset, Task


def node(key: str) -> Node:
    asset = Asset(Path("x.py"), f"stacks/dev/{key}.py", "notebook", "0")
    return Node(f"dev-shop/{key}", "shop", "dev-shop", Task(key, (), asset, {}), frozenset())


def printed(tasks: list[TaskReport], status: str) -> str:
    out = io.StringIO()
    console = Console(out)
    console.begin([task.node for task in tasks], "dev")
    for task in tasks:
        console.started(task.node)
        console.finished(task)
    console.summary(RunReport(Path("/r"), "dev", {}, tasks, [], datetime.now(UTC), status), "/r/report.json")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_a_run_that_succeeded() -> None:
    outcome = Outcome(
        counts={"rows_read": 5667, "rows_written": 5660, "rows_superseded": 0, "rows_quarantined": 7},
        expectations={"paid": {"rule": "value > 0", "rows": 7}, "kept": {"rule": "id > 0", "rows": 0}},
        skipped=[SkippedStatement("ALTER TABLE a", "no keys"), SkippedStatement("ALTER TABLE b", "no keys")],
        files={"a.csv": 5667},
        displays=[Display("t: Answers", ("month", "revenue"), (("2018-01", 1234.5), ("2018-02", None)))],
        warnings=["careful"],
    )
    assert (
        printed([TaskReport(node("orders"), "succeeded", 1.25, outcome)], "succeeded")
        == """\
started      shop/orders
succeeded    shop/orders  1.2 s, 5,667 read, 5,660 written, 7 quarantined
warning: shop/orders: careful

task         status     seconds   read  written  superseded  quarantined  skipped
shop/orders  succeeded      1.2  5,667    5,660           0            7        2

Quarantined
  orders: 7 rows, paid (value > 0)

Could not run on this machine
  orders: 2 x ALTER TABLE a ... (no keys)

t: Answers
┏━━━━━━━━━┳━━━━━━━━━━┓
┃ month   ┃  revenue ┃
┡━━━━━━━━━╇━━━━━━━━━━┩
│ 2018-01 │ 1,234.50 │
│ 2018-02 │          │
└─────────┴──────────┘

succeeded: 1 of 1 tasks, 5,667 new rows in 1 files, 7 quarantined. Report: /r/report.json"""
    )


def test_a_run_that_failed() -> None:
    failed = Outcome(failure=Failure("stacks/dev/a.py", "cell 2 (Read), line 8", Reason("KEY", "no [such] thing\nfix")))
    tasks = [
        TaskReport(node("a"), "failed", 2.0, failed),
        TaskReport(node("b"), "blocked", blocked_by=["dev-shop/a"]),
    ]
    assert (
        printed(tasks, "failed")
        == """\
started      shop/a
failed       shop/a  2.0 s
  a.py, cell 2 (Read), line 8
  KEY: no [such] thing
  fix
started      shop/b
blocked      shop/b  (dev-shop/a failed)

task    status   seconds  read  written  superseded  quarantined  skipped
shop/a  failed       2.0
shop/b  blocked      0.0

Failed
  shop/a: a.py, cell 2 (Read), line 8: KEY: no [such] thing
fix

failed: 0 of 2 tasks, 0 new rows in 0 files, 0 quarantined. Report: /r/report.json"""
    )


def test_a_copy_and_what_it_made_unnecessary() -> None:
    tasks = [
        TaskReport(node("copy"), "succeeded", 0.5, Outcome(copied={"a.json": 1200, "b.json": 34})),
        TaskReport(node("late"), "not_needed", reason="the pipeline p did not start the job"),
        TaskReport(node("never")),
    ]
    lines = printed(tasks, "interrupted").splitlines()
    assert lines[1:4:2] == [
        "succeeded    shop/copy  0.5 s, 2 files copied, 1,234 bytes",
        "not needed   shop/late  (the pipeline p did not start the job)",
    ]
    assert lines[7:11] == [
        "task        status       seconds  read  written  superseded  quarantined  skipped",
        "shop/copy   succeeded        0.5",
        "shop/late   not needed       0.0",
        "shop/never  not started      0.0",
    ]


def test_many_warnings_and_rows_are_cut_short_with_a_word_about_it() -> None:
    out = io.StringIO()
    console = Console(out)
    console.warn([f"w{number}" for number in range(25)])
    lines = out.getvalue().splitlines()
    assert (len(lines), lines[-1]) == (21, "warning: and 5 more, see report.json")
    display = Display("many", ("n",), tuple((number,) for number in range(70)), truncated=True)
    text = printed([TaskReport(node("a"), "succeeded", 0, Outcome(displays=[display]))], "succeeded")
    assert "\nand 10+ more rows in report.json\n" in text
