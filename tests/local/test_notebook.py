"""Cells of a notebook, with the numbers and lines that a workspace shows."""

from pathlib import Path

import pytest

from local.errors import LocalError
from local.notebook import Cell, locate, parse

TEXT = """\
# Databricks notebook source
# MAGIC %md
# MAGIC # Orders
# MAGIC
# MAGIC All of them.

# COMMAND ----------

# DBTITLE 1,Parameters
x = 1
y = 2

# COMMAND ----------

# COMMAND ----------

# DBTITLE 1,Count
# MAGIC %sql
# MAGIC SELECT
# MAGIC   1

# COMMAND ----------

# MAGIC %pip install a==1 b==2
"""
PATH = Path("n.py")


def test_cells_keep_number_title_and_line() -> None:
    assert parse(PATH, TEXT) == [
        Cell(1, None, "markdown", "\n# Orders\n\nAll of them.\n", 2),
        Cell(2, "Parameters", "python", "x = 1\ny = 2\n", 10),
        Cell(4, "Count", "sql", "\nSELECT\n  1\n", 18),
        Cell(5, None, "pip", "install a==1 b==2", 24),
    ]


def test_lines_are_those_of_the_file() -> None:
    lines = TEXT.splitlines()
    assert [lines[cell.line - 1] for cell in parse(PATH, TEXT)] == [
        "# MAGIC %md",
        "x = 1",
        "# MAGIC %sql",
        "# MAGIC %pip install a==1 b==2",
    ]


def test_a_line_belongs_to_the_cell_that_begins_before_it() -> None:
    cells = parse(PATH, TEXT)
    found = locate(cells, 11)
    assert found is not None
    assert found.name == "cell 2 (Parameters)"
    assert locate(cells, 1) is None


def test_a_file_without_the_header() -> None:
    with pytest.raises(LocalError, match=r"n.py: the first line must be `# Databricks notebook source`."):
        parse(PATH, "x = 1\n")


def test_a_magic_command_that_cannot_run() -> None:
    with pytest.raises(LocalError, match=r"n.py, line 2: %sh cannot run locally; allowed: %md, %sql, %pip install"):
        parse(PATH, "# Databricks notebook source\n# MAGIC %sh ls\n")
