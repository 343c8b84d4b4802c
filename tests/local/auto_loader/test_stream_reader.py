"""`cloudFiles` in a real stream: every file once, nothing lost, whatever the files are like."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, Row

from local.auto_loader.files import read_manifest
from local.auto_loader.stream_reader import TaskSession
from local.errors import LocalError

LANDING = "/Volumes/dev/bronze/landing/shop"
SCHEMA = "id STRING, items INT, note STRING"
CSV = {"header": "true", "multiLine": "true", "quote": '"', "escape": '"', "encoding": "UTF-8", "mode": "PERMISSIVE"}

Make = Callable[[dict[str, Path]], TaskSession]


class Stream:
    """An ingestion of a folder that can be run again and again."""

    def __init__(self, make: Make, tmp_path: Path) -> None:
        self.folder = tmp_path / "landing folder"
        self.folder.mkdir()
        self.state = tmp_path / "state"
        self.spark = make({LANDING: self.folder})
        self.batches = 0

    def deliver(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def frame(self, file_format: str = "csv", schema: str = SCHEMA, **options: str) -> DataFrame:
        return (
            self.spark.readStream.format("cloudFiles")
            .option("cloudFiles.format", file_format)
            .option("cloudFiles.schemaLocation", str(self.state / "schema"))
            .option("rescuedDataColumn", "_rescued_data")
            .options(**(CSV if file_format == "csv" else {}), **options)
            .schema(schema)
            .load(str(self.folder))
        )

    def run(self, frame: DataFrame | None = None, fail: bool = False) -> list[dict[str, Any]]:
        """The rows of one available-now run, in the order of their files."""
        rows: list[Row] = []

        def take(batch: DataFrame, batch_id: int) -> None:
            del batch_id
            self.batches += 1
            if fail:
                raise RuntimeError("killed")
            rows.extend(batch.collect())

        stream = (frame if frame is not None else self.frame()).selectExpr(
            "*", "_metadata.file_path AS path", "_metadata.file_name AS name", "_metadata.file_size AS size"
        )
        query = (
            stream.writeStream.foreachBatch(take)
            .option("checkpointLocation", str(self.state / "stream"))
            .trigger(availableNow=True)
            .start()
        )
        query.awaitTermination()
        return [row.asDict() for row in sorted(rows, key=lambda row: str(row["path"]))]


@pytest.fixture
def stream(task_session: Make, tmp_path: Path) -> Stream:
    return Stream(task_session, tmp_path)


def facts(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["id"], row["items"], row["note"]) for row in rows]


def rescued(row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(row["_rescued_data"])
    return found


def test_rows_metadata_and_a_second_run_that_reads_nothing(stream: Stream) -> None:
    stream.deliver("a.csv", '\ufeffid,items,note\n01037,2,"two\nlines, ""quoted"""\n7,,\n')
    rows = stream.run()
    assert facts(rows) == [("01037", 2, 'two\nlines, "quoted"'), ("7", None, None)]
    assert {(row["path"], row["name"], row["size"]) for row in rows} == {(f"{LANDING}/a.csv", "a.csv", 53)}
    assert [row["_rescued_data"] for row in rows] == [None, None]
    assert stream.run() == []
    assert stream.batches == 1


def test_a_file_that_arrives_later_is_read_alone_even_with_equal_content(stream: Stream) -> None:
    stream.deliver("a.csv", "id,items,note\n1,2,x\n")
    stream.run()
    stream.deliver("a_2.csv", "id,items,note\n1,2,x\n")
    rows = stream.run()
    assert [(row["name"], row["id"]) for row in rows] == [("a_2.csv", "1")]


def test_files_in_folders_below_count_and_others_do_not(stream: Stream) -> None:
    stream.deliver("2018/a.csv", "id\n1\n")
    stream.deliver("b.csv", "id\n2\n")
    rows = stream.run(stream.frame(pathGlobFilter="a*.csv"))
    assert [row["path"] for row in rows] == [f"{LANDING}/2018/a.csv"]


def test_a_file_that_was_taken_away_and_comes_back_is_not_read_again(stream: Stream) -> None:
    stream.deliver("a.csv", "id,items,note\n1,2,x\n")
    stream.run()
    (stream.folder / "a.csv").unlink()
    stream.deliver("b.csv", "id,items,note\n2,2,x\n")
    assert [row["id"] for row in stream.run()] == ["2"]
    stream.deliver("a.csv", "id,items,note\n1,2,x\n")
    assert stream.run() == []


def test_a_failed_batch_is_read_again_from_the_same_files(stream: Stream) -> None:
    stream.deliver("a.csv", "id,items,note\n1,2,x\n")
    with pytest.raises(PySparkException, match="killed"):
        stream.run(fail=True)
    stream.deliver("b.csv", "id,items,note\n2,2,x\n")
    assert [row["name"] for row in stream.run()] == ["a.csv"]
    assert [row["name"] for row in stream.run()] == ["b.csv"]


def test_a_file_of_a_failed_batch_must_not_change(stream: Stream) -> None:
    stream.deliver("a.csv", "id,items,note\n1,2,x\n")
    with pytest.raises(PySparkException, match="killed"):
        stream.run(fail=True)
    stream.deliver("a.csv", "id,items,note\n9,9,x\n")
    with pytest.raises(PySparkException, match=r"a\.csv has changed since it was read\. Put the earlier content back"):
        stream.run()


