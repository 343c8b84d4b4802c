"""Spark's Java process: that there is a Java it runs on, and its start."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyspark import SparkConf, java_gateway

from local import errors

_ALLOWED = ("17", "21")
_launch: Any = java_gateway.launch_gateway


def require_java() -> None:
    """Raises LocalError where Java is missing or of a version that Spark 4 does not run on."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else "java"
    if shutil.which(java) is None:
        raise errors.no_java()
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)[^"]*"', answer.stderr + answer.stdout)
    if found is None:
        raise errors.no_java()
    if found[1] not in _ALLOWED:
        raise errors.wrong_java(found[1])


def launch(conf: SparkConf, process: Mapping[str, Any]) -> Any:
    """Starts Spark's process; `process` are arguments of Popen. Returns PySpark's gateway to it."""
    return _launch(conf, dict(process))
