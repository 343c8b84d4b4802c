"""Only where REAL_DATA names the real sample: nothing of it may be in the invented data."""

import csv
import os
from pathlib import Path

from local.sample_data.retail.files import HEADERS

_REAL = os.environ.get("REAL_DATA")

if _REAL:
    _FOLDER = Path(_REAL) / "olist"

    def _rows(path: Path) -> list[tuple[str, ...]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [tuple(row) for row in csv.reader(file)]

    def test_the_headers_are_the_publishers(clean_folder: Path) -> None:
        for name in HEADERS:
            assert _rows(clean_folder / name)[0] == _rows(_FOLDER / name)[0]

    def test_no_row_and_no_identifier_is_a_real_one(clean_folder: Path) -> None:
        for name, header in HEADERS.items():
            invented, real = _rows(clean_folder / name)[1:], _rows(_FOLDER / name)[1:]
            assert not set(invented) & set(real)
            for position, column in enumerate(header):
                if column.endswith("_id") and column != "order_item_id":
                    assert not {row[position] for row in invented} & {row[position] for row in real}
