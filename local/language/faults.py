"""What goes wrong on purpose: latency, throttling and server errors."""

from dataclasses import dataclass
from hashlib import blake2b

from local.language import errors
from local.language.errors import ServiceError


@dataclass(frozen=True)
class Faults:
    """`latency_ms`: how long a call takes at least. Rates are shares of the calls, from 0 to 1.

    The fate of the n-th call follows from the seed and n alone, so that the same number of calls meets the same
    number of faults, in whatever order they arrive. Raises LocalError for a value out of range.
    """

    latency_ms: float = 0.0
    throttle_rate: float = 0.0
    error_rate: float = 0.0
    retry_after: float = 1.0
    seed: int = 7

    def __post_init__(self) -> None:
        for name, value in (("latency", self.latency_ms), ("retry-after", self.retry_after)):
            if not 0 <= value < float("inf"):
                raise errors.out_of_range(name, value, "a number from 0 upwards")
        for name, value in (("throttle-rate", self.throttle_rate), ("error-rate", self.error_rate)):
            if not 0 <= value <= 1:
                raise errors.out_of_range(name, value, "a share from 0 to 1")
        if self.throttle_rate + self.error_rate > 1:
            raise errors.out_of_range(
                "throttle-rate and error-rate", self.throttle_rate + self.error_rate, "1 at most in sum"
            )

    def of(self, call: int) -> ServiceError | None:
        """What the `call`-th call is answered with in place of a result; calls count from 1."""
        digest = blake2b(f"{self.seed}:{call}".encode(), digest_size=8).digest()
        drawn = int.from_bytes(digest) / 2**64
        if drawn < self.throttle_rate:
            return errors.throttled(self.retry_after)
        if drawn < self.throttle_rate + self.error_rate:
            return errors.internal()
        return None
