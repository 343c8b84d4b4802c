"""Every error that the local engine reports to its user.

Each factory names the place, the value that was found, what is allowed and the fix. A `LocalError` is shown as
it is, without a traceback; anything else that escapes is a defect of the engine.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path


class LocalError(Exception):
    """A problem that the user can solve; its text is the whole message."""


def _known(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _meant(name: str, names: Iterable[str]) -> str:
    close = get_close_matches(name, list(names), n=1)
    return f" Did you mean {close[0]!r}?" if close else ""


# What was synthesised


def no_synthesis(out: Path) -> LocalError:
    return LocalError(f"{out}: there is no synthesised output here. Run `npm run synth` first, or name it with --out.")


def no_environment(out: Path, environment: str, known: Iterable[str]) -> LocalError:
    return LocalError(
        f"{out}: no stack of the environment {environment!r} holds a job; synthesised environments: {_known(known)}."
        f"{_meant(environment, known)} Run `npm run synth`, or name another one with --environment."
    )


def unreadable_stack(path: Path, cause: str) -> LocalError:
    return LocalError(f"{path}: not a synthesised stack ({cause}). Run `npm run synth` again.")


def unresolved_reference(where: str, value: object, allowed: str) -> LocalError:
    return LocalError(f"{where}: got {value!r}, which names nothing in its stack; allowed: {allowed}.")


def missing_asset(where: str, path: Path) -> LocalError:
    return LocalError(f"{where}: its asset {path} does not exist. Run `npm run synth` again.")


def unsupported_task(where: str, kinds: Iterable[str]) -> LocalError:
    return LocalError(
        f"{where}: a task of kind {_known(kinds)} cannot run locally; allowed: notebook_task, or sql_task with a file."
    )


def unknown_dependency(where: str, key: str, known: Iterable[str]) -> LocalError:
    return LocalError(f"{where}: depends on {key!r}, which is no task of its job; its tasks: {_known(known)}.")


def cyclic_graph(keys: Sequence[str]) -> LocalError:
    return LocalError(f"The job graph has a cycle among {_known(keys)}: none of these tasks can be first.")


# What the user asked for


def unknown_workload(name: str, known: Iterable[str]) -> LocalError:
    return LocalError(f"Unknown workload {name!r}; known: {_known(known)}.{_meant(name, known)}")


def repeated_workload(name: str) -> LocalError:
    return LocalError(f"The workload {name!r} is named twice; name it once, as {name}=FOLDER.")


def no_landing(name: str) -> LocalError:
    return LocalError(f"The workload {name!r} takes no folder: its job has no parameter `landing`. Name it alone.")


def no_folder(name: str, folder: Path) -> LocalError:
    return LocalError(f"{name}={folder}: there is no such folder. Name the folder that holds the workload's files.")


def not_a_folder(name: str, folder: Path) -> LocalError:
    return LocalError(f"{name}={folder}: this is a file. Name the folder that holds it.")


def unreadable(name: str, path: Path) -> LocalError:
    return LocalError(f"{name}={path}: cannot be read. Give this user the right to read it (chmod u+r).")


def unwritable_root(root: Path, cause: str) -> LocalError:
    return LocalError(f"--root {root}: cannot be written ({cause}). Name a folder that this user may write to.")


def preflight(problems: Sequence[str]) -> LocalError:
    return LocalError("Nothing was run:\n" + "\n".join(f"  - {problem}" for problem in problems))


def missing_files(workload: str, folder: Path, globs: Sequence[str]) -> str:
    return (
        f"{workload}: {folder} holds no file named {', '.join(globs)}, and none was ingested earlier. "
        "Put the missing files there under these names (an empty file with a header line will do), "
        f"or name another folder: {workload}=FOLDER."
    )


def changed_file(workload: str, path: Path) -> str:
    renamed = f"{path.stem}_2{path.suffix}"
    return (
        f"{workload}: {path} has changed since it was ingested, and a file is read once only. "
        f"Put the earlier content back, and deliver it under a new name such as {renamed}."
    )


def root_in_use(root: Path, pid: str) -> LocalError:
    return LocalError(
        f"{root}: in use by another run (process {pid}). Wait until it ends, or use another folder with --root."
    )


# The machine


def no_java() -> LocalError:
    return LocalError("Java was not found. Install Java 17 or 21 and put it on the PATH, or set JAVA_HOME.")


def wrong_java(version: str) -> LocalError:
    return LocalError(f"Java {version} was found, and Spark 4 needs Java 17 or 21. Install one, or set JAVA_HOME.")


def no_jars(folder: Path) -> LocalError:
    return LocalError(f"{folder}: Delta Lake's jars are not here. Run `python -m local.install_jars` once.")


def jars_failed(package: str, log: Path, tail: str) -> LocalError:
    return LocalError(
        f"{package} could not be fetched. Check the network and Spark's Ivy settings, then try again. "
        f"The end of {log}:\n{tail}"
    )


def spark_did_not_start(log: Path, tail: str) -> LocalError:
    return LocalError(f"Spark did not start. Less memory (--memory 1g) may help. The end of {log}:\n{tail}")


# Notebooks and SQL files


def not_a_notebook(path: Path) -> LocalError:
    return LocalError(f"{path}: the first line must be `# Databricks notebook source`.")


def unsupported_magic(path: Path, line: int, magic: str) -> LocalError:
    return LocalError(f"{path}, line {line}: {magic} cannot run locally; allowed: %md, %sql, %pip install, %python.")


def missing_package(requirement: str, python: str) -> LocalError:
    return LocalError(f"%pip {requirement}: not installed in {python}. Add it to requirements.txt and install again.")


def missing_parameter(name: str, known: Iterable[str]) -> LocalError:
    return LocalError(f"No widget or job parameter is named {name!r}; known: {_known(known)}.{_meant(name, known)}")


def missing_secret(scope: str, key: str, variable: str) -> LocalError:
    return LocalError(f"The secret {scope}/{key} is not set. Set the environment variable {variable}.")


def missing_task_value(task: str, key: str) -> LocalError:
    return LocalError(f"The task {task!r} has set no value {key!r}, and no default was given.")


def not_displayable(kind: str) -> LocalError:
    return LocalError(f"display() got {kind}; allowed: a Spark DataFrame that is not a stream, or a pandas DataFrame.")


# Auto Loader


def unsupported_option(name: str, value: str, allowed: str) -> LocalError:
    return LocalError(f"cloudFiles option {name}={value!r} cannot run locally; allowed: {allowed}.")


def missing_option(name: str, allowed: str) -> LocalError:
    return LocalError(f"cloudFiles needs {name}; allowed: {allowed}.")


def no_load_path(path: str) -> LocalError:
    return LocalError(f"cloudFiles: {path} is no folder. Create it, or name another folder for the workload.")


def file_gone(path: Path) -> LocalError:
    return LocalError(f"{path} was taken away after a run had begun to read it. Put it back, and run again.")


def file_changed(path: Path) -> LocalError:
    return LocalError(
        f"{path} has changed since it was read. Put the earlier content back, and deliver it under a new name "
        f"such as {path.stem}_2{path.suffix}."
    )
