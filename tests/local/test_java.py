"""A Java that Spark runs on, or one sentence about it."""

from pathlib import Path

import pytest

from local.errors import LocalError
from local.java import require_java


def fake_java(home: Path, version: str) -> None:
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2024' >&2\n")
    java.chmod(0o755)


@pytest.mark.parametrize("version", ["17.0.15", "21.0.1", "21"])
def test_a_java_that_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    fake_java(tmp_path, version)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    require_java()


@pytest.mark.parametrize(("version", "major"), [("1.8.0_392", "1"), ("11.0.2", "11"), ("25", "25")])
def test_a_java_that_does_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, major: str) -> None:
    fake_java(tmp_path, version)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(LocalError) as error:
        require_java()
    assert str(error.value) == (
        f"Java {major} was found, and Spark 4 needs Java 17 or 21. Install one, or set JAVA_HOME."
    )


def test_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LocalError, match=r"Java was not found. Install Java 17 or 21 and put it on the PATH"):
        require_java()
