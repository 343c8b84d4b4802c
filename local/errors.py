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


def _renamed(path: Path) -> str:
    return f"{path.stem}_2{path.suffix}"


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


def unchosen_workload(argument: str, name: str, chosen: Iterable[str]) -> LocalError:
    return LocalError(
        f"--param {argument}: {name!r} is no workload of this run; chosen: {_known(chosen)}.{_meant(name, chosen)}"
    )


def unknown_parameter(argument: str, name: str, known: Iterable[str]) -> LocalError:
    return LocalError(
        f"--param {argument}: no job that is meant has a parameter {name!r} to set; "
        f"known: {_known(known)}.{_meant(name, known)}"
    )


def fixed_parameter(argument: str, name: str, known: Iterable[str]) -> LocalError:
    return LocalError(
        f"--param {argument}: {name!r} is set by the engine itself; allowed: {_known(known)}. "
        "For places use WORKLOAD=FOLDER and --root, for the environment --environment."
    )


def no_use_for_faults(why: str) -> LocalError:
    return LocalError(f"--language-faults: {why}, so there is nothing to inject faults into. Leave the option out.")


def unknown_fault(name: str, known: Iterable[str]) -> LocalError:
    return LocalError(f"--language-faults: {name!r} is no fault; known: {_known(known)}.{_meant(name, known)}")


def no_landing(name: str) -> LocalError:
    return LocalError(f"The workload {name!r} takes no folder: its job has no parameter `landing`. Name it alone.")


def unnamed_folder(name: str) -> LocalError:
    return LocalError(
        f"{name}=: no folder is named behind the `=`. Name the folder that holds the workload's files, "
        f"or write {name} alone for what was delivered earlier."
    )


def no_folder(name: str, folder: Path) -> LocalError:
    return LocalError(f"{name}={folder}: there is no such folder. Name the folder that holds the workload's files.")


def not_a_folder(name: str, folder: Path) -> LocalError:
    return LocalError(f"{name}={folder}: this is a file. Name the folder that holds it.")


def unreadable(name: str, path: Path) -> LocalError:
    return LocalError(f"{name}={path}: cannot be read. Give this user the right to read it (chmod u+r).")


def unwritable_root(root: Path, cause: str) -> LocalError:
    return LocalError(f"--root {root}: cannot be written ({cause}). Name a folder that this user may write to.")


def root_is_a_file(root: Path) -> LocalError:
    return LocalError(f"--root {root}: this is a file. Name a folder for tables and reports; it is made if need be.")


def preflight(problems: Sequence[str]) -> LocalError:
    return LocalError("Nothing was run:\n" + "\n".join(f"  - {problem}" for problem in problems))


def missing_files(workload: str, folder: Path, globs: Sequence[str]) -> str:
    return (
        f"{workload}: {folder} holds no file named {', '.join(globs)}, and none was ingested earlier. "
        "Put the missing files there under these names (an empty file with a header line will do), "
        f"or name another folder: {workload}=FOLDER."
    )


def uncopied_file(workload: str, path: Path, pipeline: str) -> str:
    return f"{workload}: {path} is not copied: the pipeline {pipeline!r} leaves it out"


def changed_file(workload: str, path: Path) -> str:
    return (
        f"{workload}: {path} has changed since it was ingested, and a file is read once only. "
        f"Put the earlier content back, and deliver it under a new name such as {_renamed(path)}."
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


# The data factory's pipeline


def unreadable_pipeline(where: str, cause: str) -> LocalError:
    return LocalError(
        f"{where}: not a list of activities in JSON ({cause}). Write it with JSON.stringify, and run `npm run synth`."
    )


def two_pipelines(job: str, names: Iterable[str]) -> LocalError:
    return LocalError(
        f"The job {job!r} is started by the pipelines {_known(names)}; allowed: one. Take the others out."
    )


def unclear_copy(pipeline: str, found: Sequence[str]) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r} copies {', '.join(found) or 'nothing'}; allowed: Copy activities from one folder to "
        "one other. Give each pair of folders a pipeline of its own."
    )


def unsupported_activity(pipeline: str, activity: str, kind: str, known: Iterable[str]) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: the type {kind!r} cannot run locally; allowed: {_known(known)}."
    )


def unsupported_property(pipeline: str, activity: str, name: str, value: object) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: {name}={value!r} cannot run locally; allowed: exists and "
        "childItems of a folder, BinarySource to BinarySink, a source that stays where it is, no jobParameters."
    )


def unsupported_dependency(pipeline: str, activity: str, on: str, outcomes: Iterable[str]) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: waits for {on!r} with {_known(outcomes)}, which cannot run "
        "locally; allowed: Succeeded."
    )


def stuck_activities(pipeline: str, names: Iterable[str]) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}: none of {_known(names)} can be first: each depends on another one of them, or on an "
        "activity that is not beside it."
    )


def bad_expression(pipeline: str, activity: str, expression: str, problem: str) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: the expression {expression!r} cannot be evaluated here: "
        f"{problem}. Write it with what local/data_factory/functions.py knows."
    )


def unknown_dataset(pipeline: str, activity: str, name: object, known: Iterable[str]) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: refers to the dataset {name!r}; allowed: binary datasets in "
        f"blob storage of its environment, which are {_known(known)}."
    )


def no_volume_shows(pipeline: str, activity: str, dataset: str, place: str, volumes: Iterable[str]) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: the dataset {dataset!r} lies at {place}, which no external "
        f"volume shows; volumes: {_known(volumes)}. Declare a volume there, or name another place."
    )


def bad_file_name(pipeline: str, activity: str, dataset: str, name: object, file: bool) -> LocalError:
    wanted = "the name of one file in its folder" if file else "no file, only a folder"
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: the dataset {dataset!r} names {name!r}; allowed: {wanted}."
    )


def no_such_place(pipeline: str, activity: str, path: Path) -> LocalError:
    return LocalError(
        f"Pipeline {pipeline!r}, activity {activity!r}: {path} is no folder. Make it, or ask for `exists` as well."
    )


def changed_while_copied(path: Path) -> LocalError:
    return LocalError(f"{path} changed while it was copied. Wait until it is whole, and run again.")


def changed_copy(workload: str, path: Path) -> str:
    return (
        f"{workload}: {path} has changed since it was copied, and a file is copied once only. "
        f"Put the earlier content back, and deliver it under a new name such as {_renamed(path)}."
    )


# Auto Loader


def unsupported_option(name: str, value: str, allowed: str) -> LocalError:
    return LocalError(f"cloudFiles option {name}={value!r} cannot run locally; allowed: {allowed}.")


def missing_option(name: str, allowed: str) -> LocalError:
    return LocalError(f"cloudFiles needs {name}; allowed: {allowed}.")


def wrong_corrupt_column(name: str, kind: str) -> LocalError:
    return LocalError(
        f"cloudFiles: the column {name!r} for corrupt records is of type {kind}; allowed: string. "
        "Declare it so, or name another one with the option columnNameOfCorruptRecord."
    )


def no_load_path(path: str) -> LocalError:
    return LocalError(f"cloudFiles: {path} is no folder. Create it, or name another folder for the workload.")


def file_gone(path: Path) -> LocalError:
    return LocalError(f"{path} was taken away after a run had begun to read it. Put it back, and run again.")


def file_changed(path: Path) -> LocalError:
    return LocalError(
        f"{path} has changed since it was read. Put the earlier content back, and deliver it under a new name "
        f"such as {_renamed(path)}."
    )
