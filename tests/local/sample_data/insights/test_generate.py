import hashlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from local.sample_data.errors import SampleDataError
from local.sample_data.insights.files import NAMES
from local.sample_data.insights.generate import generate

_PROJECT = Path(__file__).parents[4]


def _hashes(folder: Path) -> dict[str, str]:
    paths = [*folder.iterdir(), folder.with_name(f"{folder.name}.expected.json")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in paths}


def test_the_bytes_are_pinned(tmp_path: Path) -> None:
    """On every machine; they change with the sentences, and then these change too."""
    generate(tmp_path / "insights", chats=60, seed=7)
    assert _hashes(tmp_path / "insights") == {
        "sample_chats.json": "88f9d32f71f99e0f",
        "sample_chats_2024-06.json": "a90010521fbce620",
        "ticket_metadata.json": "c4933d58ddc70539",
        "insights.expected.json": "3e9944636863b181",
    }


def test_another_process_gives_the_same_bytes(chats_folder: Path, tmp_path: Path) -> None:
    program = "import sys; from local.sample_data.__main__ import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["insights", str(tmp_path / "insights"), "--chats", "2000", "--seed", "7"]
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, cwd=_PROJECT)
    assert _hashes(tmp_path / "insights") == _hashes(chats_folder)


def test_another_seed_gives_other_chats(chats_folder: Path, tmp_path: Path) -> None:
    generate(tmp_path / "insights", chats=2_000, seed=8)
    for name in NAMES:
        first, other = ((folder / name).read_text().splitlines() for folder in (chats_folder, tmp_path / "insights"))
        assert not set(first) & set(other) - {"", "   "} - {line for line in first if not line.startswith("{")}


def test_the_shape_is_upstreams(tmp_path: Path) -> None:
    generate(tmp_path / "insights", chats=300, seed=3, dirty=False)
    assert {path.name for path in (tmp_path / "insights").iterdir()} == set(NAMES)
    chats = [
        json.loads(line)
        for name in NAMES[:2]
        for line in (tmp_path / "insights" / name).read_text(encoding="utf-8").splitlines()
    ]
    assert [chat["session_id"] for chat in chats] == [f"S{200_001 + number}" for number in range(300)]
    for chat in chats:
        assert list(chat) == ["session_id", "cust_id", "timestamp", "chat_history"]
        assert re.fullmatch(r"C-\d+", chat["cust_id"])
        assert re.fullmatch(r"2024-0[56]-\d\dT\d\d:\d\d:\d\dZ", chat["timestamp"])
        assert re.fullmatch(r"(?s)Customer: .+?( Agent: .+?( Customer: .+?)?)*", chat["chat_history"])
    tickets = (tmp_path / "insights" / NAMES[2]).read_text(encoding="utf-8").splitlines()
    for ticket in map(json.loads, tickets):
        assert list(ticket)[:4] == ["cust_id", "Priority", "Region", "Plan"]
        assert list(ticket)[4:] in (["Category", "Name"], [])
        assert ticket["Priority"] in {"High", "Medium", "Low"}
    assert len({json.loads(ticket)["cust_id"] for ticket in tickets}) == len(tickets) == 135


def test_the_later_delivery_is_of_june(tmp_path: Path) -> None:
    generate(tmp_path / "insights", chats=300, seed=3, dirty=False)
    for name, month in (("sample_chats.json", "2024-05"), ("sample_chats_2024-06.json", "2024-06")):
        lines = (tmp_path / "insights" / name).read_text(encoding="utf-8").splitlines()
        assert {json.loads(line)["timestamp"][:7] for line in lines} == {month}


def test_dirt_changes_nothing_but_what_it_breaks(tmp_path: Path) -> None:
    dirty = generate(tmp_path / "dirty", chats=400, seed=7)
    generate(tmp_path / "clean", chats=400, seed=7, dirty=False)
    first, other = ((tmp_path / folder / "sample_chats.json").read_text().splitlines() for folder in ("clean", "dirty"))
    # The earlier delivery of a session that comes again is the chat as it is, only shorter than the later one.
    added = {"text_line", "array_line", "blank_line", "duplicate_line"}
    in_place = sum(
        record.rows for record in dirty.dirt if record.file == "sample_chats.json" and record.kind not in added
    )
    assert len(set(first) - set(other)) == in_place
    tickets = [(tmp_path / folder / "ticket_metadata.json").read_bytes() for folder in ("clean", "dirty")]
    assert tickets[0] == tickets[1]
    assert json.loads((tmp_path / "clean.expected.json").read_text())["dirt"] == []


def test_only_the_later_delivery_begins_with_a_byte_order_mark(chats_folder: Path) -> None:
    marked = [path.name for path in chats_folder.iterdir() if path.read_bytes().startswith(b"\xef\xbb\xbf")]
    assert marked == ["sample_chats_2024-06.json"]


@pytest.mark.parametrize("chats", [1, 2, 17])
def test_few_chats_work_too(tmp_path: Path, chats: int) -> None:
    expected = generate(tmp_path / "insights", chats=chats, seed=1)
    lines = expected.lines()
    assert expected.truth.chats == chats
    assert lines["total"] == lines["blank"] + lines["dead_letters"] + lines["repeats"] + lines["sessions"]


def test_no_chats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SampleDataError) as caught:
        generate(tmp_path / "insights", chats=0, seed=1)
    assert str(caught.value) == "--chats 0 is out of range: name a whole number from 1 up, such as 400."


@pytest.mark.parametrize("skew", [-0.1, 1.1, float("nan")])
def test_a_share_is_between_0_and_1(tmp_path: Path, skew: float) -> None:
    with pytest.raises(SampleDataError) as caught:
        generate(tmp_path / "insights", chats=10, seed=1, skew=skew)
    assert str(caught.value) == f"--skew {skew} is out of range: name a share from 0 to 1, such as 0.5."


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sample_chats_mine.json").write_text("precious")
    with pytest.raises(SampleDataError) as caught:
        generate(tmp_path, chats=10, seed=1)
    assert str(caught.value) == (
        f"{tmp_path} holds files that are not sample data (sample_chats_mine.json): "
        "name another folder, or empty this one."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["sample_chats_mine.json"]


def test_earlier_sample_data_are_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "insights"
    generate(folder, chats=40, seed=1)
    generate(folder, chats=40, seed=2, dirty=False)
    clean = _hashes(folder)
    generate(tmp_path / "other" / "insights", chats=40, seed=2, dirty=False)
    assert clean == _hashes(tmp_path / "other" / "insights")


# A child's `ru_maxrss` starts from its parent's, and this parent is a large one; VmHWM is of the child's own memory.
_MEASURED = """
import resource, sys
from pathlib import Path
from local.sample_data.insights.generate import generate
generate(Path(sys.argv[1]), chats=int(sys.argv[2]), seed=7)
status = Path("/proc/self/status")
if status.exists():
    print(next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:")) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_fifty_thousand_chats_stream_within_a_minute(tmp_path: Path) -> None:
    """The files are 23 MB, and the truth about them 11 MB; a process that does nothing has 20 MB."""
    started = time.monotonic()
    result = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(tmp_path / "insights"), "50000"],
        check=True,
        capture_output=True,
        text=True,
        cwd=_PROJECT,
    )
    assert time.monotonic() - started < 60
    assert int(result.stdout) < 40 * 1024 * 1024
