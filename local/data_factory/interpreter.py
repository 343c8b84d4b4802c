"""Carries out the activities of a pipeline, in the order of their dependencies, as Data Factory would."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from local import errors
from local.data_factory.definition import Activity, Pipeline, every
from local.data_factory.evaluate import Scope, context, value
from local.data_factory.expression import ExpressionError
from local.data_factory.functions import kind_of
from local.volumes import Volumes

Outputs = dict[str, dict[str, Any]]


@dataclass
class Decision:
    """Whether the job is to be run, and where it is not, the reasons."""

    run: bool = False
    reasons: list[str] = field(default_factory=list)


class Interpreter:
    """One run of a pipeline that was started by hand: its parameters have their defaults.

    `copy` puts a file at another place and returns its bytes.
    """

    def __init__(self, pipeline: Pipeline, volumes: Volumes, copy: Callable[[Path, Path], int]) -> None:
        self._pipeline = pipeline
        self._volumes = volumes
        self._copy_file = copy
        self._decision = Decision()
        self._carriers: dict[str, Callable[[Activity, Outputs, Scope], dict[str, Any]]] = {
            "GetMetadata": self._get_metadata,
            "Filter": self._filter,
            "ForEach": self._for_each,
            "Copy": self._copy,
            "IfCondition": self._if_condition,
            "DatabricksJob": self._databricks_job,
        }

    def run(self) -> Decision:
        """Raises LocalError for what has no stand-in here, before anything is copied where it can be seen before."""
        for activity in every(self._pipeline.activities):
            if activity.type not in self._carriers:
                raise errors.unsupported_activity(self._pipeline.name, activity.name, activity.type, self._carriers)
        about = {"parameters": dict(self._pipeline.parameters), "Pipeline": self._pipeline.name}
        self._run(self._pipeline.activities, {}, {"pipeline": context(lambda: about)})
        return self._decision

    def _run(self, activities: Sequence[Activity], outer: Outputs, scope: Scope) -> None:
        outputs: Outputs = {}
        before: dict[str, frozenset[str]] = {}
        waiting = list(activities)
        while waiting:
            ready = next((each for each in waiting if all(on in outputs for on, _ in each.depends_on)), None)
            if ready is None:
                raise errors.stuck_activities(self._pipeline.name, [each.name for each in waiting])
            for on, outcomes in ready.depends_on:
                if outcomes != ("Succeeded",):
                    raise errors.unsupported_dependency(self._pipeline.name, ready.name, on, outcomes)
            before[ready.name] = frozenset().union(*({on} | before[on] for on, _ in ready.depends_on))
            # What merely happens to have run by now may not have, the next time.
            seen = outer | {name: outputs[name] for name in before[ready.name]}
            inner = {**scope, "activity": context(_looking_into(seen), 1)}
            outputs[ready.name] = self._carriers[ready.type](ready, seen, inner)
            waiting.remove(ready)

    def _get_metadata(self, activity: Activity, _seen: Outputs, scope: Scope) -> dict[str, Any]:
        path = self._path(activity, activity.properties.get("dataset"), scope)
        wanted = activity.properties.get("fieldList", [])
        for name in wanted:
            if name not in ("exists", "childItems"):
                raise errors.unsupported_property(self._pipeline.name, activity.name, "fieldList", name)
        exists = path.is_dir()
        if not exists and "exists" not in wanted:
            raise errors.no_such_place(self._pipeline.name, activity.name, path)
        found: dict[str, Any] = {"exists": exists} if "exists" in wanted else {}
        return found | ({"childItems": _children(path)} if exists and "childItems" in wanted else {})

    def _filter(self, activity: Activity, _seen: Outputs, scope: Scope) -> dict[str, Any]:
        items = self._value(activity, "items", scope, list)
        kept = [item for item in items if self._value(activity, "condition", _with_item(scope, item), bool)]
        return {"ItemsCount": len(items), "FilteredItemsCount": len(kept), "Value": kept}

    def _for_each(self, activity: Activity, seen: Outputs, scope: Scope) -> dict[str, Any]:
        items = self._value(activity, "items", scope, list)
        inner = next(activity.nested())
        for item in items:
            self._run(inner, seen, _with_item(scope, item))
        return {}

    def _copy(self, activity: Activity, _seen: Outputs, scope: Scope) -> dict[str, Any]:
        for end, kind in (("source", "BinarySource"), ("sink", "BinarySink")):
            given = activity.properties.get(end) or {}
            if given.get("type") != kind:
                raise errors.unsupported_property(self._pipeline.name, activity.name, f"{end}.type", given.get("type"))
            if (given.get("storeSettings") or {}).get("deleteFilesAfterCompletion"):
                raise errors.unsupported_property(
                    self._pipeline.name, activity.name, f"{end}.storeSettings.deleteFilesAfterCompletion", True
                )
        ends = [
            self._path(activity, each[0] if each else None, scope, file=True)
            for each in (activity.inputs, activity.outputs)
        ]
        size = self._copy_file(ends[0], ends[1])
        return {"dataRead": size, "dataWritten": size, "filesRead": 1, "filesWritten": 1}

    def _if_condition(self, activity: Activity, seen: Outputs, scope: Scope) -> dict[str, Any]:
        _, yes, no = activity.nested()
        met = self._value(activity, "expression", scope, bool)
        if any(each.type == "DatabricksJob" for each in every(no if met else yes)):
            text = _text(activity.properties["expression"])
            self._decision.reasons.append(f"{activity.name}: {text} is {str(met).lower()}")
        self._run(yes if met else no, seen, scope)
        return {}

    def _databricks_job(self, activity: Activity, _seen: Outputs, _scope: Scope) -> dict[str, Any]:
        given = activity.properties.get("jobParameters")
        if given:
            raise errors.unsupported_property(self._pipeline.name, activity.name, "jobParameters", given)
        self._decision.run = True
        return {}

    def _value(self, activity: Activity, name: str, scope: Scope, kind: type) -> Any:
        raw = activity.properties.get(name)
        found = self._evaluate(activity, raw, scope)
        if not isinstance(found, kind):
            wanted = kind_of(kind())
            raise errors.bad_expression(
                self._pipeline.name, activity.name, _text(raw), f"it is {kind_of(found)}, and {name} is {wanted}"
            )
        return found

    def _evaluate(self, activity: Activity, raw: Any, scope: Scope) -> Any:
        try:
            return value(raw, scope)
        except ExpressionError as cause:
            raise errors.bad_expression(self._pipeline.name, activity.name, _text(raw), str(cause)) from cause

    def _path(self, activity: Activity, reference: Any, scope: Scope, file: bool = False) -> Path:
        """Where the place that a dataset names lies on this machine."""
        dataset = self._pipeline.dataset(activity.name, reference)
        given = dict(reference.get("parameters") or {})
        parameters = {
            name: self._evaluate(activity, given.get(name, default), scope)
            for name, default in dataset.parameters.items()
        }
        inner = {"dataset": context(lambda: parameters)}
        container, path, name = (
            self._evaluate(activity, part, inner) for part in (dataset.container, dataset.path, dataset.filename)
        )
        logical = self._pipeline.volume_path(activity.name, dataset.name, container, path)
        if file != bool(name) or "/" in str(name) or name in (".", ".."):
            raise errors.bad_file_name(self._pipeline.name, activity.name, dataset.name, name, file)
        return Path(self._volumes.local(f"{logical}/{name}" if name else logical))


def _children(folder: Path) -> list[dict[str, str]]:
    # A container has no hidden files: what begins with a dot here belongs to this machine, such as .DS_Store.
    found = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    kinds = [(path.name, "Folder" if path.is_dir() else "File" if path.is_file() else "") for path in found]
    return [{"name": name, "type": kind} for name, kind in kinds if kind]


def _looking_into(outputs: Outputs) -> Callable[[Any], dict[str, Any]]:
    def activity(name: Any) -> dict[str, Any]:
        if not isinstance(name, str) or name not in outputs:
            known = ", ".join(sorted(outputs)) or "none"
            raise ExpressionError(f"activity({name!r}) is none that it depends on; it depends on: {known}")
        return {"output": outputs[name], "status": "Succeeded"}

    return activity


def _with_item(scope: Scope, item: Any) -> Scope:
    return {**scope, "item": context(lambda: item)}


def _text(raw: Any) -> str:
    return str(raw.get("value") if isinstance(raw, Mapping) else raw)
