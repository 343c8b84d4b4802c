"""What `expected.json` says is broken is broken, to the line, and nothing else is."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from local.sample_data.insights.dirt import AGAIN, KINDS

from .test_long_texts import elements

CHATS, LATER = "sample_chats.json", "sample_chats_2024-06.json"
FIELDS = ["session_id", "cust_id", "timestamp", "chat_history"]
Lines = Callable[[str], list[str]]


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _is_time(value: Any) -> bool:
    try:
        datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError):
        return False
    return True


def _customer_words(record: Any) -> str:
    text = record.get("chat_history") if isinstance(record, dict) else None
    return text.removeprefix("Customer: ") if isinstance(text, str) else ""


def _field(name: str, holds: Callable[[Any], bool]) -> Callable[[str], bool]:
    """Whether a line is a record whose field is such a value."""

    def check(line: str) -> bool:
        record = _parsed(line)
        return isinstance(record, dict) and holds(record.get(name))

    return check


CASES: dict[str, Callable[[str], bool]] = {
    "cut_off": lambda line: line.startswith('{"session_id"') and not line.endswith("}"),
    "stray_comma": lambda line: line.endswith(",}"),
    "text_line": lambda line: line.strip() != "" and line[0] not in "{[",
    "array_line": lambda line: isinstance(_parsed(line), list),
    "missing_session_id": _field("session_id", lambda value: value is None),
    "null_chat": _field("chat_history", lambda value: value is None),
    "bad_timestamp": _field("timestamp", lambda value: isinstance(value, str) and not _is_time(value)),
    "nested_timestamp": _field("timestamp", lambda value: isinstance(value, dict) and _is_time(value["$date"])),
    "nested_chat": _field("chat_history", lambda value: isinstance(value, list)),
    "blank_line": lambda line: line.strip() == "",
    "no_words": _field("chat_history", lambda value: value == "Customer: "),
    "at_limit": lambda line: elements(_customer_words(_parsed(line))) == 5120,
    "long_chat": _field("chat_history", lambda value: isinstance(value, str) and value.isascii() and len(value) > 6500),
}


def _records(truth: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found = [record for record in truth["dirt"] if record["kind"] == kind]
    assert found
    return found


@pytest.mark.parametrize(("kind", "is_broken"), CASES.items())
def test_the_broken_lines_are_those_of_the_record(
    lines: Lines, truth: dict[str, Any], kind: str, is_broken: Callable[[str], bool]
) -> None:
    found = [(name, n) for name in (CHATS, LATER) for n, line in enumerate(lines(name), 1) if is_broken(line)]
    records = _records(truth, kind)
    if kind == "long_chat":
        recorded = [(record["file"], line) for record in records for line in record["lines"]]
        assert all(sum(map(elements, _turns(lines(name)[n - 1]))) > 5120 for name, n in recorded)
        assert set(found) <= set(recorded)
    else:
        assert sorted(found) == sorted((record["file"], line) for record in records for line in record["lines"])
    for record in records:
        assert record["rows"] == len(record["lines"]) > 0


def _turns(line: str) -> list[str]:
    """What the customer says."""
    return [turn.split(" Agent: ")[0] for turn in json.loads(line)["chat_history"].split("Customer: ")]


def test_every_kind_is_there(truth: dict[str, Any]) -> None:
    assert {record["kind"] for record in truth["dirt"]} == {
        *(kind.name for kind in KINDS),
        *(AGAIN.name, "unknown_fields", "byte_order_mark"),
    }
    assert {record["kind"] for record in truth["dirt"] if record["dead_letter"]} == {
        *("cut_off", "stray_comma", "text_line", "array_line", "missing_session_id"),
        *("null_chat", "bad_timestamp", "nested_timestamp"),
    }


def test_sessions_of_broken_lines(lines: Lines, truth: dict[str, Any]) -> None:
    for record in truth["dirt"]:
        for key, line in zip(record["keys"], record["lines"], strict=False):
            if record["kind"] not in {"cut_off", "stray_comma", "missing_session_id"}:
                assert _parsed(lines(record["file"])[line - 1])["session_id"] == key[0]
            assert key[0] in truth["sessions"]
        keyless = record["kind"] in {"text_line", "array_line", "blank_line", "unknown_fields", "byte_order_mark"}
        assert len(record["keys"]) == (0 if keyless else record["rows"])


def test_lines_come_twice_as_recorded(lines: Lines, truth: dict[str, Any]) -> None:
    twice = [
        line
        for name in (CHATS, LATER)
        for line, count in Counter(lines(name)).items()
        if count == 2 and _parsed(line) is not None
    ]
    keys = sorted(key for record in _records(truth, "duplicate_line") for [key] in record["keys"])
    assert sorted(json.loads(line)["session_id"] for line in twice) == keys
    # In the later file the new fields are the same as well.
    assert sum(record["rows"] for record in _records(truth, "duplicate_line")) == len(twice) == 6


def test_sessions_that_come_again_are_longer(lines: Lines, truth: dict[str, Any]) -> None:
    [record] = _records(truth, "delivered_again")
    assert (record["file"], record["rows"]) == (LATER, 6)
    first = {
        found["session_id"]: found
        for line in lines(CHATS)
        if isinstance(found := _parsed(line), dict) and len(found) == 4
    }
    for [key], line in zip(record["keys"], record["lines"], strict=True):
        again = json.loads(lines(LATER)[line - 1])
        assert again["session_id"] == key
        assert again["timestamp"] == first[key]["timestamp"]
        assert again["chat_history"].startswith(first[key]["chat_history"] + " Agent: ")


def test_every_line_is_accounted_for(lines: Lines, truth: dict[str, Any]) -> None:
    counts = truth["lines"]
    assert counts["total"] == len(lines(CHATS)) + len(lines(LATER))
    assert counts["total"] == sum(counts[part] for part in ("blank", "dead_letters", "repeats", "sessions"))
    arrived = {
        record["session_id"]
        for name in (CHATS, LATER)
        for line in lines(name)
        if isinstance(record := _parsed(line), dict)
        and "session_id" in record
        and record["chat_history"] is not None
        and _is_time(record["timestamp"])
    }
    assert len(arrived) == counts["sessions"] == truth["truth"]["sessions"]
    dead = {key for record in truth["dirt"] if record["dead_letter"] for [key] in record["keys"]}
    assert set(truth["sessions"]) - arrived == dead
    assert not dead & arrived


def test_upstream_added_fields_to_the_later_delivery(lines: Lines, truth: dict[str, Any]) -> None:
    [record] = _records(truth, "unknown_fields")
    assert (record["file"], record["rows"]) == (LATER, len(lines(LATER)))
    for line in lines(CHATS):
        found = _parsed(line)
        if isinstance(found, dict):
            assert set(found) <= set(FIELDS)
    for line in lines(LATER):
        found = _parsed(line)
        if isinstance(found, dict):
            assert list(found)[-2:] == ["channel", "device"]
            assert set(found["device"]) == {"os", "app"}


def test_some_chats_have_no_ticket(lines: Lines, truth: dict[str, Any]) -> None:
    known = {json.loads(line)["cust_id"] for line in lines("ticket_metadata.json")}
    unknown = {session for session, chat in truth["sessions"].items() if chat["cust_id"] not in known}
    assert unknown == {key for record in _records(truth, "no_ticket") for [key] in record["keys"]}
    assert len(unknown) == truth["truth"]["without_ticket"] == 10
