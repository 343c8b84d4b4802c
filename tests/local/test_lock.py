"""One run at a time."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from local.errors import LocalError
from local.lock import RunLock

# Takes the lock, hands it to a child as a run does to Spark, and is killed.
HOLDER = """
import subprocess, sys, time
from pathlib import Path
from local.lock import RunLock
lock = RunLock(Path(sys.argv[1]))
subprocess.Popen(["sleep", sys.argv[2]], pass_fds=(lock.fd,), stdout=subprocess.DEVNULL)
print("held", flush=True)
time.sleep(60)
"""


def holder(root: Path, seconds: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(root), seconds], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_told_who_holds_the_root(tmp_path: Path) -> None:
    process = holder(tmp_path, "0")
    try:
        with pytest.raises(LocalError) as error:
            RunLock(tmp_path)
        assert str(error.value) == (
            f"{tmp_path}: in use by another run (process {process.pid}). "
            "Wait until it ends, or use another folder with --root."
        )
    finally:
        process.kill()
        process.wait()


def test_a_released_root_can_be_taken_again(tmp_path: Path) -> None:
    RunLock(tmp_path / "new").release()
    lock = RunLock(tmp_path / "new")
    assert (tmp_path / "new" / ".lock").read_text() == str(os.getpid())
    lock.release()
    lock.release()


def test_after_a_kill_the_next_run_waits_for_what_is_left_of_the_last(tmp_path: Path) -> None:
    process = holder(tmp_path, "2")
    process.kill()
    process.wait()
    began = time.monotonic()
    RunLock(tmp_path).release()
    assert 0.5 < time.monotonic() - began < 10


def test_the_wait_has_an_end(tmp_path: Path) -> None:
    process = holder(tmp_path, "5")
    process.kill()
    process.wait()
    with pytest.raises(LocalError, match="in use by another run"):
        RunLock(tmp_path, grace=0.3)


def test_a_root_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LocalError) as error:
        RunLock(tmp_path / "file")
    assert str(error.value) == (
        f"--root {tmp_path}/file: this is a file. Name a folder for tables and reports; it is made if need be."
    )
    with pytest.raises(LocalError) as error:
        RunLock(tmp_path / "file" / "below")
    assert str(error.value) == (
        f"--root {tmp_path}/file/below: cannot be written (Not a directory). Name a folder that this user may write to."
    )
