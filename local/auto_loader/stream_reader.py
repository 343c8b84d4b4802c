"""A Spark session whose `readStream` knows `cloudFiles` as Databricks does."""

from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import types as t
from pyspark.sql.streaming.readwriter import DataStreamReader

from local import errors
from local.auto_loader.options import LOGICAL_PATH, Options
from local.auto_loader.source import METADATA, METADATA_COLUMN, CloudFilesSource
from local.volumes import Volumes


class AutoLoaderReader(DataStreamReader):
    """Spark's reader, except that `cloudFiles` gets the columns `_metadata` and of rescued data.

    On Databricks both are there without being declared, `_metadata` even hidden: select columns by name.
    """

    def __init__(self, spark: "TaskSession") -> None:
        super().__init__(spark)
        self._session = spark
        self._source = ""
        self._declared: t.StructType | str | None = None
        self._given: dict[str, str] = {}

    def format(self, source: str) -> "AutoLoaderReader":
        self._source = source.lower()
        super().format(source)
        return self

    def schema(self, schema: t.StructType | str) -> "AutoLoaderReader":
        self._declared = schema
        super().schema(schema)
        return self

    def option(self, key: str, value: Any) -> "AutoLoaderReader":
        if value is not None:
            self._given[key] = str(value).lower() if isinstance(value, bool) else str(value)
        super().option(key, value)
        return self

    def options(self, **options: Any) -> "AutoLoaderReader":
        for key, value in options.items():
            self.option(key, value)
        return self

    def load(
        self,
        path: str | None = None,
        format: str | None = None,
        schema: t.StructType | str | None = None,
        **options: Any,
    ) -> DataFrame:
        if format is not None:
            self.format(format)
        if schema is not None:
            self.schema(schema)
        self.options(**options)
        if self._source != CloudFilesSource.name().lower():
            return super().load(path)
        folder = path or self._given.get("path")
        if folder is None:
            raise errors.missing_option("a path", "load(FOLDER)")
        self.option(LOGICAL_PATH, self._session.volumes.logical(folder).rstrip("/"))
        checked = Options.of(self._given | {"path": folder})
        super().schema(self._extended(checked))
        return super().load(folder)

    def _extended(self, options: Options) -> t.StructType:
        if self._declared is None:
            raise errors.missing_option("a schema", ".schema(DDL), written from the contract")
        declared = t._parse_datatype_string(self._declared) if isinstance(self._declared, str) else self._declared
        assert isinstance(declared, t.StructType)
        fields = list(declared.fields)
        for field in fields:
            if field.name == options.corrupt and not isinstance(field.dataType, t.StringType):
                raise errors.wrong_corrupt_column(field.name, field.dataType.simpleString())
        if options.rescued and options.rescued not in declared.names:
            fields.append(t.StructField(options.rescued, t.StringType()))
        return t.StructType([*fields, t.StructField(METADATA_COLUMN, METADATA)])


class TaskSession(SparkSession):
    """The session of one task: settings, temporary views and functions of its own, tables shared."""

    volumes: Volumes

    @classmethod
    def of(cls, spark: SparkSession, volumes: Volumes) -> "TaskSession":
        session = cls(spark.sparkContext, spark._jsparkSession.newSession())
        session.volumes = volumes
        # Delta asks the thread for its session; without one it takes a table of the catalog for a path.
        getattr(spark._jvm, "org.apache.spark.sql.classic.SparkSession").setActiveSession(session._jsparkSession)
        session.dataSource.register(CloudFilesSource)
        return session

    @property
    def readStream(self) -> AutoLoaderReader:
        return AutoLoaderReader(self)
