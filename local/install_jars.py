"""Fetches Delta Lake's jars once, into the Python environment, so that no later start needs the network.

    python -m local.install_jars

Spark's own resolver does it, by the Ivy settings of this machine: no registry is named here.
"""

import shutil
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path

from pyspark import SparkConf

from local import errors
from local.java import launch, require_java

# Spark 4 is built for this Scala version only.
_SCALA = "2.13"


def jars_folder() -> Path:
    """Where the jars lie: in the environment that this Python belongs to."""
    return Path(sys.prefix) / "jars"


def package() -> str:
    """Delta Lake's Maven coordinates, of the same version as the Python package."""
    return f"io.delta:delta-spark_{_SCALA}:{version('delta-spark')}"


def installed(folder: Path) -> list[Path]:
    """The jars, or nothing unless all of them are there in the wanted version."""
    marker = folder / "installed.txt"
    if not marker.is_file():
        return []
    wanted, *names = marker.read_text(encoding="utf-8").split()
    jars = [folder / name for name in names]
    return jars if wanted == package() and all(zipfile.is_zipfile(jar) for jar in jars) else []


def install(folder: Path) -> list[Path]:
    """Fetches what is missing, and prints what it does. Raises LocalError when it cannot be fetched."""
    found = installed(folder)
    if found:
        print(f"Delta Lake {version('delta-spark')}: {len(found)} jars are in {folder}")
        return found
    print(f"Fetching {package()} with Spark's resolver into {folder} ...")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".ivy-") as ivy:
        log = folder / "install.log"
        fetched = _resolve(Path(ivy), log)
        jars = [Path(shutil.move(jar, folder / jar.name)) for jar in fetched]
    # Written last: an installation that was cut short begins again.
    (folder / "installed.txt").write_text("\n".join([package(), *(jar.name for jar in jars)]), encoding="utf-8")
    log.unlink(missing_ok=True)
    print(f"Delta Lake {version('delta-spark')}: {len(jars)} jars installed")
    return jars


def _resolve(ivy: Path, log: Path) -> list[Path]:
    require_java()
    # Packages are resolved before anything else starts: no Spark context is needed.
    conf = SparkConf(loadDefaults=False)
    conf.set("spark.jars.packages", package()).set("spark.jars.ivy", str(ivy)).set("spark.master", "local[1]")
    with log.open("w", encoding="utf-8") as output:
        try:
            launch(conf, {"stdout": output, "stderr": output}).shutdown()
        except Exception as cause:
            tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
            raise errors.jars_failed(package(), log, tail) from cause
    return sorted((ivy / "jars").glob("*.jar"))


def main() -> int:
    try:
        install(jars_folder())
    except errors.LocalError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
