import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from local.sample_data.errors import SampleDataError
from local.sample_data.retail.files import ALL_NAMES, HEADERS, TRANSLATION
from local.sample_data.retail.generate import generate


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_bytes(dirty_folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "retail"
    generate(again, orders=2_000, seed=7)
    assert _bytes(again) == _bytes(dirty_folder)
    expected = "retail.expected.json"
    assert (tmp_path / expected).read_bytes() == (dirty_folder.parent / expected).read_bytes()


def test_another_seed_gives_other_orders(dirty_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "retail"
    generate(other, orders=2_000, seed=8)
    name = "olist_orders_dataset.csv"
    assert not set((other / name).read_text().split("\n")[1:-1]) & set(
        (dirty_folder / name).read_text().split("\n")[1:-1]
    )


def test_dirt_changes_nothing_but_what_it_breaks(dirty_folder: Path, tmp_path: Path) -> None:
    clean = tmp_path / "retail"
    generate(clean, orders=2_000, seed=7, dirty=False)
    name = "olist_orders_dataset.csv"
    dirty_lines = (dirty_folder / name).read_text().splitlines()
    clean_lines = (clean / name).read_text().splitlines()
    # Three bad purchase dates, two bad deliveries, two before the purchase; four lines come twice.
    assert len(set(clean_lines) - set(dirty_lines)) == 7
    assert len(dirty_lines) - len(clean_lines) == 4


def test_the_files_and_their_headers(dirty_folder: Path, clean_folder: Path) -> None:
    assert {path.name for path in dirty_folder.iterdir()} == ALL_NAMES
    assert {path.name for path in clean_folder.iterdir()} == set(HEADERS)
    for name, header in HEADERS.items():
        with (clean_folder / name).open(encoding="utf-8") as file:
            assert file.readline() == ",".join(header) + "\n"
    with (dirty_folder / "olist_order_reviews_dataset_2.csv").open(encoding="utf-8") as file:
        assert file.readline() == (
            "review_id,order_id,review_score,review_comment_title,review_comment_message,"
            "review_creation_date,review_answer_timestamp,review_channel\n"
        )


def test_one_file_begins_with_a_byte_order_mark(dirty_folder: Path) -> None:
    marked = [name for name, content in _bytes(dirty_folder).items() if content.startswith(b"\xef\xbb\xbf")]
    assert marked == [TRANSLATION]


def test_one_file_is_delivered_again_under_a_new_name(dirty_folder: Path) -> None:
    files = _bytes(dirty_folder)
    assert files["olist_sellers_dataset_2.csv"] == files["olist_sellers_dataset.csv"]


@pytest.mark.parametrize("orders", [1, 2, 17])
def test_few_orders_work_too(tmp_path: Path, orders: int) -> None:
    expected = generate(tmp_path / "retail", orders=orders, seed=1)
    assert expected.truth.orders == orders


def test_no_orders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SampleDataError) as caught:
        generate(tmp_path / "retail", orders=0, seed=1)
    assert str(caught.value) == "--orders 0 is out of range: name a whole number from 1 up, such as 2000."


def test_earlier_sample_data_are_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "retail"
    generate(folder, orders=20, seed=1)
    generate(folder, orders=20, seed=1, dirty=False)
    assert {path.name for path in folder.iterdir()} == set(HEADERS)


# A child's `ru_maxrss` starts from its parent's, and this parent is a large one; VmHWM is of the child's own memory.
_MEASURED = """
import resource, sys
from pathlib import Path
from local.sample_data.retail.generate import generate
generate(Path(sys.argv[1]), orders=int(sys.argv[2]), seed=7)
status = Path("/proc/self/status")
if status.exists():
    print(next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:")) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_a_hundred_thousand_orders_stream_within_a_minute(tmp_path: Path) -> None:
    started = time.monotonic()
    result = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(tmp_path / "retail"), "100000"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])},
    )
    seconds = time.monotonic() - started
    assert seconds < 60
    assert int(result.stdout) < 200 * 1024 * 1024
