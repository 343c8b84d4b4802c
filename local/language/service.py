"""The service without its transport: a call in, an answer out."""

import hmac
import itertools
import time
from collections.abc import Mapping

from local.language import errors
from local.language.answer import answer
from local.language.contract import PATH, Call, parse
from local.language.errors import Envelope, ServiceError
from local.language.faults import Faults
from local.language.models import Models
from local.language.stats import Snapshot, Stats


class Service:
    """Serves many threads at once."""

    def __init__(self, models: Models, key: str, faults: Faults) -> None:
        self._models = models
        self._key = key.encode()
        self._faults = faults
        self._stats = Stats()
        self._numbers = itertools.count(1)

    @property
    def stats(self) -> Snapshot:
        return self._stats.snapshot()

    def authorise(self, key: str) -> None:
        """Raises ServiceError when the key is not the service's."""
        if not hmac.compare_digest(key.encode("utf-8", "surrogateescape"), self._key):
            raise errors.unauthorised()

    def post(self, path: str, query: Mapping[str, str], key: str, body: bytes) -> Envelope:
        """The body of the answer to an authorised call. Raises ServiceError for any answer other than 200."""
        if path != PATH:
            raise errors.not_found()
        began = time.monotonic()
        operation = ""
        try:
            self.authorise(key)
            # Every call of the right key counts, so that a client's bad calls do not shift the faults of the others.
            fault = self._faults.of(next(self._numbers))
            call = parse(body, query)
            operation = call.kind
            if fault:
                raise fault
            result = self._answer(call)
        except ServiceError as error:
            self._stats.answered(operation, error.status)
            raise
        finally:
            self._wait(began)
        return result

    def _answer(self, call: Call) -> Envelope:
        found = answer(call, self._models)
        self._stats.answered(call.kind, 200, len(call.documents), found.scored)
        return found.body

    def _wait(self, began: float) -> None:
        rest = self._faults.latency_ms / 1000 - (time.monotonic() - began)
        if rest > 0:
            time.sleep(rest)
