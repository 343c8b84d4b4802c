"""A workload with everything that the engine has to deal with, in small."""

from tests.local.synthesis import FakeTask, Synthesis, notebook

ITEMS = "id,city,items\n1,recife,2\n2,são paulo,3\n3,natal,x\n"

_PARAMETERS = """\
dbutils.widgets.text("catalog", "")
LANDING = dbutils.widgets.get("landing")
CHECKPOINTS = dbutils.widgets.get("checkpoints")
spark.catalog.setCurrentCatalog(dbutils.widgets.get("catalog"))"""

_INGEST = '''\
# DBTITLE 1,Ingest
import json, os, pathlib, time

COUNTS = {"rows_read": 0, "rows_written": 0, "rows_rescued": 0}
FILES = []

def merge(batch, number):
    session = batch.sparkSession
    batch.createOrReplaceTempView("arrived")
    session.sql("""
        MERGE INTO SCHEMA.orders AS old
        USING (SELECT * FROM arrived WHERE id IS NOT NULL) AS new ON old.id = new.id
        WHEN NOT MATCHED THEN INSERT *""")
    pathlib.Path(CHECKPOINTS, "merged").touch()
    obstacle = pathlib.Path(CHECKPOINTS, "obstacle")
    while obstacle.exists() and obstacle.read_text() == "wait":
        time.sleep(0.1)
    if obstacle.exists():
        raise RuntimeError(obstacle.read_text())
    COUNTS["rows_read"] += batch.count()
    COUNTS["rows_rescued"] += batch.where("_rescued_data IS NOT NULL").count()
    FILES.extend(row[0] for row in batch.select("_source_file").distinct().collect())

rows = (
    spark.readStream.format("cloudFiles")
    .option("cloudFiles.format", "csv").option("header", "true").option("multiLine", "true").option("escape", '"')
    .option("cloudFiles.schemaLocation", f"{CHECKPOINTS}/orders/schema")
    .option("pathGlobFilter", "orders*.csv").option("rescuedDataColumn", "_rescued_data")
    .schema("id STRING, city STRING, items INT").load(LANDING)
    .selectExpr("id", "city", "items", "_metadata.file_path AS _source_file", "_rescued_data")
)
query = (
    rows.writeStream.foreachBatch(merge).option("checkpointLocation", f"{CHECKPOINTS}/orders/stream")
    .trigger(availableNow=True).start()
)
query.awaitTermination()
COUNTS["rows_written"] = COUNTS["rows_read"]
dbutils.notebook.exit(json.dumps({"status": "done", **COUNTS, "files": FILES}))'''

_CREATE = """\
CREATE TABLE IF NOT EXISTS SCHEMA.orders
  (id STRING, city STRING, items INT, _source_file STRING, _rescued_data STRING) USING DELTA;
-- cloud only: open Delta has no informational keys
ALTER TABLE SCHEMA.orders ADD CONSTRAINT orders_pk PRIMARY KEY (id);
"""

_CITIES = """\
%sql
CREATE OR REPLACE TABLE SCHEMA.cities USING DELTA AS
SELECT upper(city) AS city, items, :environment AS environment FROM SCHEMA.orders"""

_ANSWER = "# DBTITLE 1,Items\ndisplay(spark.sql('SELECT sum(items) AS items, count(*) AS orders FROM SCHEMA.cities'))"


def ingest(schema: str) -> FakeTask:
    return FakeTask("ingest", notebook("%md\nReads orders.", _PARAMETERS, _INGEST.replace("SCHEMA", schema)))


def parameters(name: str) -> dict[str, str]:
    return {
        "catalog": "lakehouse_dev",
        "landing": f"/Volumes/lakehouse_dev/bronze/landing/{name}",
        "checkpoints": f"/Volumes/lakehouse_dev/bronze/checkpoints/{name}",
        "environment": "dev",
        "trigger": "available_now",
    }


def build(synthesis: Synthesis, name: str) -> Synthesis:
    """The workload `name`, whose tables are in the schema of the same name."""
    main = [
        ingest(name),
        FakeTask("cities", notebook(_CITIES.replace("SCHEMA", name)), ["ingest"]),
        FakeTask("answer", notebook(_PARAMETERS, _ANSWER.replace("SCHEMA", name)), ["cities"]),
    ]
    synthesis.schema(name)
    synthesis.job(f"{name}-setup", [FakeTask("create", _CREATE.replace("SCHEMA", name), sql=True)], parameters(name))
    return synthesis.job(name, main, parameters(name))
