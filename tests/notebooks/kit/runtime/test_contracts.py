"""Tables by their contracts: made, widened, never rewritten."""

import pytest

from notebooks.kit.runtime.contracts import ContractError, ensure_table
from tests.notebooks.kit.runtime.shop import Shop

CREATE = "CREATE TABLE IF NOT EXISTS {0}.things (`id` STRING NOT NULL COMMENT 'Key.', `n` INT) USING DELTA COMMENT 'C.'"
COLUMNS = {"id": ["string", "COMMENT 'Key.'"], "n": ["int", ""]}


def test_a_table_is_made_widened_and_kept(shop: Shop) -> None:
    name, create = f"{shop.schema}.things", CREATE.format(shop.schema)
    assert ensure_table(shop.spark, name, create, COLUMNS) == []
    assert [(f.name, f.dataType.simpleString(), f.nullable) for f in shop.spark.table(name).schema] == [
        ("id", "string", False),
        ("n", "int", True),
    ]
    assert shop.spark.table(name).schema["id"].metadata["comment"] == "Key."

    shop.sql("INSERT INTO SHOP.things VALUES ('a', 1), ('b', NULL)")
    before = shop.version("things")
    assert ensure_table(shop.spark, name, create, COLUMNS) == []
    assert shop.version("things") == before

    wider = {"at": ["timestamp", "COMMENT 'When.'"], **COLUMNS, "price": ["decimal(18,2)", "COMMENT 'It\\'s BRL.'"]}
    assert ensure_table(shop.spark, name, create, wider) == ["at", "price"]
    assert shop.rows("things") == [("a", 1, None, None), ("b", None, None, None)]
    assert shop.spark.table(name).schema["price"].metadata["comment"] == "It's BRL."
    shop.sql("INSERT INTO SHOP.things (id, price) VALUES ('c', 1.25)")
    assert ensure_table(shop.spark, name, create, wider) == []


def test_another_type_is_refused_and_nothing_is_added(shop: Shop) -> None:
    name = f"{shop.schema}.things"
    shop.sql("CREATE TABLE SHOP.things (id INT, n STRING, price DECIMAL(10,2)) USING DELTA")
    wanted = {**COLUMNS, "price": ["decimal(10,2)", ""], "later": ["date", ""]}
    with pytest.raises(ContractError) as caught:
        ensure_table(shop.spark, name, CREATE.format(shop.schema), wanted)
    assert str(caught.value) == (
        f"{name}: id is int in the table and string in the contract; n is string in the table and int in the contract. "
        "Fix: give the column a new name in the contract, or migrate the table by hand first."
    )
    assert shop.spark.table(name).columns == ["id", "n", "price"]


def test_a_column_that_the_contract_no_longer_has_keeps_its_values(shop: Shop) -> None:
    shop.sql("CREATE TABLE SHOP.things (id STRING, n INT, old STRING) USING DELTA")
    shop.sql("INSERT INTO SHOP.things VALUES ('a', 1, 'kept')")
    assert ensure_table(shop.spark, f"{shop.schema}.things", CREATE.format(shop.schema), COLUMNS) == []
    assert shop.rows("things") == [("a", 1, "kept")]
