"""Volume paths and local folders, both ways."""

from pathlib import Path

import pytest

from local.volumes import Volumes

VOLUMES = Volumes(Path("/root/volumes"), {"/Volumes/dev/bronze/landing/shop": Path("/home/me/files")})


@pytest.mark.parametrize(
    ("logical", "local"),
    [
        ("/Volumes/dev/bronze/landing/shop", "/home/me/files"),
        ("/Volumes/dev/bronze/landing/shop/2018/x.csv", "/home/me/files/2018/x.csv"),
        ("/Volumes/dev/bronze/landing/shopping", "/root/volumes/dev/bronze/landing/shopping"),
        ("/Volumes/dev/bronze/checkpoints/shop", "/root/volumes/dev/bronze/checkpoints/shop"),
        ("not a path", "not a path"),
        ("/tmp/x", "/tmp/x"),
    ],
)
def test_there_and_back(logical: str, local: str) -> None:
    assert VOLUMES.local(logical) == local
    assert VOLUMES.logical(local) == logical
