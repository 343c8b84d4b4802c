"""A synthesised pipeline with the datasets that it names, as plain data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from local import errors

_NESTED = ("activities", "ifTrueActivities", "ifFalseActivities")


@dataclass(frozen=True)
class Activity:
    """One activity; `depends_on` are names with the outcomes that it waits for, `properties` its typeProperties."""

    name: str
    type: str
    depends_on: tuple[tuple[str, tuple[str, ...]], ...]
    properties: Mapping[str, Any]
    inputs: tuple[Any, ...]
    outputs: tuple[Any, ...]

    def nested(self) -> "Iterator[tuple[Activity, ...]]":
        """The lists of activities inside of this one."""
        for key in _NESTED:
            yield activities(self.properties.get(key, ()))


@dataclass(frozen=True)
class Dataset:
    """Files of a container; every value but the name can be an expression. `filename` is None for a folder."""

    name: str
    container: Any
    path: Any
    filename: Any
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class Store:
    """What a Unity Catalog volume shows: `path` of a container, as the logical folder `volume`."""

    container: str
    path: str
    volume: str

    def logical(self, container: str, path: str) -> str | None:
        """The volume path of a path in a container, None where this volume does not show it."""
        whole = PurePosixPath(path.strip("/"))
        if container != self.container or not whole.is_relative_to(self.path) or ".." in whole.parts:
            return None
        return str(PurePosixPath(self.volume, whole.relative_to(self.path)))


@dataclass(frozen=True)
class Copying:
    """What a pipeline copies: `activity` is the outermost that does, the folders are logical."""

    activity: str
    source: str
    sink: str


@dataclass(frozen=True)
class Pipeline:
    """One `azurerm_data_factory_pipeline`; `sha256` is that of its activities as Terraform uploads them.

    `stack` is the file that holds it, `origin` its place in that file, for reports.
    """

    name: str
    stack: Path
    origin: str
    sha256: str
    activities: tuple[Activity, ...]
    parameters: Mapping[str, Any]
    datasets: Mapping[str, Dataset]
    stores: tuple[Store, ...]

    def dataset(self, activity: str, reference: Any) -> Dataset:
        """The dataset that an activity refers to. Raises LocalError where it is none of this environment."""
        name = reference.get("referenceName") if isinstance(reference, Mapping) else None
        if not isinstance(name, str) or name not in self.datasets:
            raise errors.unknown_dataset(self.name, activity, name, self.datasets)
        return self.datasets[name]

    def volume_path(self, activity: str, dataset: str, container: Any, path: Any) -> str:
        """The volume path of a place in a container. Raises LocalError where no volume shows it."""
        # The innermost where one volume shows a part of what another one does.
        inner = sorted(self.stores, key=lambda store: len(store.path), reverse=True)
        found = (store.logical(str(container), str(path or "")) for store in inner)
        logical = next((each for each in found if each is not None), None)
        if logical is None:
            raise errors.no_volume_shows(
                self.name, activity, dataset, f"{container}/{path}", [store.volume for store in self.stores]
            )
        return logical

    def copying(self) -> Copying:
        """From where to where it copies.

        Raises LocalError where it copies nothing, or between more than one pair of folders.
        """
        found: set[Copying] = set()
        for top in self.activities:
            for activity in every((top,)):
                if activity.type == "Copy":
                    ends = [self._folder(activity.name, each) for each in (activity.inputs, activity.outputs)]
                    found.add(Copying(top.name, ends[0], ends[1]))
        if len(found) != 1:
            raise errors.unclear_copy(self.name, sorted(f"{each.source} to {each.sink}" for each in found))
        return found.pop()

    def _folder(self, activity: str, references: Sequence[Any]) -> str:
        dataset = self.dataset(activity, references[0] if references else None)
        return self.volume_path(activity, dataset.name, dataset.container, dataset.path)


def activities(found: Any) -> tuple[Activity, ...]:
    """Reads a list of activities. Raises TypeError, KeyError or AttributeError where it has not that shape."""
    return tuple(
        Activity(
            name=str(each["name"]),
            type=str(each["type"]),
            depends_on=tuple(
                (str(on["activity"]), tuple(on.get("dependencyConditions", ()))) for on in each.get("dependsOn", ())
            ),
            properties=dict(each.get("typeProperties", {})),
            inputs=tuple(each.get("inputs", ())),
            outputs=tuple(each.get("outputs", ())),
        )
        for each in found
    )


def every(found: Sequence[Activity]) -> Iterator[Activity]:
    """Activities and those inside of them, at any depth."""
    for activity in found:
        yield activity
        for inner in activity.nested():
            yield from every(inner)
