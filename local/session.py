"""One Spark for a whole run: its settings, its start and its end."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyspark import SparkConf, SparkContext
from pyspark.sql import SparkSession

from local import errors
from local.install_jars import installed, jars_folder
from local.java import launch, require_java

_PROJECT = Path(__file__).resolve().parent.parent
_LOG_SETTINGS = """\
rootLogger.level = error
rootLogger.appenderRef.file.ref = file
appender.file.type = File
appender.file.name = file
appender.file.fileName = {log}
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d{{HH:mm:ss}} %p %c: %m%n%ex
"""


def settings(warehouse: Path, temporary: Path, memory: str, cores: int, jars: Iterable[Path]) -> dict[str, str]:
    """Everything that differs from Spark's defaults; the first group is what Databricks sets."""
    return {
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "spark.sql.sources.default": "delta",
        "spark.sql.streaming.noDataMicroBatches.enabled": "false",
        # This machine's size: small tables, few cores, short runs.
        "spark.master": f"local[{cores}]",
        "spark.driver.memory": memory,
        "spark.sql.shuffle.partitions": str(max(2, min(cores, 4))),
        "spark.databricks.delta.snapshotPartitions": "2",
        "spark.python.worker.reuse": "true",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # Nothing outside of the root, nothing reachable from outside of the machine.
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": str(warehouse),
        "spark.local.dir": str(temporary),
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.jars": ",".join(map(str, jars)),
        "spark.app.name": "lakehouse",
    }


class Engine:
    """A running Spark; `stop` ends its process too."""

    def __init__(self, spark: SparkSession, process: "subprocess.Popen[bytes]") -> None:
        self.spark = spark
        self.process = process

    def interrupt(self) -> None:
        """Breaks off what runs, so that a stop need not wait for it."""
        self.spark.sparkContext.cancelAllJobs()

    def stop(self, patience: float = 20.0) -> None:
        """Stops Spark; its process gets `patience` seconds before it is killed. Safe to call again."""
        if self.process.poll() is not None:
            return
        # A Spark that is already going down may refuse to be stopped; the process is what counts.
        try:
            self.spark.stop()
            gateway: Any = SparkContext._gateway
            SparkContext._gateway = SparkContext._jvm = None
            if gateway is not None:
                gateway.shutdown()
        except Exception:
            logging.getLogger(__name__).debug("Spark was already going down", exc_info=True)
        if self.process.stdin is not None:
            self.process.stdin.close()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(root: Path, run_folder: Path, memory: str, cores: int, lock_fd: int | None = None) -> Engine:
    """Starts Spark with its tables in `<root>/warehouse` and its log in the run's folder.

    `lock_fd` is inherited by Spark's process. Raises LocalError where Java or the jars are missing, or Spark does
    not start.
    """
    require_java()
    jars = installed(jars_folder())
    if not jars:
        raise errors.no_jars(jars_folder())
    temporary = root / "tmp"
    # Whatever is there was left by a killed run; the root's lock is held.
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    log = run_folder / "spark.log"
    log_settings = run_folder / "log4j2.properties"
    log_settings.write_text(_LOG_SETTINGS.format(log=log), encoding="utf-8")
    conf = SparkConf(loadDefaults=False)
    conf.setAll(list(settings(root / "warehouse", temporary, memory, cores, jars).items()))
    # C1 alone compiles quickly; these runs are too short for C2 to pay off.
    java_options = f'-XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 "-Dlog4j2.configurationFile={log_settings.as_uri()}"'
    conf.set("spark.driver.extraJavaOptions", java_options)
    _prepare_environment()
    handler = signal.getsignal(signal.SIGINT)
    with log.open("ab") as output:
        try:
            fds = (lock_fd,) if lock_fd is not None else ()
            gateway = launch(conf, {"stdout": output, "stderr": output, "pass_fds": fds})
            spark = SparkSession(SparkContext(conf=conf, gateway=gateway))
        except Exception as cause:
            tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
            raise errors.spark_did_not_start(log, tail) from cause
    if threading.current_thread() is threading.main_thread():
        # PySpark has put its own in place, which breaks off whatever Python happens to do.
        signal.signal(signal.SIGINT, handler)
    process: subprocess.Popen[bytes] = gateway.proc
    return Engine(spark, process)


def _prepare_environment() -> None:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    # Executors import the Auto Loader source from the project.
    paths = [str(_PROJECT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(paths))
    for name in ("SPARK_HOME", "SPARK_CONF_DIR", "PYSPARK_SUBMIT_ARGS", "SPARK_REMOTE"):
        # Another Spark's settings on this machine are none of this one's.
        os.environ.pop(name, None)
    # PySpark prints every failed query as JSON on its own.
    logging.getLogger("SQLQueryContextLogger").disabled = True
    logging.getLogger("py4j").setLevel(logging.CRITICAL)
