"""A workload whose files a data factory brings: the resources of its pipeline, in the form that cdktf gives them."""

import json
from typing import Any

from tests.local.synthesis import Synthesis

SOURCE = "/Volumes/lakehouse_dev/bronze/landing/chats"
ARRIVALS = "/Volumes/lakehouse_dev/bronze/arrivals/chats"
CHILDREN = "coalesce(activity('{0}').output?.childItems, createArray())"
NEW = (
    "@and(and(equals(item().type, 'File'), endsWith(item().name, '.json')), "
    f"not(contains({CHILDREN.format('list_landed')}, item())))"
)
NEEDED = "@or(greater(length(activity('new_files').output.Value), 0), empty(pipeline().parameters.file_name))"


def expression(text: str) -> dict[str, str]:
    return {"value": text, "type": "Expression"}


def reference(dataset: str, **parameters: Any) -> dict[str, Any]:
    return {"referenceName": dataset, "type": "DatasetReference", "parameters": parameters}


def activity(name: str, kind: str, after: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    depends_on = [{"activity": each, "dependencyConditions": ["Succeeded"]} for each in after]
    return {"name": name, "type": kind, "dependsOn": depends_on, "typeProperties": properties}


def list_folder(name: str, dataset: str) -> dict[str, Any]:
    return activity(name, "GetMetadata", dataset=reference(dataset), fieldList=["exists", "childItems"])


def copy_one(name: str = "copy_file") -> dict[str, Any]:
    return {
        **activity(name, "Copy", source={"type": "BinarySource"}, sink={"type": "BinarySink"}),
        "inputs": [reference("source_file", file=expression("@item().name"))],
        "outputs": [reference("${azurerm_data_factory_dataset_binary.sink_file_1.name}", file="@item().name")],
    }


def activities(job: str = "job_chats", needed: str = NEEDED) -> list[dict[str, Any]]:
    run_job = activity("run_job", "DatabricksJob", jobId=f"${{databricks_job.{job}.id}}")
    return [
        list_folder("list_source", "source_folder"),
        list_folder("list_landed", "sink_folder"),
        activity(
            "new_files",
            "Filter",
            ("list_source", "list_landed"),
            items=expression("@" + CHILDREN.format("list_source")),
            condition=expression(NEW),
        ),
        activity(
            "copy_new_files",
            "ForEach",
            ("new_files",),
            items=expression("@activity('new_files').output.Value"),
            batchCount=10,
            activities=[copy_one()],
        ),
        activity(
            "when_needed",
            "IfCondition",
            ("copy_new_files",),
            expression=expression(needed),
            ifTrueActivities=[run_job],
            ifFalseActivities=[],
        ),
    ]


def dataset(name: str, container: str, path: str, file: bool) -> dict[str, Any]:
    location: dict[str, Any] = {"container": container, "path": path}
    if not file:
        return {"name": name, "azure_blob_storage_location": location}
    named = {"filename": "@dataset().file", "dynamic_filename_enabled": True}
    return {"name": name, "parameters": {"file": ""}, "azure_blob_storage_location": location | named}


def build(synthesis: Synthesis, steps: list[dict[str, Any]] | None = None) -> Synthesis:
    """Adds the pipeline `dev-chats-copy`, which copies from SOURCE to ARRIVALS and starts the job of the workload."""
    for name, path in (
        ("landing", "external-source@lake.dfs.core.windows.net/landing"),
        ("arrivals", "bronze@x/arrivals"),
    ):
        volume = {
            "catalog_name": "lakehouse_dev",
            "schema_name": "${databricks_schema.schema_bronze.name}",
            "name": name,
        }
        synthesis.add("databricks_volume", name, volume | {"storage_location": f"abfss://{path}"})
    synthesis.schema("bronze")
    for key, container, path in (("source", "external-source", "landing/chats"), ("sink", "bronze", "arrivals/chats")):
        for kind in ("folder", "file"):
            made = dataset(f"{key}_{kind}", container, path, kind == "file")
            synthesis.add("azurerm_data_factory_dataset_binary", f"{key}_{kind}_1", made)
    pipeline = {
        "name": "dev-chats-copy",
        "parameters": {"file_name": ""},
        "activities_json": json.dumps(activities() if steps is None else steps),
    }
    return synthesis.add("azurerm_data_factory_pipeline", "pipeline_1", pipeline)
