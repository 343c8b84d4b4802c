"""A copy is whole or not there."""

import os
import shutil
from pathlib import Path

import pytest

from local.data_factory.copy_file import copy_file, same
from local.errors import LocalError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source" / "a.json"
    path.parent.mkdir()
    path.write_bytes(b"\x00\xff\r\n1")
    return path


def test_every_byte_is_copied_and_nothing_else_is_left(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "a.json"
    assert copy_file(source, target) == 5
    assert target.read_bytes() == b"\x00\xff\r\n1"
    assert [path.name for path in target.parent.iterdir()] == ["a.json"]
    assert same(source, target)


def test_a_copy_that_breaks_off_is_not_seen(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(_: Path, to: Path) -> None:
        to.write_bytes(b"\x00")
        raise OSError("No space left on device")

    target = tmp_path / "sink" / ("x" * 250 + ".json")
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", half)
        with pytest.raises(OSError, match="No space left"):
            copy_file(source, target)
    (left,) = target.parent.iterdir()
    assert left.name.startswith(".copying-")
    copy_file(source, target)
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_is_still_being_written_is_refused(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shutil.copyfile

    def while_growing(from_: Path, to: Path) -> None:
        whole(from_, to)
        source.write_bytes(b"longer than before")

    monkeypatch.setattr(shutil, "copyfile", while_growing)
    with pytest.raises(LocalError) as error:
        copy_file(source, tmp_path / "sink" / "a.json")
    assert str(error.value) == f"{source} changed while it was copied. Wait until it is whole, and run again."
    assert list((tmp_path / "sink").iterdir()) == []


def test_only_the_content_counts(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    copy_file(source, copy)
    os.utime(source, (1, 1))
    assert same(source, copy)
    source.write_bytes(b"\x00\xff\r\n2")
    assert not same(source, copy)
    source.write_bytes(b"")
    assert not same(source, copy)
