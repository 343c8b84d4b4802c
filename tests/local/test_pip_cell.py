"""`%pip` cells are compared with what is installed."""

import sys
from importlib.metadata import version

import pytest

from local.errors import LocalError
from local.pip_cell import check


def test_installed_as_pinned() -> None:
    assert check(f"install rich=={version('rich')} 'pyspark[sql]=={version('pyspark')}' -q # quietly") == []


def test_installed_in_another_version() -> None:
    assert check("install rich==0.1") == [f"%pip pins rich==0.1, and {version('rich')} is installed here"]


def test_not_installed() -> None:
    with pytest.raises(LocalError) as error:
        check("install no-such-package-of-ours==1")
    assert str(error.value) == (
        f"%pip no-such-package-of-ours==1: not installed in {sys.executable}. "
        "Add it to requirements.txt and install again."
    )
