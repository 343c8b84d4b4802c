"""`cloudFiles` as a Spark data source in Python: new files of a folder, each exactly once.

An offset is `{"files": {name: bytes}}`: every file ever seen, by its name below the folder. A file that was taken
away stays in it, so that it is not read again if it comes back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql import types as t
from pyspark.sql.datasource import DataSource, DataSourceStreamReader, InputPartition
from pyspark.sql.pandas.types import to_arrow_schema

from local import errors
from local.auto_loader.csv_rows import CsvRecords
from local.auto_loader.files import Manifest, Seen, matching, read_manifest
from local.auto_loader.json_rows import json_records
from local.auto_loader.options import Options
from local.auto_loader.rescue import CsvShape, JsonShape, Row

METADATA = t.StructType(
    [
        t.StructField("file_path", t.StringType()),
        t.StructField("file_name", t.StringType()),
        t.StructField("file_size", t.LongType()),
        t.StructField("file_modification_time", t.TimestampType()),
    ]
)
METADATA_COLUMN = "_metadata"

# An Arrow batch ends at either, whichever comes first: memory stays bounded whatever the rows look like.
_BATCH_ROWS = 8192
_BATCH_CHARACTERS = 8 << 20


class CloudFilesSource(DataSource):
    """Registered as `cloudFiles`; the schema always comes from the notebook's contract."""

    @classmethod
    def name(cls) -> str:
        return "cloudFiles"

    def schema(self) -> t.StructType:
        raise errors.missing_option("a schema", ".schema(DDL), written from the contract")

    def streamReader(self, schema: t.StructType) -> "CloudFilesReader":
        return CloudFilesReader(Options.of(self.options), schema)


@dataclass
class FilePartition(InputPartition):
    """One file, by its name below the folder."""

    file: str


class CloudFilesReader(DataSourceStreamReader):
    def __init__(self, options: Options, schema: t.StructType) -> None:
        self._options = options
        self._schema = schema

    def initialOffset(self) -> dict[str, Any]:
        return {"files": {}}

    def latestOffset(self) -> dict[str, Any]:
        if not self._options.folder.is_dir():
            raise errors.no_load_path(self._options.logical)
        seen = {name: file.size for name, file in self._seen().items()}
        found = matching(self._options.folder, self._options.glob) | seen
        return {"files": dict(sorted(found.items()))}

    def partitions(self, start: dict[str, Any], end: dict[str, Any]) -> Sequence[InputPartition]:
        new = [name for name in end["files"] if name not in start["files"]]
        self._remember(new)
        return [FilePartition(name) for name in new]

    def _seen(self) -> dict[str, Seen]:
        location = self._options.schema_location
        manifest = read_manifest(location) if location else None
        return dict(manifest.files) if manifest else {}

    def _remember(self, names: list[str]) -> None:
        if self._options.schema_location is None or not names:
            return
        seen = self._seen()
        for name in names:
            path = self._options.folder / name
            if name in seen and path.exists() and not seen[name].still(path):
                raise errors.file_changed(path)
            if name not in seen and path.exists():
                seen[name] = Seen.of(path)
        Manifest(self._options.logical, self._options.glob, seen).write(self._options.schema_location)

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        assert isinstance(partition, FilePartition)
        path = self._options.folder / partition.file
        if not path.exists():
            raise errors.file_gone(path)
        yield from _batches(self._rows(path, partition.file), self._schema, self._options, partition.file)

    def _rows(self, path: Path, name: str) -> Iterator[Row]:
        columns = [field for field in self._schema.fields if field.name not in (self._options.rescued, METADATA_COLUMN)]
        logical = f"{self._options.logical}/{name}"
        corrupt = self._options.corrupt
        with path.open(encoding=self._options.encoding, errors="replace", newline="") as stream:
            if self._options.format == "json":
                json_shape = JsonShape(columns, logical, corrupt)
                for found, broken in json_records(stream, self._options.multi_line):
                    yield json_shape.row(found, broken)
                return
            records = iter(CsvRecords(stream, self._options.delimiter, self._options.quote, self._options.multi_line))
            first = next(records, None)
            if first is None:
                return
            names = [column.name for column in columns if column.name != corrupt]
            header = first.fields if self._options.header else names
            csv_shape = CsvShape(header, columns, logical, corrupt)
            for record in records if self._options.header else chain([first], records):
                yield csv_shape.row(record.fields, record.broken)


def _batches(rows: Iterator[Row], schema: t.StructType, options: Options, name: str) -> Iterator[pa.RecordBatch]:
    arrow = to_arrow_schema(schema)
    status = (options.folder / name).stat()
    metadata = {
        "file_path": f"{options.logical}/{name}",
        "file_name": name.rpartition("/")[2],
        "file_size": status.st_size,
        "file_modification_time": datetime.fromtimestamp(status.st_mtime, UTC),
    }
    values: list[list[Any]] = []
    rescued: list[str | None] = []
    size = 0
    for row, kept in rows:
        values.append(row)
        rescued.append(kept)
        size += sum(len(value) for value in row if isinstance(value, str)) + len(kept or "")
        if len(values) >= _BATCH_ROWS or size >= _BATCH_CHARACTERS:
            yield _batch(arrow, values, rescued, metadata, options)
            values, rescued, size = [], [], 0
    if values:
        yield _batch(arrow, values, rescued, metadata, options)


def _batch(
    arrow: pa.Schema,
    values: list[list[Any]],
    rescued: list[str | None],
    metadata: dict[str, Any],
    options: Options,
) -> pa.RecordBatch:
    columns = iter(zip(*values, strict=True))
    arrays = []
    for field in arrow:
        if field.name == METADATA_COLUMN:
            arrays.append(pa.repeat(pa.scalar(metadata, type=field.type), len(values)))
        elif field.name == options.rescued:
            arrays.append(pa.array(rescued, type=field.type))
        else:
            arrays.append(pa.array(next(columns), type=field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=arrow)
