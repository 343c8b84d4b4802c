"""Makes sure of a Java that Spark 4 runs on, before a start that would fail with a stack trace."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from local import errors

_ALLOWED = ("17", "21")


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
