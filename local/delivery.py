"""The files of a workload before a run: what was delivered, and what of it the jobs will find."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from local.auto_loader.files import walk
from local.data_factory.copy_file import same
from local.data_factory.interpreter import Interpreter
from local.synth import Workload
from local.volumes import Volumes


@dataclass(frozen=True)
class Delivery:
    """`names` are the files in `folder`, where they are delivered.

    `arriving` are the files that the jobs will find in their landing folder, by their names below it: a file that
    is there, or the one that will be copied there. `changed` are the delivered files of which an older copy is there.
    """

    folder: Path
    names: Sequence[str]
    arriving: Mapping[str, Path]
    changed: Sequence[Path] = ()

    @staticmethod
    def of(workload: Workload, landing: Path, volumes: Volumes, root: Path) -> "Delivery":
        """Looks at the folders, and changes nothing; a `root` inside of the user's folder holds no files of theirs.

        Raises LocalError where the workload's pipeline cannot be carried out.
        """
        landed = {name: landing / name for name in _names(landing, root)}
        if workload.pipeline is None:
            return Delivery(landing, list(landed), landed)
        copies: dict[Path, Path] = {}

        def note(source: Path, target: Path) -> int:
            copies[target] = source
            return source.stat().st_size

        Interpreter(workload.pipeline, volumes, note).run()
        coming = {
            target.relative_to(landing).as_posix(): source
            for target, source in copies.items()
            if target.is_relative_to(landing)
        }
        copying = workload.pipeline.copying()
        folder, sink = Path(volumes.local(copying.source)), Path(volumes.local(copying.sink))
        names = _names(folder, root)
        copied = [name for name in names if (sink / name).is_file() and os.access(folder / name, os.R_OK)]
        changed = [name for name in copied if not same(folder / name, sink / name)]
        return Delivery(folder, names, landed | coming, tuple(folder / name for name in changed))


def _names(folder: Path, root: Path) -> list[str]:
    return list(walk(folder, skip=root)) if folder.is_dir() else []
