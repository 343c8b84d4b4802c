"""Parameters of a job, as they are on this machine."""

from pathlib import Path

from local.task_run import local_parameters
from local.volumes import Volumes


def test_catalog_trigger_and_volumes_are_local_and_all_else_is_as_given(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    volumes = Volumes(tmp_path / "volumes", {"/Volumes/dev/bronze/landing/shop": files})
    given = {
        "catalog": "lakehouse_dev",
        "environment": "dev",
        "trigger": "continuous",
        "landing": "/Volumes/dev/bronze/landing/shop",
        "checkpoints": "/Volumes/dev/bronze/checkpoints/shop",
    }
    assert local_parameters(given, volumes) == {
        "catalog": "spark_catalog",
        "environment": "dev",
        "trigger": "available_now",
        "landing": str(files),
        "checkpoints": str(tmp_path / "volumes/dev/bronze/checkpoints/shop"),
    }
    assert (tmp_path / "volumes/dev/bronze/checkpoints/shop").is_dir()
