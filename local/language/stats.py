"""What the server was asked and what it answered, so that a client can prove what it sent."""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256


def text_key(text: str) -> str:
    """SHA-256 of the text's UTF-8, in hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Snapshot:
    """`calls`: answers by operation and status. `documents`: sent in calls that were answered with 200.

    `scored`: by operation, how often each text was given a result. Calls that name no known operation are under "".
    """

    calls: Mapping[str, Mapping[int, int]]
    documents: int
    scored: Mapping[str, Mapping[str, int]]

    def answered(self, status: int) -> int:
        """How many calls of any operation were answered with this status."""
        return sum(statuses.get(status, 0) for statuses in self.calls.values())


class Stats:
    """Counts for all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: dict[str, Counter[int]] = {}
        self._scored: dict[str, Counter[str]] = {}
        self._documents = 0

    def answered(self, operation: str, status: int, documents: int = 0, scored: Iterable[str] = ()) -> None:
        """`scored` are the texts that were given a result."""
        keys = [text_key(text) for text in scored]
        with self._lock:
            self._calls.setdefault(operation, Counter())[status] += 1
            self._documents += documents
            if keys:
                self._scored.setdefault(operation, Counter()).update(keys)

    def snapshot(self) -> Snapshot:
        with self._lock:
            return Snapshot(
                {operation: dict(statuses) for operation, statuses in self._calls.items()},
                self._documents,
                {operation: dict(keys) for operation, keys in self._scored.items()},
            )
