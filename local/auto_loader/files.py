"""The files of a landing folder, and which of them an ingestion has taken in."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from fnmatch import translate
from hashlib import file_digest
from pathlib import Path

MANIFEST = "_auto_loader.json"


@dataclass(frozen=True)
class Seen:
    """What a file was when it was taken in; the hash settles it where the time of change differs."""

    size: int
    modified_ns: int
    sha256: str

    @staticmethod
    def of(path: Path) -> "Seen":
        status = path.stat()
        with path.open("rb") as file:
            return Seen(status.st_size, status.st_mtime_ns, file_digest(file, "sha256").hexdigest())

    def still(self, path: Path) -> bool:
        """Whether a file has the content that it had then."""
        status = path.stat()
        if (status.st_size, status.st_mtime_ns) == (self.size, self.modified_ns):
            return True
        return status.st_size == self.size and Seen.of(path).sha256 == self.sha256


@dataclass(frozen=True)
class Manifest:
    """Every file that one ingestion has begun to read; `folder` is the logical path that it loads."""

    folder: str
    glob: str | None
    files: Mapping[str, Seen]

    def write(self, schema_location: Path) -> None:
        """Replaces the manifest in one step: a killed run leaves the old one or the new one."""
        schema_location.mkdir(parents=True, exist_ok=True)
        temporary = schema_location / f".{MANIFEST}.{os.getpid()}"
        temporary.write_text(json.dumps(asdict(self), sort_keys=True), encoding="utf-8")
        temporary.replace(schema_location / MANIFEST)


def read_manifest(schema_location: Path) -> Manifest | None:
    try:
        found = json.loads((schema_location / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    files = {name: Seen(**seen) for name, seen in found["files"].items()}
    return Manifest(found["folder"], found["glob"], files)


def manifests(root: Path) -> Iterator[Manifest]:
    """Every manifest below a folder."""
    for path in root.rglob(MANIFEST):
        found = read_manifest(path.parent)
        if found is not None:
            yield found


def walk(folder: Path, skip: Path | None = None) -> Iterator[str]:
    """The names of all files below a folder, relative to it; hidden ones (`.` or `_` first) do not count."""
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if name[0] not in "._" and here / name != skip)
        for name in sorted(names):
            if name[0] not in "._":
                yield (here / name).relative_to(folder).as_posix()


def matching(folder: Path, glob: str | None) -> dict[str, int]:
    """The sizes of the files whose own name matches a glob, in the order of their names."""
    match = matcher(glob)
    return {name: (folder / name).stat().st_size for name in sorted(walk(folder)) if match(name)}


def matcher(glob: str | None) -> Callable[[str], bool]:
    """Whether the last part of a name matches a glob of Hadoop: `*`, `?`, `[abc]` and `{a,b}`."""
    patterns = [translate(part.replace("[^", "[!")) for part in _alternatives(glob or "*")]
    pattern = re.compile("|".join(patterns))
    return lambda name: pattern.match(name.rpartition("/")[2]) is not None


def _alternatives(glob: str) -> list[str]:
    found = re.search(r"\{([^{}]*)\}", glob)
    if found is None:
        return [glob]
    head, tail = glob[: found.start()], glob[found.end() :]
    return [whole for part in found[1].split(",") for whole in _alternatives(head + part + tail)]
