"""Landing folders and the manifests of what was taken in from them."""

import os
from pathlib import Path

import pytest

from local.auto_loader.files import Manifest, Seen, manifests, matcher, matching, read_manifest, walk


@pytest.mark.parametrize(
    ("glob", "name", "matches"),
    [
        ("orders*.csv", "orders.csv", True),
        ("orders*.csv", "orders_2.csv", True),
        ("orders*.csv", "2018/orders_2.csv", True),
        ("orders*.csv", "my_orders.csv", False),
        ("orders*.csv", "orders.csv.bak", False),
        ("order?.csv", "orders.csv", True),
        ("x[0-9].csv", "x7.csv", True),
        ("x[^0-9].csv", "x7.csv", False),
        ("{orders,items}*.{csv,txt}", "items_1.txt", True),
        ("{orders,items}*.{csv,txt}", "items_1.json", False),
        (None, "anything", True),
    ],
)
def test_globs_match_the_last_part_of_a_name(glob: str | None, name: str, matches: bool) -> None:
    assert matcher(glob)(name) is matches


def test_walk_leaves_out_what_is_hidden_and_what_is_to_be_skipped(tmp_path: Path) -> None:
    for name in ("a.csv", "b/c.csv", ".hidden", "_success", ".git/x", "_delta_log/x", "root/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(walk(tmp_path, skip=tmp_path / "root")) == ["a.csv", "b/c.csv"]


def test_matching_gives_sizes_in_order(tmp_path: Path) -> None:
    for name, text in {"x_2.csv": "12", "x.csv": "1", "y.csv": ""}.items():
        (tmp_path / name).write_text(text)
    assert list(matching(tmp_path, "x*.csv").items()) == [("x.csv", 1), ("x_2.csv", 2)]


def test_a_file_is_still_the_same_when_only_its_time_changed(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("1")
    seen = Seen.of(path)
    os.utime(path, ns=(1, 1))
    assert seen.still(path)


@pytest.mark.parametrize("content", ["2", "12"])
def test_a_file_is_not_the_same_with_other_content(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text("1")
    seen = Seen.of(path)
    path.write_text(content)
    os.utime(path, ns=(1, 1))
    assert not seen.still(path)


def test_a_manifest_is_found_again(tmp_path: Path) -> None:
    manifest = Manifest("/Volumes/c/s/landing/w", "x*.csv", {"x.csv": Seen(1, 2, "3")})
    manifest.write(tmp_path / "w" / "schema")
    assert read_manifest(tmp_path / "w" / "schema") == manifest
    assert list(manifests(tmp_path)) == [manifest]
    assert [path.name for path in (tmp_path / "w" / "schema").iterdir()] == ["_auto_loader.json"]


def test_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
