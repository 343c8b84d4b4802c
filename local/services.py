"""Services outside of the workspace that tasks call: a server on this machine stands in for each, or the user's own."""

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from local import errors

if TYPE_CHECKING:
    from local.language.server import LanguageServer

_ENDPOINT = "language_endpoint"
_CREDENTIAL = "language_credential"
_SCOPE = "secret_scope"
_KEY = "language-key"
# A service of the user's own: a container of the real one, or the real one itself.
OWN_ENDPOINT = "LOCAL_LANGUAGE_ENDPOINT"


class Services:
    """The services of one run, there from `with` to its end; only those are started that a task needs."""

    def __init__(self, tasks: Iterable[Mapping[str, str]], faults: Mapping[str, float]) -> None:
        """`tasks` are the parameters of every task, `faults` those of the Language service, by name.

        Raises LocalError for a fault that is unknown or out of range, and for faults without a use.
        """
        self._needed = any(_ENDPOINT in parameters for parameters in tasks)
        self._own = os.environ.get(OWN_ENDPOINT, "")
        if faults and not self._needed:
            raise errors.no_use_for_faults("no task of the chosen workloads calls the Language service")
        if faults and self._own:
            raise errors.no_use_for_faults(f"{OWN_ENDPOINT} names a service of your own")
        self._server = _language_server(faults) if self._needed and not self._own else None
        self._stack = ExitStack()

    def __enter__(self) -> "Services":
        if self._server is not None:
            self._stack.enter_context(self._server)
            _bypass_proxies()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def parameters(self, given: Mapping[str, str]) -> dict[str, str]:
        """A task's parameters with the services' addresses, and with keys: no identity is known on this machine."""
        if _ENDPOINT not in given:
            return dict(given)
        found = {**given, _ENDPOINT: self._server.url if self._server is not None else self._own}
        if given.get(_CREDENTIAL):
            found[_CREDENTIAL] = ""
        if _SCOPE in given:
            found[_SCOPE] = given[_SCOPE] or "local"
        return found

    @property
    def secrets(self) -> dict[str, str]:
        """What `dbutils.secrets` hands out, by key, where the environment names nothing else."""
        return {_KEY: self._server.key} if self._server is not None else {}

    def as_json(self) -> dict[str, Any]:
        """For the report, by service: where it was, and what it was asked, where a stand-in counted that."""
        if not self._needed:
            return {}
        if self._server is None:
            return {"language": {"endpoint": self._own, "stand_in": False}}
        stats = self._server.stats
        return {
            "language": {
                "endpoint": self._server.url,
                "stand_in": True,
                "calls": {operation: dict(statuses) for operation, statuses in stats.calls.items()},
                "documents": stats.documents,
                "texts": {operation: len(keys) for operation, keys in stats.scored.items()},
                "results": {operation: sum(keys.values()) for operation, keys in stats.scored.items()},
            }
        }


def _language_server(faults: Mapping[str, Any]) -> "LanguageServer":
    # Not before it is needed: its models take a while to load.
    from local.language.faults import Faults
    from local.language.server import LanguageServer

    known = [field.name for field in fields(Faults)]
    for name in faults:
        if name not in known:
            raise errors.unknown_fault(name.replace("_", "-"), [each.replace("_", "-") for each in known])
    return LanguageServer(Faults(**faults))


def _bypass_proxies() -> None:
    """A proxy to the outside world cannot reach this machine's own address."""
    for name in ("NO_PROXY", "no_proxy"):
        hosts = [*filter(None, os.environ.get(name, "").split(",")), "127.0.0.1", "localhost"]
        os.environ[name] = ",".join(dict.fromkeys(hosts))
