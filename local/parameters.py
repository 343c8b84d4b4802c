"""Parameters of jobs that the user gives a value: `--param replay=true`, `--param insights.replay=true`."""

from collections.abc import Iterable, Sequence

from local import errors
from local.synth import Workload
from local.volumes import PREFIX

# What the engine sets itself, or what another option says.
_FIXED = frozenset(
    (
        "catalog",
        "checkpoints",
        "environment",
        "landing",
        "language_credential",
        "language_endpoint",
        "secret_scope",
        "trigger",
    )
)


def resolve(given: Iterable[str], workloads: Sequence[Workload]) -> dict[str, dict[str, str]]:
    """The values by workload and parameter, of `NAME=VALUE` and `WORKLOAD.NAME=VALUE` in their order.

    Raises LocalError for a workload that is not chosen, a parameter that no job has, and one that is not the user's
    to set.
    """
    known = {workload.name: _parameters(workload) for workload in workloads}
    found: dict[str, dict[str, str]] = {}
    for text in given:
        name, _, value = text.partition("=")
        workload, dot, parameter = name.rpartition(".")
        if dot and workload not in known:
            raise errors.unchosen_workload(text, workload, known)
        meant = [workload] if dot else list(known)
        free = {each for one in meant for each, fixed in known[one].items() if not fixed}
        having = [each for each in meant if parameter in known[each]]
        if not having:
            raise errors.unknown_parameter(text, parameter, free)
        if any(known[each][parameter] for each in having):
            raise errors.fixed_parameter(text, parameter, free)
        for each in having:
            found.setdefault(each, {})[parameter] = value
    return found


def _parameters(workload: Workload) -> dict[str, bool]:
    """The parameters of a workload's jobs, and whether each is the engine's to set."""
    return {
        name: name in _FIXED or value.startswith(PREFIX)
        for job in workload.jobs
        for name, value in job.parameters.items()
    }
