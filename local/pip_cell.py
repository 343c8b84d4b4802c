"""A `%pip install` cell is not run: it is compared with what is installed."""

import shlex
import sys
from importlib.metadata import PackageNotFoundError, version

from local import errors


def check(arguments: str) -> list[str]:
    """Warnings for packages that are installed in another version than the cell pins.

    Raises LocalError for a package that is not installed at all.
    """
    warnings: list[str] = []
    for requirement in shlex.split(arguments, comments=True):
        if requirement == "install" or requirement.startswith("-"):
            continue
        name, _, wanted = requirement.partition("==")
        try:
            installed = version(name.partition("[")[0].strip())
        except PackageNotFoundError as cause:
            raise errors.missing_package(requirement, sys.executable) from cause
        if wanted and installed != wanted.strip():
            warnings.append(f"%pip pins {name}=={wanted}, and {installed} is installed here")
    return warnings
