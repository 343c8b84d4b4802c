"""Runs the notebooks of `shop.ts` on tables that a test fills itself."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pyspark.sql import SparkSession

from local.auto_loader.stream_reader import TaskSession
from local.dbutils import TaskValues, TaskValueStore
from local.notebook_run import NotebookRun
from local.outcome import Failure, Outcome
from local.synth import Asset, Task

Raw = tuple[str | None, str | None, int | None, str | None]
COUNTS = ("rows_read", "rows_written", "rows_superseded", "rows_quarantined")


class Shop:
    """The tables of one test, in a schema of its own, and the notebooks that write them."""

    def __init__(
        self, spark: SparkSession, session: Callable[[], TaskSession], notebooks: Mapping[str, str], folder: Path
    ) -> None:
        self.spark = spark
        self._session = session
        self._notebooks = notebooks
        self._folder = folder
        self.schema = f"shop_{sha256(str(folder).encode()).hexdigest()[:10]}"
        self.landing = folder / "landing"
        self.landing.mkdir()
        spark.sql(f"CREATE SCHEMA {self.schema}")

    def sql(self, text: str) -> list[tuple[Any, ...]]:
        """Rows of a statement about the schema SHOP."""
        return [tuple(row) for row in self.spark.sql(text.replace("SHOP", self.schema)).collect()]

    def rows(self, table: str, columns: str = "*") -> list[tuple[Any, ...]]:
        return self.sql(f"SELECT {columns} FROM SHOP.{table} ORDER BY ALL")

    def version(self, table: str) -> int:
        return int(self.sql(f"DESCRIBE HISTORY SHOP.{table} LIMIT 1")[0][0])

    def folder_of(self, table: str) -> Path:
        return Path(unquote(urlsplit(self.sql(f"DESCRIBE DETAIL SHOP.{table}")[0][4]).path))

    def checkpoint(self, table: str) -> None:
        """Has Delta write a checkpoint of a table's log."""
        jvm: Any = self.spark._jvm
        jvm.org.apache.spark.sql.delta.DeltaLog.forTable(
            self.spark._jsparkSession, str(self.folder_of(table))
        ).checkpoint()

    def arrive(self, rows: Sequence[Raw], file: str = "a.csv", at: str = "2024-01-01 00:00:00") -> None:
        """Adds rows (id, city, amount, changed_at) to the source, as if ingested from `file` at that time."""
        given = [(*row, datetime.fromisoformat(at), f"/landing/{file}", None) for row in rows]
        schema = (
            "id STRING, city STRING, amount INT, changed_at STRING, _ingested_at TIMESTAMP, _source_file STRING, "
            "_rescued_data STRING"
        )
        name = f"{self.schema}.raw_orders"
        self.spark.createDataFrame(given, schema).write.format("delta").mode("append").saveAsTable(name)

    def _run(self, name: str) -> Outcome:
        text = self._notebooks[name].replace("kit_shop", self.schema)
        path = self._folder / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        asset = Asset(path, path.name, "notebook", sha256(text.encode()).hexdigest())
        outcome = Outcome()
        parameters = {
            "catalog": "spark_catalog",
            "landing": str(self.landing),
            "checkpoints": str(self._folder / "checkpoints"),
        }
        values = TaskValues(TaskValueStore(), "job", name)
        NotebookRun(self._session(), Task(name, (), asset, {}), parameters, values, outcome).run()
        return outcome

    def run(self, name: str) -> Outcome:
        outcome = self._run(name)
        assert outcome.failure is None, outcome.output
        return outcome

    def fail(self, name: str) -> Failure:
        outcome = self._run(name)
        assert outcome.failure is not None
        return outcome.failure

    def counts(self, name: str) -> tuple[int, ...]:
        """Runs a notebook; rows read, written, superseded and quarantined, as it reports them."""
        counts = self.run(name).counts
        return tuple(counts[key] for key in COUNTS)

    def stream(self, target: str) -> Path:
        """The checkpoint of the stream that fills a table."""
        return self._folder / "checkpoints" / f"{self.schema}_{target}" / "stream"

    def forget_last_commit(self, target: str) -> None:
        """Leaves a stream as a kill does that comes after the write of its last batch and before its commit."""
        last = max((path for path in (self.stream(target) / "commits").glob("[0-9]*")), key=lambda path: int(path.name))
        last.unlink()
        last.with_name(f".{last.name}.crc").unlink(missing_ok=True)
