"""Which commits count as a change of data."""

from notebooks.kit.runtime.history import data_version, latest_version, rows_written_since
from tests.notebooks.kit.runtime.shop import Shop


def test_maintenance_is_no_change_of_data(shop: Shop) -> None:
    name = f"{shop.schema}.things"
    shop.sql("CREATE TABLE SHOP.things (id INT) USING DELTA")
    made = data_version(shop.spark, name)
    assert made.startswith("0@20")
    for number in range(3):
        shop.sql(f"INSERT INTO SHOP.things VALUES ({number})")
    version = data_version(shop.spark, name)
    assert version.startswith("3@")

    shop.sql("OPTIMIZE SHOP.things")
    shop.sql("ALTER TABLE SHOP.things SET TBLPROPERTIES ('a' = 'b')")
    assert latest_version(shop.spark, name) == shop.version("things") == 5
    assert data_version(shop.spark, name) == version

    shop.sql("DELETE FROM SHOP.things WHERE id = 1")
    assert data_version(shop.spark, name).startswith("6@")
    shop.sql("ALTER TABLE SHOP.things ADD COLUMNS (n INT)")
    assert data_version(shop.spark, name).startswith("7@")


def test_a_log_of_nothing_but_maintenance_has_its_oldest_commit(shop: Shop) -> None:
    shop.sql("CREATE TABLE SHOP.things (id INT) USING DELTA")
    for number in range(2):
        shop.sql(f"ALTER TABLE SHOP.things SET TBLPROPERTIES ('a' = '{number}')")
    log = shop.folder_of("things") / "_delta_log"
    # As the clean-up of the log does, which keeps a checkpoint of what it removes.
    shop.checkpoint("things")
    (log / f"{0:020}.json").unlink()
    assert data_version(shop.spark, f"{shop.schema}.things").startswith("1@")


def test_a_table_that_is_made_again_is_another_one(shop: Shop) -> None:
    name = f"{shop.schema}.things"
    versions = []
    for _ in range(2):
        shop.sql("CREATE TABLE SHOP.things (id INT) USING DELTA")
        shop.sql("INSERT INTO SHOP.things VALUES (1)")
        versions.append(data_version(shop.spark, name))
        shop.sql("DROP TABLE SHOP.things")
    assert [version.split("@")[0] for version in versions] == ["1", "1"]
    assert versions[0] != versions[1]


def test_rows_are_counted_from_the_commits_after_a_version(shop: Shop) -> None:
    name = f"{shop.schema}.things"
    shop.sql("CREATE TABLE SHOP.things (id INT) USING DELTA")
    shop.sql("INSERT INTO SHOP.things VALUES (1), (2)")
    assert rows_written_since(shop.spark, name, 1) == 0
    shop.sql("INSERT INTO SHOP.things VALUES (3), (4), (5)")
    shop.sql("OPTIMIZE SHOP.things")
    shop.sql("INSERT INTO SHOP.things VALUES (6)")
    assert rows_written_since(shop.spark, name, 0) == 6
    assert rows_written_since(shop.spark, name, 1) == 4
