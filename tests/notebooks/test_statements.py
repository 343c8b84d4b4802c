"""Spark analyses every statement of the workloads over empty contract tables."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyspark.errors import ParseException
from pyspark.sql import SparkSession

from local import sql_text
from local.auto_loader.stream_reader import TaskSession
from local.dbutils import TaskValues, TaskValueStore
from local.notebook_run import NotebookRun
from local.outcome import Outcome
from local.volumes import Volumes
from tests.notebooks.assets import functions, judges, notebooks, replaces, sql_of, tasks

# NOT NULL in the contract, and nullable to Spark's analyser, which takes every min, max and bool_or for one over no
# rows, and every format_number and to_json for one that may fail. The rows are there: groups of their own keys; and
# what is formatted is a number, or a whole row. Delta refuses nulls anyway.
NEVER_NULL_BUT_NOT_PROVABLY = {
    "retail": {"gold.customer_360": {"first_order_at", "last_order_at", "recency_days"}},
    "insights": {
        "bronze.customer_names": {"cust_id"},
        "gold.customer_insights": {"ai_insights"},
        "gold.issue_rules_quarantine": {"_row"},
        "gold.customer_risk": {"last_contact_at", "risk_score", "wants_to_leave"},
        "gold.risk_by_region": {"escalations", "share_at_risk"},
    },
}
REPLACED = {
    "retail": [
        "gold.business_answers",
        "gold.customer_360",
        "gold.dim_customers",
        "gold.dim_date",
        "gold.dim_products",
        "gold.dim_sellers",
        "gold.fact_orders",
        "gold.fact_sales",
        "gold.monthly_category_revenue",
        "silver.products",
    ],
    "insights": [
        "bronze.customer_names",
        "gold.customer_insights",
        "gold.customer_risk",
        "gold.issue_rules",
        "gold.issue_rules_quarantine",
        "gold.risk_by_region",
    ],
}
MERGED = {
    "retail": [
        "silver.categories",
        "silver.customers",
        "silver.order_items",
        "silver.order_payments",
        "silver.order_reviews",
        "silver.orders",
        "silver.product_attributes",
        "silver.sellers",
    ],
    "insights": ["silver.interactions", "silver.tickets"],
}
# Cells with SQL, and notebooks.
CELLS = {"retail": 10, "insights": 6}
NOTEBOOKS = {"retail": 27, "insights": 13}

Schema = list[tuple[str, str]]


@pytest.fixture(scope="module", params=sorted(REPLACED))
def workload(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def contracts(lakehouse: SparkSession, synthesised: Path, root: Path, workload: str) -> Iterator[TaskSession]:
    """A session that sees every table of the workload, made by the set-up job's own notebook, and its functions."""
    for schema in ("bronze", "silver", "gold"):
        lakehouse.sql(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    session = TaskSession.of(lakehouse, Volumes(root / "volumes"))
    create = next(task for task in tasks(synthesised, workload) if task.key == "create_tables")
    outcome = Outcome()
    values = TaskValues(TaskValueStore(), "job", create.key)
    NotebookRun(session, create, {"catalog": "spark_catalog"}, values, outcome).run()
    assert outcome.failure is None, outcome.output
    for task in notebooks(synthesised, workload):
        for cell in functions(task):
            exec(compile(cell, task.asset.name, "exec", dont_inherit=True), {"spark": session, "__name__": "__main__"})
    yield session


def columns(frame: Any) -> Schema:
    return sorted((field.name, field.dataType.simpleString()) for field in frame.schema)


def required(frame: Any) -> set[str]:
    """Columns that cannot be null."""
    return {field.name for field in frame.schema if not field.nullable}


@pytest.fixture(scope="module")
def parse(spark: SparkSession) -> Callable[[str], str]:
    """Spark's own parser."""
    session: Any = spark._jsparkSession
    return lambda text: str(session.sessionState().sqlParser().parsePlan(text))


def test_every_replace_gives_what_its_contract_says(contracts: TaskSession, synthesised: Path, workload: str) -> None:
    targets = []
    nullable: dict[str, set[str]] = {}
    for task in notebooks(synthesised, workload):
        for statement in replaces(task):
            table, frame = contracts.table(statement.target), contracts.sql(statement.select)
            assert columns(frame) == columns(table), statement.target
            if missing := required(table) - required(frame):
                nullable[statement.target] = missing
            targets.append(statement.target)
    assert nullable == NEVER_NULL_BUT_NOT_PROVABLY[workload]
    assert sorted(targets) == REPLACED[workload]


def test_every_judge_gives_what_its_contract_says(contracts: TaskSession, synthesised: Path, workload: str) -> None:
    targets = []
    for task in notebooks(synthesised, workload):
        for statement, merge in judges(task):
            assert statement.source is not None
            contracts.table(statement.source).createOrReplaceTempView("fresh_rows")
            frame = contracts.sql(statement.select)
            own = [name for name in frame.columns if name.startswith("__") and not name.startswith("__rule_")]
            assert columns(frame.select(own)) == [
                ("__ingested_at", "timestamp"),
                ("__reasons", "array<string>"),
                ("__row", "string"),
                ("__source_file", "string"),
            ]
            rules = [name for name in frame.columns if name.startswith("__rule_")]
            assert {kind for _, kind in columns(frame.select(rules))} <= {"boolean"}
            assert columns(frame.drop(*own, *rules)) == columns(contracts.table(statement.target)), statement.target
            frame.createOrReplaceTempView("latest_rows")
            plan = contracts.sql(f"EXPLAIN {merge}").collect()[0][0]
            assert plan.startswith("== Physical Plan ==\nExecute MergeIntoCommand"), plan
            targets.append(statement.target)
    assert sorted(targets) == MERGED[workload]


def test_every_statement_is_parsed(synthesised: Path, parse: Callable[[str], str], workload: str) -> None:
    cells = [text for task in notebooks(synthesised, workload) for text in sql_of(task)]
    assert len(cells) == CELLS[workload]
    for text in cells:
        assert parse(text).startswith("'InsertIntoStatement")
    with pytest.raises(ParseException):
        parse("INSERT OVERWRITE a BY NAMES SELECT 1")


def test_what_only_the_cloud_can_run_is_marked_and_the_rest_is_parsed(
    synthesised: Path, parse: Callable[[str], str], workload: str
) -> None:
    files = [task for task in tasks(synthesised, workload) if task.asset.kind == "sql"]
    assert [task.key for task in files] == ["apply_contracts"]
    statements = list(sql_text.split(files[0].asset.path.read_text(encoding="utf-8")))
    for statement in statements:
        if statement.cloud_only is None:
            parse(statement.text)
    assert {statement.cloud_only for statement in statements} == {
        "open Spark has no USE CATALOG",
        "open Delta has no informational keys",
        "tags belong to Unity Catalog",
    }


def test_every_notebook_compiles_and_is_clean(synthesised: Path, workload: str) -> None:
    paths = [str(task.asset.path) for task in notebooks(synthesised, workload)]
    assert len(paths) == NOTEBOOKS[workload]
    for path in paths:
        compile(Path(path).read_text(encoding="utf-8"), path, "exec", dont_inherit=True)
    # What a notebook gets from its surroundings; modules that are put together import some names twice.
    linted = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--target-version", "py311"),
            *("--select", "E4,E7,E9,F", "--ignore", "E402,F811"),
            *("--config", 'builtins = ["spark", "dbutils", "display"]', *paths),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (linted.returncode, linted.stdout.strip()) == (0, "All checks passed!")
