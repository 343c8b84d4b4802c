"""Makes a new Spark know the tables of earlier runs: its catalog lives in memory, the tables on disk."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pyspark.sql import SparkSession

_SCHEMA_SUFFIX = ".db"
_CATALOG = "org.apache.spark.sql.catalyst.catalog."


def found(warehouse: Path) -> Iterator[tuple[str, str, Path]]:
    """Schema, name and folder of every table of a warehouse, committed or not."""
    for schema in sorted(warehouse.glob(f"*{_SCHEMA_SUFFIX}")):
        for table in sorted(schema.iterdir()):
            if table.is_dir():
                yield schema.name.removesuffix(_SCHEMA_SUFFIX), table.name, table


def register(spark: SparkSession, warehouse: Path, schemas: Iterable[str] = ()) -> list[str]:
    """Makes the schemas and enters every committed Delta table under its name; returns the names.

    A folder without any commit is what a killed run left of a table that it was about to create: nobody has ever
    seen it, and it would be in the way of creating the table again, so it is removed.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    found_schemas = {path.name.removesuffix(_SCHEMA_SUFFIX) for path in warehouse.glob(f"*{_SCHEMA_SUFFIX}")}
    for schema in sorted(found_schemas.union(schemas)):
        spark.sql(f"CREATE SCHEMA IF NOT EXISTS `{schema}`")
    for schema, name, folder in found(warehouse):
        if any((folder / "_delta_log").glob("*.json")):
            _enter(spark, schema, name, folder)
            names.append(f"{schema}.{name}")
        else:
            shutil.rmtree(folder)
    return names


def _enter(spark: SparkSession, schema: str, name: str, folder: Path) -> None:
    """Enters a table as a managed one.

    CREATE TABLE ... LOCATION would make it external, so that DROP TABLE would leave its files behind, and takes
    ten times as long. Delta reads schema and properties from the table's own log.
    """
    jvm: Any = spark._jvm
    option = jvm.scala.Option
    table_class = getattr(jvm, f"{_CATALOG}CatalogTable")
    identifier = getattr(jvm, "org.apache.spark.sql.catalyst.TableIdentifier")(
        name, option.apply(schema), option.apply("spark_catalog")
    )
    storage = getattr(jvm, f"{_CATALOG}CatalogStorageFormat").empty()
    fields = [storage.productElement(index) for index in range(storage.productArity())]
    fields[0] = option.apply(jvm.java.net.URI.create(f"file:{quote(str(folder.resolve()))}"))
    given = [
        identifier,
        getattr(jvm, f"{_CATALOG}CatalogTableType").MANAGED(),
        storage.copy(*fields),
        getattr(jvm, "org.apache.spark.sql.types.StructType")(),
        option.apply("delta"),
    ]
    arity = 21
    defaults = [getattr(table_class, f"apply$default${index}")() for index in range(len(given) + 1, arity + 1)]
    shared = spark._jsparkSession.sharedState().externalCatalog()
    shared.createTable(table_class(*given, *defaults), True)
