"""Pipelines, datasets and volumes out of a synthesised stack."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from local.data_factory.definition import Copying, Dataset, Pipeline, Store
from local.errors import LocalError
from local.synth import load
from tests.local import arrivals
from tests.local.synthesis import FakeTask, Synthesis, notebook

JOB = [FakeTask("a", notebook("x = 1"))]


def synthesis(tmp_path: Path, steps: list[dict[str, object]] | None = None) -> Synthesis:
    made = Synthesis(tmp_path).job("chats", JOB, {"landing": arrivals.ARRIVALS}).job("shop", JOB)
    return arrivals.build(made, steps)


def read(tmp_path: Path) -> Pipeline:
    pipeline = load(tmp_path, "dev").workloads["chats"].pipeline
    assert pipeline is not None
    return pipeline


def test_a_pipeline_belongs_to_the_workload_whose_main_job_it_starts(tmp_path: Path) -> None:
    workloads = load(synthesis(tmp_path).out, "dev").workloads
    chats, shop = workloads["chats"], workloads["shop"]
    assert shop.pipeline is None
    assert chats.pipeline is not None
    assert (chats.landing, chats.delivered_to) == (arrivals.ARRIVALS, arrivals.SOURCE)
    assert chats.pipeline.name == "dev-chats-copy"
    assert chats.pipeline.copying() == Copying("copy_new_files", arrivals.SOURCE, arrivals.ARRIVALS)
    assert chats.pipeline.origin == (
        "stacks/dev-jobs/cdk.tf.json#azurerm_data_factory_pipeline.pipeline_1.activities_json"
    )
    stack = json.loads((tmp_path / "stacks/dev-jobs/cdk.tf.json").read_text())
    text = stack["resource"]["azurerm_data_factory_pipeline"]["pipeline_1"]["activities_json"]
    assert chats.pipeline.sha256 == sha256(text.encode()).hexdigest()


def test_datasets_and_volumes(tmp_path: Path) -> None:
    synthesis(tmp_path)
    pipeline = read(tmp_path)
    assert pipeline.datasets["source_file"] == Dataset(
        "source_file", "external-source", "landing/chats", "@dataset().file", {"file": ""}
    )
    assert pipeline.stores == (
        Store("external-source", "landing", "/Volumes/lakehouse_dev/bronze/landing"),
        Store("bronze", "arrivals", "/Volumes/lakehouse_dev/bronze/arrivals"),
    )


def test_a_location_may_be_a_list_of_one(tmp_path: Path) -> None:
    made = synthesis(tmp_path)
    location = [{"container": "c", "path": "p"}]
    made.add("azurerm_data_factory_dataset_binary", "x", {"name": "x", "azure_blob_storage_location": location})
    made.add("azurerm_data_factory_dataset_binary", "y", {"name": "y", "http_server_location": {}})
    datasets = read(tmp_path).datasets
    assert datasets["x"] == Dataset("x", "c", "p", None, {})
    assert "y" not in datasets


@pytest.mark.parametrize(
    ("path", "logical"),
    [
        ("landing/chats", "/Volumes/c/s/v/chats"),
        ("/landing/", "/Volumes/c/s/v"),
        ("landing2/chats", None),
        ("", None),
        ("landing/../secrets", None),
    ],
)
def test_a_volume_shows_what_lies_below_its_place(path: str, logical: str | None) -> None:
    store = Store("files", "landing", "/Volumes/c/s/v")
    assert store.logical("files", path) == logical
    assert store.logical("other", path) is None


def test_the_innermost_volume_counts(tmp_path: Path) -> None:
    made = synthesis(tmp_path)
    inner = {"catalog_name": "c", "schema_name": "s", "name": "inner"}
    made.add("databricks_volume", "inner", inner | {"storage_location": "abfss://bronze@x/arrivals/chats/"})
    assert read(tmp_path).copying().sink == "/Volumes/c/s/inner"


def test_a_place_that_no_volume_shows(tmp_path: Path) -> None:
    made = synthesis(tmp_path)
    made.add("azurerm_data_factory_dataset_binary", "sink_file_1", arrivals.dataset("sink_file", "gold", "x", True))
    with pytest.raises(LocalError) as error:
        read(tmp_path).copying()
    assert str(error.value) == (
        "Pipeline 'dev-chats-copy', activity 'copy_file': the dataset 'sink_file' lies at gold/x, which no external "
        "volume shows; volumes: /Volumes/lakehouse_dev/bronze/arrivals, /Volumes/lakehouse_dev/bronze/landing. "
        "Declare a volume there, or name another place."
    )


def test_a_pipeline_that_copies_nothing_has_no_source(tmp_path: Path) -> None:
    synthesis(tmp_path, [step for step in arrivals.activities() if step["name"] != "copy_new_files"])
    with pytest.raises(LocalError, match="Pipeline 'dev-chats-copy' copies nothing; allowed: Copy activities from one"):
        read(tmp_path).copying()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("${jsonencode([])}", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        ('[{"type": "Copy"}]', "KeyError: 'name'"),
        ('[{"name": "f", "type": "ForEach", "typeProperties": {"activities": [1]}}]', "TypeError: 'int' object is not"),
        ("7", "TypeError: 'int' object is not iterable"),
    ],
)
def test_activities_of_another_shape(tmp_path: Path, text: str, cause: str) -> None:
    made = synthesis(tmp_path).add("azurerm_data_factory_pipeline", "p", {"name": "p", "activities_json": text})
    with pytest.raises(LocalError) as error:
        load(made.out, "dev")
    where = "stacks/dev-jobs/cdk.tf.json#azurerm_data_factory_pipeline.p.activities_json"
    assert str(error.value).startswith(f"{where}: not a list of activities in JSON ({cause}")


def test_two_pipelines_cannot_start_one_job(tmp_path: Path) -> None:
    made = synthesis(tmp_path)
    second = {"name": "second", "activities_json": json.dumps(arrivals.activities())}
    made.add("azurerm_data_factory_pipeline", "pipeline_2", second)
    with pytest.raises(LocalError) as error:
        load(made.out, "dev")
    assert str(error.value) == (
        "The job 'dev-chats' is started by the pipelines dev-chats-copy, second; allowed: one. Take the others out."
    )
