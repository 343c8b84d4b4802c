"""What a checkpoint says of its batches."""

from pathlib import Path

from notebooks.kit.runtime.checkpoints import batch_numbers


def test_batches_are_told_by_their_files(tmp_path: Path) -> None:
    assert batch_numbers(str(tmp_path), "commits") == set()
    commits = tmp_path / "commits"
    commits.mkdir()
    for name in ("0", "12", ".1.crc", "3.tmp"):
        (commits / name).touch()
    assert batch_numbers(str(tmp_path), "commits") == {0, 12}
