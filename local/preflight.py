"""Checks the landing folders before anything runs: a run that cannot end well does not begin."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from local import errors
from local.auto_loader.files import Manifest, manifests, matcher, walk
from local.delivery import Delivery
from local.synth import Asset, Workload
from local.volumes import Volumes

# The option itself, or the argument of that name which a generated notebook hands on to it.
_GLOB = re.compile(
    r"""(?:pathGlobFilter["']?\s*[,:=]|^\s*files\s*=)\s*(?P<quote>["'])(?P<glob>.+?)(?P=quote)""", re.MULTILINE
)


@dataclass(frozen=True)
class Choice:
    """One workload to run; `folder` is the user's own, where one was named."""

    workload: Workload
    folder: Path | None

    def given(self, values: Mapping[str, str]) -> "Choice":
        """The choice with values for parameters of the jobs."""
        return replace(self, workload=self.workload.given(values)) if values else self


def choose(arguments: Iterable[str], known: Mapping[str, Workload]) -> list[Choice]:
    """Reads `WORKLOAD[=FOLDER]` arguments; none at all means every workload.

    Raises LocalError for an unknown or repeated workload, and for a folder that is missing or cannot be read.
    """
    choices: dict[str, Choice] = {}
    for argument in arguments:
        name, separator, folder = argument.partition("=")
        if name not in known:
            raise errors.unknown_workload(name, known)
        if name in choices:
            raise errors.repeated_workload(name)
        choices[name] = Choice(known[name], _folder(known[name], folder) if separator else None)
    return list(choices.values()) or [Choice(workload, None) for workload in known.values()]


def _folder(workload: Workload, text: str) -> Path:
    folder = Path(text).expanduser().absolute()
    if workload.delivered_to is None:
        raise errors.no_landing(workload.name)
    if not text:
        raise errors.unnamed_folder(workload.name)
    if not folder.exists():
        raise errors.no_folder(workload.name, folder)
    if not folder.is_dir():
        raise errors.not_a_folder(workload.name, folder)
    if not os.access(folder, os.R_OK | os.X_OK):
        raise errors.unreadable(workload.name, folder)
    return folder


def globs(asset: Asset) -> list[str]:
    """The file names that an ingestion notebook asks Auto Loader for; empty for every other asset."""
    if asset.kind != "notebook":
        return []
    text = asset.path.read_text(encoding="utf-8")
    found = _GLOB.finditer(text) if "pathGlobFilter" in text else ()
    return list(dict.fromkeys(match["glob"] for match in found))


def check(choices: Iterable[Choice], volumes: Volumes, root: Path) -> list[str]:
    """Warnings about files that no ingestion asks for.

    Raises one LocalError with every missing, changed or unreadable file of every workload.
    """
    earlier = list(manifests(volumes.root)) if volumes.root.is_dir() else []
    problems: list[str] = []
    warnings: list[str] = []
    for choice in choices:
        wanted = _wanted(choice.workload)
        if choice.workload.landing is None or not wanted:
            continue
        landing = Path(volumes.local(choice.workload.landing))
        known = [manifest for manifest in earlier if manifest.folder == choice.workload.landing]
        delivery = Delivery.of(choice.workload, landing, volumes, root)
        problems += _missing(choice.workload.name, delivery, wanted, known)
        problems += _unusable(choice.workload.name, delivery, wanted, known)
        warnings += _unmatched(choice.workload, delivery, wanted)
    if problems:
        raise errors.preflight(problems)
    return warnings


def pending(asset: Asset, folder: Path, landing: str, volumes: Volumes) -> list[str]:
    """The files that a notebook asks for and has not begun to read: new ones that arrived since it looked."""
    taken: dict[str, set[str]] = {}
    for manifest in manifests(volumes.root):
        if manifest.folder == landing.rstrip("/") and manifest.glob in globs(asset):
            taken.setdefault(manifest.glob, set()).update(manifest.files)
    # A glob without a manifest is one whose ingestion keeps none: nothing can be said of it.
    return [name for glob, names in taken.items() for name in filter(matcher(glob), walk(folder)) if name not in names]


def _wanted(workload: Workload) -> list[str]:
    jobs = [job for job in (workload.ingest, workload.main) if job is not None]
    return list(dict.fromkeys(glob for job in jobs for task in job.tasks for glob in globs(task.asset)))


def _missing(name: str, delivery: Delivery, wanted: list[str], known: list[Manifest]) -> list[str]:
    ingested = {manifest.glob for manifest in known if manifest.files}
    absent = [glob for glob in wanted if glob not in ingested and not any(map(matcher(glob), delivery.arriving))]
    return [errors.missing_files(name, delivery.folder, absent)] if absent else []


def _unusable(name: str, delivery: Delivery, wanted: list[str], known: list[Manifest]) -> list[str]:
    problems: list[str] = []
    asked_for = _matching_any(wanted)
    for file, path in delivery.arriving.items():
        if not asked_for(file):
            continue
        if not os.access(path, os.R_OK):
            problems.append(str(errors.unreadable(name, path)))
        elif any(file in manifest.files and not manifest.files[file].still(path) for manifest in known):
            problems.append(errors.changed_file(name, path))
    return problems + [errors.changed_copy(name, path) for path in delivery.changed if asked_for(path.name)]


def _unmatched(workload: Workload, delivery: Delivery, wanted: list[str]) -> list[str]:
    warnings: list[str] = []
    asked_for = _matching_any(wanted)
    for file in delivery.names:
        path = delivery.folder / file
        if not asked_for(file):
            text = f"{workload.name}: {path} is ingested by nothing: no task asks for a file of this name"
            warnings.append(text)
        elif workload.pipeline is not None and file not in delivery.arriving:
            warnings.append(errors.uncopied_file(workload.name, path, workload.pipeline.name))
    return warnings


def _matching_any(globs: Iterable[str]) -> Callable[[str], bool]:
    matches = [matcher(glob) for glob in globs]
    return lambda name: any(match(name) for match in matches)
