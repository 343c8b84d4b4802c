"""The source's own part of a stream: offsets, partitions, batches."""

from pathlib import Path

import pyarrow as pa
import pytest
from pyspark.sql import types as t

from local.auto_loader import source
from local.auto_loader.files import read_manifest
from local.auto_loader.source import METADATA, CloudFilesReader, CloudFilesSource, FilePartition
from local.errors import LocalError

SCHEMA = t.StructType(
    [
        t.StructField("id", t.StringType()),
        t.StructField("_rescued_data", t.StringType()),
        t.StructField("_metadata", METADATA),
    ]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "landing"
    path.mkdir()
    return path


@pytest.fixture
def reader(folder: Path, tmp_path: Path) -> CloudFilesReader:
    options = {
        "path": str(folder),
        "local.logicalpath": "/Volumes/c/s/landing",
        "cloudfiles.format": "csv",
        "cloudfiles.schemalocation": str(tmp_path / "schema"),
        "escape": '"',
        "header": "true",
        "pathglobfilter": "*.csv",
        "rescueddatacolumn": "_rescued_data",
    }
    return CloudFilesSource(options).streamReader(SCHEMA)


def test_its_name() -> None:
    assert CloudFilesSource.name() == "cloudFiles"


def test_offsets_hold_names_and_sizes_in_order(reader: CloudFilesReader, folder: Path) -> None:
    assert reader.initialOffset() == {"files": {}}
    for name in ("b.csv", "a.csv", "c.txt"):
        (folder / name).write_text("id\n")
    assert reader.latestOffset() == {"files": {"a.csv": 3, "b.csv": 3}}


def test_a_partition_is_a_new_file(reader: CloudFilesReader, folder: Path, tmp_path: Path) -> None:
    (folder / "a.csv").write_text("id\n1\n")
    (folder / "b.csv").write_text("id\n2\n")
    end = reader.latestOffset()
    assert reader.partitions({"files": {"a.csv": 5}}, end) == [FilePartition("b.csv")]
    manifest = read_manifest(tmp_path / "schema")
    assert manifest is not None
    assert (manifest.folder, manifest.glob, list(manifest.files)) == ("/Volumes/c/s/landing", "*.csv", ["b.csv"])


def test_a_file_that_was_seen_stays_in_the_offset(reader: CloudFilesReader, folder: Path) -> None:
    (folder / "a.csv").write_text("id\n1\n")
    end = reader.latestOffset()
    reader.partitions(reader.initialOffset(), end)
    (folder / "a.csv").unlink()
    assert reader.latestOffset() == end


def test_a_planned_file_that_is_gone(reader: CloudFilesReader, folder: Path) -> None:
    (folder / "a.csv").write_text("id\n1\n")
    (partition,) = reader.partitions(reader.initialOffset(), reader.latestOffset())
    (folder / "a.csv").unlink()
    with pytest.raises(LocalError) as error:
        list(reader.read(partition))
    assert str(error.value) == (
        f"{folder}/a.csv was taken away after a run had begun to read it. Put it back, and run again."
    )


def test_batches_are_bounded_by_rows_and_by_characters(
    reader: CloudFilesReader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.csv").write_text("id\n" + "".join(f"{number}\n" for number in range(25)))
    (folder / "b.csv").write_text("id\n" + "x" * 60 + "\n" + "y" * 60 + "\nz\n")
    monkeypatch.setattr(source, "_BATCH_ROWS", 10)
    monkeypatch.setattr(source, "_BATCH_CHARACTERS", 100)

    def sizes(name: str) -> list[int]:
        return [batch.num_rows for batch in reader.read(FilePartition(name))]

    assert sizes("a.csv") == [10, 10, 5]
    assert sizes("b.csv") == [2, 1]


def test_a_batch_has_metadata_and_rescued_data(reader: CloudFilesReader, folder: Path) -> None:
    (folder / "2018").mkdir()
    (folder / "2018" / "a.csv").write_text("id,extra\n1,x\n")
    (batch,) = reader.read(FilePartition("2018/a.csv"))
    assert isinstance(batch, pa.RecordBatch)
    (row,) = batch.to_pylist()
    assert row["id"] == "1"
    assert row["_rescued_data"] == '{"extra":"x","_file_path":"/Volumes/c/s/landing/2018/a.csv"}'
    assert row["_metadata"]["file_path"] == "/Volumes/c/s/landing/2018/a.csv"
    assert (row["_metadata"]["file_name"], row["_metadata"]["file_size"]) == ("a.csv", 13)


def test_without_a_header_columns_are_matched_by_place(folder: Path) -> None:
    (folder / "a.csv").write_text("1\n2\n")
    options = {"path": str(folder), "cloudFiles.format": "csv", "escape": '"'}
    schema = t.StructType([t.StructField("id", t.IntegerType())])
    (batch,) = CloudFilesSource(options).streamReader(schema).read(FilePartition("a.csv"))
    assert batch.to_pylist() == [{"id": 1}, {"id": 2}]


def test_a_schema_is_not_guessed() -> None:
    with pytest.raises(LocalError, match="cloudFiles needs a schema"):
        CloudFilesSource({}).schema()
