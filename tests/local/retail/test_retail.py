"""The retail workload end to end, on sample data whose every defect is known: one story of three runs."""

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession

from local.console import Console
from local.errors import LocalError
from local.runner import Settings, run
from local.sample_data.retail.generate import generate
from local.session import Engine
from tests.local.retail.csv_answers import answers
from tests.local.retail.runs import BRONZE, ROW_WISE, Retail, Snapshot, conserved
from tests.synthesised import PROJECT, synthesise

NEW_ORDER, NEW_CUSTOMER = "0" * 31 + "1", "0" * 31 + "2"
RUBBISH = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("sample") / "retail"
    generate(found, orders=300, seed=7)
    return found


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(folder.with_name("retail.expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def retail(lakehouse: SparkSession, engine: Engine, root: Path, folder: Path) -> Iterator[Retail]:
    made = Retail(engine, root, folder)
    yield made
    made.forget()


@pytest.fixture(scope="module")
def first(retail: Retail, synthesised: Path) -> Snapshot:
    return retail.run(synthesised, set_up=True)


@pytest.fixture(scope="module")
def second(first: Snapshot, retail: Retail, synthesised: Path) -> Snapshot:
    """Nothing has come since."""
    return retail.run(synthesised)


@pytest.fixture(scope="module")
def third(second: Snapshot, retail: Retail, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A delivery of every kind, and a contract that has adopted the column that was unknown."""
    folder = retail.folder
    _deliver(
        folder / "olist_orders_dataset_3.csv",
        (folder / "olist_orders_dataset.csv").read_text().splitlines()[0],
        f"{NEW_ORDER},{NEW_CUSTOMER},delivered,2018-09-01 10:00:00,,,2018-09-11 10:00:00,2018-09-10 00:00:00",
    )
    _deliver(
        folder / "olist_customers_dataset_3.csv",
        "customer_state,customer_id,customer_unique_id,customer_city,customer_zip_code_prefix",
        f" pernambuco ,{NEW_CUSTOMER},{NEW_CUSTOMER},  SÃO  JOSÉ / pe,1234",
    )
    _deliver(
        folder / "olist_order_reviews_dataset_3.csv",
        (folder / "olist_order_reviews_dataset_2.csv").read_text().splitlines()[0],
        f'r1,{NEW_ORDER},5,,"Chegou\nbem, ""rápido""",2018-09-12 00:00:00,2018-09-13 00:00:00,app',
    )
    shutil.copy(folder / "olist_order_items_dataset.csv", folder / "olist_order_items_dataset_again.csv")
    (folder / "olist_order_payments_dataset_empty.csv").touch()
    _deliver(
        folder / "olist_products_dataset_none.csv", (folder / "olist_products_dataset.csv").read_text().splitlines()[0]
    )
    _deliver(folder / "product_category_name_translation_other.csv", "nome,cor", "caneca,azul")
    (folder / "olist_sellers_dataset_rubbish.csv").write_bytes(RUBBISH)

    project = tmp_path_factory.mktemp("edited")
    for part in ("config", "constructs", "notebooks", "stacks"):
        shutil.copytree(PROJECT / part, project / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("main.ts", "package.json", "tsconfig.json"):
        shutil.copy(PROJECT / part, project)
    (project / "node_modules").symlink_to(PROJECT / "node_modules")
    contract = project / "notebooks" / "retail" / "bronze.ts"
    before = contract.read_text(encoding="utf-8")
    line = 'review_answer_timestamp: string().comment("When the customer answered."),'
    after = before.replace(line, f'{line}\n    review_channel: string().comment("Where the review was written."),')
    assert after != before
    contract.write_text(after, encoding="utf-8")
    return retail.run(synthesise(project / "cdktf.out", project))


def _deliver(path: Path, *lines: str) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


# The first run


def test_every_record_of_every_file_is_in_bronze(first: Snapshot, expected: dict[str, Any]) -> None:
    rows = Counter(row["_source_file"].rpartition("/")[2] for table in BRONZE for row in first.rows(table))
    assert rows == expected["files"]
    reported = {name: count for table in BRONZE for name, count in first.task(table)["files"].items()}
    assert reported == expected["files"]


# What the generator broke, and the rules that have to find it.
BROKEN = {
    ("bad_date", "order_purchase_timestamp"): ("silver.orders", ["purchase_time_is_readable", "purchased_at_not_null"]),
    ("bad_date", "order_delivered_customer_date"): ("silver.orders", ["delivery_time_is_readable"]),
    ("before_purchase", "order_delivered_customer_date"): ("silver.orders", ["delivered_after_purchase"]),
    ("bad_number", "price"): ("silver.order_items", ["price_not_null"]),
    ("negative", "price"): ("silver.order_items", ["price_not_negative"]),
    ("bad_number", "payment_value"): ("silver.order_payments", ["amount_not_null"]),
    ("bad_number", "review_score"): ("silver.order_reviews", ["score_not_null"]),
    ("out_of_range", "review_score"): ("silver.order_reviews", ["score_from_one_to_five"]),
}


@pytest.mark.parametrize("table", sorted(ROW_WISE))
def test_just_what_was_broken_is_in_quarantine(first: Snapshot, expected: dict[str, Any], table: str) -> None:
    wanted = Counter(
        (*key, *reasons)
        for record in expected["dirt"]
        for target, reasons in [BROKEN.get((record["kind"], record["column"]), ("", []))]
        if target == table
        for key in record["keys"]
    )
    key = ROW_WISE[table][1]
    found = Counter(
        (*(str(json.loads(row["_row"])[name]) for name in key), *row["_reasons"]) for row in first.quarantined(table)
    )
    assert found == wanted
    rules = {name: rule["rows"] for name, rule in first.task(table)["expectations"].items() if rule["rows"]}
    assert rules == Counter(reason for row in wanted.elements() for reason in row[len(key) :])


@pytest.mark.parametrize("target", sorted(ROW_WISE))
def test_rows_in_are_rows_out(first: Snapshot, target: str) -> None:
    counted = conserved([first], target)
    task = first.task(target)
    assert {name: task[name] for name in counted} == counted
    assert len(first.rows(target)) == counted["rows_written"]


def test_what_did_not_fit_the_contract_is_rescued_and_reported(first: Snapshot, expected: dict[str, Any]) -> None:
    rows = {(record["kind"], record["column"] or record["file"]): record["rows"] for record in expected["dirt"]}
    assert first.task("bronze.olist_order_reviews")["rescued_columns"] == {
        "review_channel": rows["unknown_column", "review_channel"],
        "review_score": rows["bad_number", "review_score"],
        "_corrupt_record": rows["unterminated_quote", "review_comment_message"],
    }
    assert first.task("bronze.olist_products")["rescued_columns"] == {"product_weight_g": 1}
    assert first.task("bronze.olist_customers")["rescued_columns"] == {"_c5": 1}
    assert first.task("bronze.olist_orders")["rescued_columns"] == {}
    weights = {
        json.loads(row["_rescued_data"])["product_weight_g"]
        for row in first.rows("bronze.olist_products")
        if row["_rescued_data"]
    }
    assert weights <= {"500g", "1,2 kg", "n/d"} and len(weights) == 1


def test_leading_zeros_and_lines_within_text_are_kept(first: Snapshot, folder: Path) -> None:
    with (folder / "olist_customers_dataset.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["customer_id"]: row["customer_zip_code_prefix"] for row in csv.DictReader(file)}
    assert any(code.startswith("0") for code in codes.values())
    rows = first.rows("bronze.olist_customers")
    assert {row["customer_id"]: row["customer_zip_code_prefix"] for row in rows} == codes
    messages = [row["review_comment_message"] or "" for row in first.rows("bronze.olist_order_reviews")]
    assert any("\n" in message for message in messages)


def test_keys_are_unique_and_references_are_met(first: Snapshot, synthesised: Path) -> None:
    (path,) = (synthesised / "stacks" / "dev-retail").rglob("apply_contracts.sql")
    text = path.read_text(encoding="utf-8").replace("`", "")
    primary = re.findall(r"ALTER TABLE (\S+) ADD CONSTRAINT \S+ PRIMARY KEY \((.+)\)", text)
    foreign = re.findall(r"ALTER TABLE (\S+) ADD CONSTRAINT \S+ FOREIGN KEY \((\w+)\) REFERENCES (\S+) \((\w+)\)", text)
    contracts = {table for table in first.versions if not table.startswith("bronze.")}
    assert {table for table, _ in primary} == {table for table in contracts if not table.endswith("_quarantine")}
    assert len(foreign) == 9
    for table, columns in primary:
        keys = Counter(tuple(row[name] for name in columns.split(", ")) for row in first.rows(table))
        assert keys, table
        assert [key for key, count in keys.items() if count > 1 or None in key] == [], table
    for table, column, other, key in foreign:
        values = {row[column] for row in first.rows(table)} - {None}
        assert values, table
        assert values - {row[key] for row in first.rows(other)} == set(), f"{table}.{column}"


def test_the_answers_are_those_of_the_files(first: Snapshot, folder: Path) -> None:
    rows = first.rows("gold.business_answers")
    found = {(row["question"], row["subject"]): row["value"] for row in rows}
    assert len(found) == len(rows)
    assert found == answers(folder)
    shown = first.task("gold.business_answers")["displays"][0]
    assert (len(shown["rows"]), shown["truncated"]) == (len(rows), False)


def test_a_customer_is_worth_what_was_bought(first: Snapshot) -> None:
    orders = first.rows("gold.fact_orders")
    last = max(order["purchase_date"] for order in orders)
    people = {row["customer_unique_id"]: row for row in first.rows("gold.customer_360")}
    assert people.keys() == {order["customer_unique_id"] for order in orders} - {None}
    for person, row in people.items():
        own = [order for order in orders if order["customer_unique_id"] == person]
        scores = [order["mean_review_score"] for order in own if order["mean_review_score"] is not None]
        paid = [order["item_value"] for order in own if order["status"] not in ("canceled", "unavailable")]
        assert row["recency_days"] == (last - max(order["purchase_date"] for order in own)).days
        assert (row["frequency"], row["monetary"]) == (len(own), sum(paid, Decimal(0)))
        assert row["mean_review_score"] == (pytest.approx(sum(scores) / len(scores)) if scores else None)
        assert row["late_orders"] == sum(order["is_late"] is True for order in own)


# The second run


def test_a_run_without_news_reads_nothing_and_changes_nothing(first: Snapshot, second: Snapshot) -> None:
    assert second.versions == first.versions
    assert second.report["totals"]["rows_read"] == second.report["totals"]["rows_written"] == 0
    results = {task["task"]: task["result"] for task in second.report["tasks"]}
    streams = {table.replace(".", "_") for table in [*BRONZE, *ROW_WISE]}
    assert {key for key, result in results.items() if result == "done"} == streams
    assert {result for key, result in results.items() if key not in streams} == {"skipped"}


# The third run


def test_a_file_that_is_dropped_in_is_picked_up_alone(third: Snapshot) -> None:
    assert third.task("bronze.olist_orders")["files"] == {"olist_orders_dataset_3.csv": 1}
    assert [third.task("silver.orders")[name] for name in ("rows_read", "rows_written")] == [1, 1]
    (order,) = (row for row in third.rows("gold.fact_orders") if row["order_id"] == NEW_ORDER)
    assert (order["is_late"], order["items"], order["mean_review_score"]) == (True, 0, 5.0)
    (customer,) = (row for row in third.rows("silver.customers") if row["customer_id"] == NEW_CUSTOMER)
    assert [customer[name] for name in ("zip_code_prefix", "city", "state")] == ["01234", "Sao Jose", "PE"]
    (review,) = (row for row in third.rows("silver.order_reviews") if row["review_id"] == "r1")
    assert review["message"] == 'Chegou\nbem, "rápido"'


def test_a_file_that_comes_again_is_twice_in_bronze_and_once_in_silver(first: Snapshot, third: Snapshot) -> None:
    before, after = (snapshot.rows("bronze.olist_order_items") for snapshot in (first, third))
    assert len(after) == 2 * len(before)
    assert third.task("silver.order_items")["rows_written"] == 0
    assert _sorted(third.rows("silver.order_items")) == _sorted(first.rows("silver.order_items"))


def test_files_without_rows_change_nothing(second: Snapshot, third: Snapshot) -> None:
    for table in ("bronze.olist_order_payments", "bronze.olist_products"):
        assert third.task(table)["rows_read"] == 0
    for table in ("silver.order_payments", "silver.product_attributes"):
        assert third.versions[table] == second.versions[table]


def test_a_file_with_other_columns_is_rescued_and_set_apart(first: Snapshot, third: Snapshot) -> None:
    assert third.task("bronze.olist_category_translation")["rescued_columns"] == {"cor": 1, "nome": 1}
    (row,) = third.quarantined("silver.categories")
    assert row["_reasons"] == ["category_portuguese_not_null", "category_not_null"]
    assert json.loads(json.loads(row["_row"])["_rescued_data"]) == {
        "nome": "caneca",
        "cor": "azul",
        "_file_path": row["_row_source_file"],
    }
    assert _sorted(third.rows("silver.categories")) == _sorted(first.rows("silver.categories"))


def test_rubbish_is_set_apart_to_the_last_row(first: Snapshot, third: Snapshot) -> None:
    name = "olist_sellers_dataset_rubbish.csv"
    arrived = [row for row in third.rows("bronze.olist_sellers") if row["_source_file"].endswith(name)]
    assert len(arrived) == third.task("bronze.olist_sellers")["files"][name] > 0
    assert all(row["_rescued_data"] for row in arrived)
    assert len(third.quarantined("silver.sellers")) == len(arrived)
    assert _sorted(third.rows("silver.sellers")) == _sorted(first.rows("silver.sellers"))


def test_an_edited_contract_adopts_a_column_and_keeps_the_rows(first: Snapshot, third: Snapshot) -> None:
    table = "bronze.olist_order_reviews"
    before, after = first.rows(table), third.rows(table)
    assert "review_channel" not in before[0]
    assert [row["review_channel"] for row in after if row["review_id"] == "r1"] == ["app"]
    assert third.task(table)["rescued_columns"] == {}
    kept = [{**row} for row in after if row["review_id"] != "r1"]
    assert {row.pop("review_channel") for row in kept} == {None}
    assert _sorted(kept) == _sorted(before)


@pytest.mark.parametrize("target", sorted(ROW_WISE))
def test_over_all_runs_rows_in_are_rows_out(first: Snapshot, third: Snapshot, target: str) -> None:
    counted = conserved([first, third], target)
    tasks = [snapshot.task(target) for snapshot in (first, third)]
    assert {name: sum(task[name] for task in tasks) for name in counted} == counted
    assert len(third.rows(target)) == counted["rows_written"]


def _sorted(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(repr(row) for row in rows)


# Before any run


def test_a_missing_file_is_named_before_anything_runs(synthesised: Path, tmp_path: Path) -> None:
    files = tmp_path / "retail"
    generate(files, orders=1, seed=7, dirty=False)
    (files / "olist_sellers_dataset.csv").unlink()
    settings = Settings((f"retail={files}",), synthesised, "dev", tmp_path / "root", True, 2, "1g", 2)

    def start(*_: object) -> Engine:
        raise AssertionError("Spark must not start")

    with pytest.raises(LocalError, match=rf"retail: {files} holds no file named olist_sellers_dataset\*\.csv"):
        run(settings, Console(), start)
