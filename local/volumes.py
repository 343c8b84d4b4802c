"""Where `/Volumes/...` paths lie on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

PREFIX = "/Volumes/"


@dataclass(frozen=True)
class Volumes:
    """Translates between the paths of Unity Catalog volumes and local folders, both ways.

    `folders` maps a logical path to a folder of the user, which stands in for it and is only read.
    """

    root: Path
    folders: Mapping[str, Path] = field(default_factory=dict)

    def local(self, logical: str) -> str:
        """The local path of a volume path; any other text comes back as it is."""
        if not logical.startswith(PREFIX):
            return logical
        path = PurePosixPath(logical)
        for prefix, folder in self.folders.items():
            if path.is_relative_to(prefix):
                return str(folder / path.relative_to(prefix))
        return str(self.root / path.relative_to(PREFIX))

    def logical(self, local: str) -> str:
        """The volume path that a local path stands in for; a path outside of every volume comes back as it is."""
        path = Path(local)
        for prefix, folder in self.folders.items():
            if path.is_relative_to(folder):
                return str(PurePosixPath(prefix, path.relative_to(folder).as_posix()))
        if path.is_relative_to(self.root):
            return str(PurePosixPath(PREFIX, path.relative_to(self.root).as_posix()))
        return local