def test_unknown_columns_and_other_types_are_rescued(stream: Stream) -> None:
    stream.deliver("a.csv", "id,items,coupon\n1,two,SAVE\n2,3,\n")
    rows = stream.run()
    assert facts(rows) == [("1", None, None), ("2", 3, None)]
    assert rescued(rows[0]) == {"items": "two", "coupon": "SAVE", "_file_path": f"{LANDING}/a.csv"}
    assert rows[1]["_rescued_data"] is None


def test_a_broken_quote_costs_its_own_line_only(stream: Stream) -> None:
    stream.deliver("a.csv", 'id,items,note\n1,2,"broken\n2,3,x\n3,4,"good"\n')
    rows = stream.run()
    assert facts(rows) == [("1", 2, '"broken'), ("2", 3, "x"), ("3", 4, "good")]
    assert rescued(rows[0])["_corrupt_record"] == '1,2,"broken'


@pytest.mark.parametrize("content", ["", "\ufeff", "id,items,note\n", "\n\n"])
def test_empty_files_give_no_rows(stream: Stream, content: str) -> None:
    stream.deliver("a.csv", content)
    assert stream.run() == []
    assert stream.run() == []
    manifest = read_manifest(stream.state / "schema")
    assert manifest is not None
    assert list(manifest.files) == ["a.csv"]


def test_binary_rubbish_is_rescued(stream: Stream) -> None:
    stream.deliver("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    rows = stream.run()
    assert len(rows) > 20
    assert {(row["id"], row["items"], row["note"]) for row in rows} == {(None, None, None)}
    assert all(row["_rescued_data"] is not None for row in rows)


def test_undecodable_bytes_are_replaced(stream: Stream) -> None:
    stream.deliver("a.csv", b"id,items,note\n1,2,caf\xe9\n")
    assert facts(stream.run()) == [("1", 2, "caf\ufffd")]


def test_many_rows_come_in_bounded_batches(stream: Stream) -> None:
    stream.deliver("a.csv", "id,items,note\n" + "".join(f"{i},{i},x\n" for i in range(20_000)))
    rows = stream.run()
    assert len(rows) == 20_000
    assert sum(row["items"] for row in rows) == 199_990_000


def test_json_lines(stream: Stream) -> None:
    stream.deliver("a.json", '{"id": "1", "items": 2, "extra": 1.5}\n{"id": 2, "items": "x"}\nnot json\n')
    rows = stream.run(stream.frame("json"))
    assert facts(rows) == [("1", 2, None), ("2", None, None), (None, None, None)]
    assert [{**rescued(row), "_file_path": ""} for row in rows] == [
        {"extra": "1.5", "_file_path": ""},
        {"items": "x", "_file_path": ""},
        {"_corrupt_record": "not json", "_file_path": ""},
    ]


def test_lines_that_are_no_objects_go_to_the_column_for_them(stream: Stream) -> None:
    stream.deliver("a.json", '{"id": "1", "note": {"a": [1]}, "items": "x"}\n{"id": "2"\n\n[7]\n')
    rows = stream.run(stream.frame("json", f"{SCHEMA}, _corrupt_record STRING"))
    assert [row.pop("_corrupt_record") for row in rows] == [None, '{"id": "2"', "[7]"]
    assert facts(rows) == [("1", None, '{"a":[1]}'), (None, None, None), (None, None, None)]
    assert [row["_rescued_data"] is None for row in rows] == [False, True, True]
    assert rescued(rows[0]) == {"items": "x", "_file_path": f"{LANDING}/a.json"}


def test_the_column_for_corrupt_records_holds_text(stream: Stream) -> None:
    with pytest.raises(LocalError) as error:
        stream.frame("json", "id STRING, broken INT", columnNameOfCorruptRecord="broken")
    assert str(error.value) == (
        "cloudFiles: the column 'broken' for corrupt records is of type int; allowed: string. "
        "Declare it so, or name another one with the option columnNameOfCorruptRecord."
    )


def test_nested_json(stream: Stream) -> None:
    stream.deliver("a.json", '{"tags": ["x"], "who": {"name": "ana"}, "at": "2018-01-01T00:00:00Z"}\n')
    frame = stream.frame("json", "tags ARRAY<STRING>, who STRUCT<name: STRING>, at TIMESTAMP, id STRING, items INT")
    row = stream.run(frame)[0]
    assert (row["tags"], row["who"]["name"], str(row["at"])) == (["x"], "ana", "2018-01-01 00:00:00")


def test_a_folder_that_is_gone(stream: Stream) -> None:
    stream.folder.rmdir()
    with pytest.raises(PySparkException, match=f"cloudFiles: {LANDING} is no folder"):
        stream.run()


def test_a_schema_is_needed(stream: Stream) -> None:
    reader = stream.spark.readStream.format("cloudFiles").options(**CSV).option("cloudFiles.format", "csv")
    with pytest.raises(LocalError, match=r"cloudFiles needs a schema; allowed: .schema\(DDL\)"):
        reader.load(str(stream.folder))


def test_an_option_that_is_not_honoured_is_refused_at_load(stream: Stream) -> None:
    with pytest.raises(LocalError, match="cloudFiles option dateformat='dd' cannot run locally"):
        stream.frame(dateFormat="dd")


def test_other_formats_are_left_to_spark(stream: Stream) -> None:
    frame = stream.spark.readStream.format("rate").option("rowsPerSecond", 1).load()
    assert frame.columns == ["timestamp", "value"]
