"""Chance that is the same on every machine: one independent stream per concern."""

from bisect import bisect
from collections.abc import Iterable
from hashlib import blake2b
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


def stream(seed: int, concern: str) -> Random:
    """A generator of its own, so that one concern drawing more does not shift what another draws."""
    return Random(f"{seed}:{concern}")


def identifier(*parts: object) -> str:
    """32 hexadecimal digits, the same for the same parts."""
    return blake2b(":".join(map(str, parts)).encode(), digest_size=16).hexdigest()


class Weighted(Generic[T]):
    """Draws from a fixed list by weight, in logarithmic time."""

    def __init__(self, pairs: Iterable[tuple[T, float]]) -> None:
        fixed = list(pairs)
        self._values = [value for value, _ in fixed]
        self._bounds = list(accumulate(weight for _, weight in fixed))

    def draw(self, rng: Random) -> T:
        return self._values[bisect(self._bounds, rng.random() * self._bounds[-1], hi=len(self._values) - 1)]
