"""Reads pipelines, datasets and volumes from the resources of a synthesised stack."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from local import errors
from local.data_factory.definition import Dataset, Pipeline, Store, activities, every

_PIPELINE = "azurerm_data_factory_pipeline"
_DATASET = "azurerm_data_factory_dataset_binary"
_NAME = re.compile(r"\$\{(?P<type>\w+)\.(?P<id>[^.}]+)\.name\}")
_JOB = re.compile(r"\$\{databricks_job\.(?P<id>[^.}]+)\.id\}")
_VOLUME = re.compile(r"abfss://(?P<container>[^@/]+)@[^/]+/?(?P<path>.*)")

Resources = Mapping[str, Mapping[str, Mapping[str, Any]]]


def started_jobs(pipeline: Pipeline) -> set[str]:
    """The ids, within the stack, of the job resources that a pipeline can start."""
    found = (_JOB.fullmatch(str(each.properties.get("jobId"))) for each in every(pipeline.activities))
    return {match["id"] for match in found if match is not None}


def pipelines(
    out: Path, stack: Path, resources: Resources, datasets: Mapping[str, Dataset], stores: Sequence[Store]
) -> Iterator[Pipeline]:
    """The pipelines of one stack. Raises LocalError where one cannot be read."""
    for identifier, resource in resources.get(_PIPELINE, {}).items():
        text = str(resource.get("activities_json", "[]"))
        origin = f"{stack.relative_to(out).as_posix()}#{_PIPELINE}.{identifier}.activities_json"
        try:
            read = activities(json.loads(_resolved(text, resources)))
            # Reads the nested ones too.
            list(every(read))
        except (ValueError, TypeError, KeyError, AttributeError) as cause:
            raise errors.unreadable_pipeline(origin, f"{type(cause).__name__}: {cause}") from cause
        yield Pipeline(
            name=str(resource["name"]),
            stack=stack,
            origin=origin,
            sha256=sha256(text.encode()).hexdigest(),
            activities=read,
            parameters=dict(resource.get("parameters", {})),
            datasets=datasets,
            stores=tuple(stores),
        )


def binary_datasets(resources: Resources) -> Iterator[Dataset]:
    """The binary datasets of one stack that lie in blob storage."""
    for resource in resources.get(_DATASET, {}).values():
        location = resource.get("azure_blob_storage_location")
        if isinstance(location, list):
            location = location[0] if location else None
        if location is not None:
            yield Dataset(
                name=str(resource["name"]),
                container=location.get("container"),
                path=location.get("path", ""),
                filename=location.get("filename"),
                parameters=dict(resource.get("parameters", {})),
            )


def external_volumes(resources: Resources) -> Iterator[Store]:
    """The external volumes of one stack."""
    for resource in resources.get("databricks_volume", {}).values():
        found = _VOLUME.fullmatch(str(resource.get("storage_location")))
        if found is not None:
            parts = [_resolved(str(resource[key]), resources) for key in ("catalog_name", "schema_name", "name")]
            yield Store(found["container"], found["path"].strip("/"), "/Volumes/" + "/".join(parts))


def _resolved(text: str, resources: Resources) -> str:
    """A text in which references to names of the same stack (`${type.id.name}`) are replaced by these."""

    def name(match: re.Match[str]) -> str:
        return str(resources.get(match["type"], {}).get(match["id"], {}).get("name", match[0]))

    return _NAME.sub(name, text)
