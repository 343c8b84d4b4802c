"""Delta Lake's jars: fetched once, and only whole."""

import zipfile
from pathlib import Path

import pytest

from local import install_jars
from local.errors import LocalError
from local.install_jars import install, installed, package


def make_jar(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr("x", "y")
    return path


def test_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fetched: list[Path] = []

    def resolve(ivy: Path, log: Path) -> list[Path]:
        log.touch()
        fetched.append(make_jar(ivy / "jars" / "delta.jar"))
        return fetched[-1:]

    monkeypatch.setattr(install_jars, "_resolve", resolve)
    folder = tmp_path / "jars"
    assert install(folder) == [folder / "delta.jar"]
    assert install(folder) == [folder / "delta.jar"]
    assert len(fetched) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["delta.jar", "installed.txt"]
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"Fetching {package()} with Spark's resolver into {folder}")
    assert lines[2].endswith(f"1 jars are in {folder}")


def test_a_jar_that_is_damaged_or_of_another_version_does_not_count(tmp_path: Path) -> None:
    make_jar(tmp_path / "a.jar")
    (tmp_path / "installed.txt").write_text(f"{package()}\na.jar")
    assert installed(tmp_path) == [tmp_path / "a.jar"]
    (tmp_path / "a.jar").write_bytes(b"half")
    assert installed(tmp_path) == []
    make_jar(tmp_path / "a.jar")
    (tmp_path / "installed.txt").write_text("io.delta:delta-spark_2.13:0.0\na.jar")
    assert installed(tmp_path) == []


def test_a_fetch_that_fails_shows_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def launch(conf: object, process: dict[str, object]) -> None:
        (tmp_path / "install.log").write_text("unresolved dependency\n")
        raise RuntimeError

    monkeypatch.setattr(install_jars, "launch", launch)
    with pytest.raises(LocalError) as error:
        install(tmp_path)
    assert str(error.value) == (
        f"{package()} could not be fetched. Check the network and Spark's Ivy settings, then try again. "
        f"The end of {tmp_path}/install.log:\nunresolved dependency"
    )
    assert installed(tmp_path) == []
