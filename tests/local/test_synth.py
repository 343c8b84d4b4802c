"""What is read from `cdktf.out`, and how it fails."""

from hashlib import sha256
from pathlib import Path

import pytest

from local.errors import LocalError
from local.synth import load
from tests.local.synthesis import FakeTask, Synthesis, notebook

NOTEBOOK = notebook("x = 1")


def test_a_workload_with_all_that_surrounds_it(tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path / "cdktf.out").schema("silver", "bronze")
    parameters = {"catalog": "lakehouse_dev", "landing": "/Volumes/lakehouse_dev/bronze/landing/shop"}
    synthesis.job("shop", [FakeTask("a", NOTEBOOK), FakeTask("b", "SELECT 1", ["a"], sql=True)], parameters)
    synthesis.job("shop-setup", [FakeTask("prepare", NOTEBOOK)])
    synthesis.job("shop-ingest", [FakeTask("ingest", NOTEBOOK)], parameters)
    found = load(synthesis.out, "dev")
    assert found.schemas == {"bronze", "silver"}
    assert list(found.workloads) == ["shop"]
    shop = found.workloads["shop"]
    assert shop.landing == "/Volumes/lakehouse_dev/bronze/landing/shop"
    assert shop.setup is not None
    assert shop.ingest is not None
    assert (shop.setup.name, shop.ingest.name, shop.main.name) == ("dev-shop-setup", "dev-shop-ingest", "dev-shop")
    first, second = shop.main.tasks
    assert (first.key, first.depends_on, first.asset.kind) == ("a", (), "notebook")
    assert (second.key, second.depends_on, second.asset.kind) == ("b", ("a",), "sql")
    assert first.parameters == parameters
    assert first.asset.sha256 == sha256(NOTEBOOK.encode()).hexdigest()
    assert first.asset.name.startswith("stacks/dev-jobs/assets/shop_a_0A1B2C3D/")
    assert (synthesis.out / first.asset.name).read_text() == NOTEBOOK


def test_a_workload_whose_name_ends_like_a_set_up_job_is_one(tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path).job("data-setup", [FakeTask("a", NOTEBOOK)])
    assert list(load(synthesis.out, "dev").workloads) == ["data-setup"]


def test_parameters_of_the_job_win_and_fill_in_those_of_the_task(tmp_path: Path) -> None:
    own = {"mode": "fast", "where": "{{job.parameters.place}}/x", "run": "{{job.run_id}}"}
    synthesis = Synthesis(tmp_path).job(
        "shop", [FakeTask("a", NOTEBOOK, parameters=own)], {"mode": "slow", "place": "here"}
    )
    task = load(synthesis.out, "dev").workloads["shop"].main.tasks[0]
    assert task.parameters == {"mode": "slow", "place": "here", "where": "here/x", "run": "{{job.run_id}}"}


def test_no_output(tmp_path: Path) -> None:
    with pytest.raises(LocalError) as error:
        load(tmp_path, "dev")
    assert str(error.value) == (
        f"{tmp_path}: there is no synthesised output here. Run `npm run synth` first, or name it with --out."
    )


def test_an_unknown_environment(tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path, "prod").job("shop", [FakeTask("a", NOTEBOOK)])
    with pytest.raises(LocalError) as error:
        load(synthesis.out, "prd")
    assert str(error.value) == (
        f"{tmp_path}: no stack of the environment 'prd' holds a job; synthesised environments: prod. "
        "Did you mean 'prod'? Run `npm run synth`, or name another one with --environment."
    )


def test_a_stack_that_is_no_json(tmp_path: Path) -> None:
    stack = tmp_path / "stacks" / "dev-x" / "cdk.tf.json"
    stack.parent.mkdir(parents=True)
    stack.write_text("{")
    with pytest.raises(LocalError, match=r"not a synthesised stack \(Expecting property name"):
        load(tmp_path, "dev")


def test_an_asset_that_is_gone(tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path).job("shop", [FakeTask("a", NOTEBOOK)])
    path = next((tmp_path / "stacks").rglob("a.py"))
    path.unlink()
    with pytest.raises(LocalError) as error:
        load(synthesis.out, "dev")
    assert str(error.value) == (
        f"{tmp_path}/stacks/dev-jobs/cdk.tf.json: job 'dev-shop', task 'a': its asset {path} does not exist. "
        "Run `npm run synth` again."
    )


def test_a_task_that_cannot_run_here(tmp_path: Path) -> None:
    stack = tmp_path / "stacks" / "dev-x" / "cdk.tf.json"
    stack.parent.mkdir(parents=True)
    stack.write_text(
        '{"resource": {"databricks_job": {"j": {"name": "dev-x", "task": [{"task_key": "t", "dbt_task": {}}]}}}}'
    )
    with pytest.raises(
        LocalError, match=r"task 't': a task of kind dbt_task cannot run locally; allowed: notebook_task"
    ):
        load(tmp_path, "dev")


def test_a_notebook_of_another_stack(tmp_path: Path) -> None:
    stack = tmp_path / "stacks" / "dev-x" / "cdk.tf.json"
    stack.parent.mkdir(parents=True)
    stack.write_text(
        '{"resource": {"databricks_job": {"j": {"name": "dev-x", "task": '
        '[{"task_key": "t", "notebook_task": {"notebook_path": "${databricks_notebook.other.path}"}}]}}}}'
    )
    with pytest.raises(LocalError, match=r"got '\${databricks_notebook.other.path}', which names nothing in its stack"):
        load(tmp_path, "dev")
