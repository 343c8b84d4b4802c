"""Tables by their contracts."""

from pyspark.sql import SparkSession


class ContractError(Exception):
    """A table is not what its contract says, and cannot be made so without losing data."""


def ensure_table(spark: SparkSession, name: str, create: str, columns: dict[str, list[str]]) -> list[str]:
    """Creates a table by its contract, or adds the columns that it lacks; its rows stay.

    `columns` gives each column's type and the clause that follows it in a definition.
    Returns the names of the columns that were added to a table that was there before.
    Raises ContractError for a column of another type.
    """
    spark.sql(create)
    present = {field.name: field.dataType.simpleString() for field in spark.table(name).schema}
    changed = [
        f"{column} is {present[column]} in the table and {wanted} in the contract"
        for column, (wanted, _) in columns.items()
        if column in present and present[column] != wanted
    ]
    if changed:
        raise ContractError(
            f"{name}: {'; '.join(changed)}. "
            "Fix: give the column a new name in the contract, or migrate the table by hand first."
        )
    added = [column for column in columns if column not in present]
    if added:
        # A column that comes later can be null: the rows that are there have no value for it.
        definitions = ", ".join(f"`{column}` {' '.join(columns[column])}" for column in added)
        spark.sql(f"ALTER TABLE {name} ADD COLUMNS ({definitions})")
    return added
