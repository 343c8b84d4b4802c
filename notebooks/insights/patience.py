"""A call that is repeated while that can help: backoff, jitter, Retry-After, and a deadline."""

import random
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from typing import TypeVar

from azure.core.exceptions import AzureError

from .scoring import Failure, Traffic

T = TypeVar("T")

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0
# Whatever is asked, the answer stays the same.
REFUSALS = (401, 403, 404)


class CallRefusedError(Exception):
    """The service refuses the caller, not the documents."""


class CallFailedError(Exception):
    """A call that is not repeated any more; every document of its batch shares the failure."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


def call_patiently(
    send: Callable[[], T],
    deadline: float,
    traffic: Traffic,
    stop: threading.Event,
) -> T:
    """Calls until there is an answer, and counts the calls in `traffic`. `deadline` is a time of the monotonic clock.

    Repeats what was answered 408, 429 or 5xx, or not at all. Whoever waits keeps its place, so a service that is
    overloaded gets fewer calls at once. Raises CallFailedError when the next call would come after the deadline, when
    another call was refused (`stop` is set then) and for every other answer, CallRefusedError for 401, 403 and 404.
    """
    last = "no call was made"
    for attempt in count():
        if stop.is_set() or time.monotonic() >= deadline:
            break
        traffic.calls += 1
        traffic.retried_calls += attempt > 0
        try:
            return send()
        except CallRefusedError:
            stop.set()
            raise
        except AzureError as error:
            status = getattr(error, "status_code", None)
            if status in REFUSALS:
                stop.set()
                raise CallRefusedError(f"{status} {explain_error(error)}") from error
            if status is not None and 400 <= status < 500 and status not in (408, 429):
                raise CallFailedError(Failure(error_code(error), explain_error(error))) from error
            traffic.throttled += status == 429
            last = f"{status or 'none'} {explain_error(error)}"
            wait = wait_before(attempt, retry_after(error), random.random())
        if time.monotonic() + wait >= deadline:
            break
        stop.wait(wait)
    raise CallFailedError(Failure("BudgetExceeded", f"The budget of time is used up; last answer: {last}"))


def wait_before(attempt: int, asked: float, chance: float) -> float:
    """Seconds to wait: what the service asked for, and a random share of a limit that doubles with each attempt.

    `chance` is from 0 to 1. All of the share is random, so that callers that failed together do not return together.
    """
    return asked + chance * min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt, 30))


def retry_after(error: AzureError) -> float:
    """Seconds that the service asks its caller to wait, given as a number or as a date; 0 where it does not."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    given = headers.get("Retry-After")
    if given is None:
        return 0.0
    try:
        seconds = float(given)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds()
        except (TypeError, ValueError):
            return 0.0
    return max(0.0, seconds) if seconds < float("inf") else 0.0


def error_code(error: AzureError) -> str:
    """The service's code in one word, such as InvalidRequest, or else the status."""
    code = getattr(getattr(error, "error", None), "code", None)
    return str(code) if code else f"Http{getattr(error, 'status_code', '')}"


def explain_error(error: AzureError) -> str:
    """The first line of what is known, at most 300 characters: pages of HTML come from gateways."""
    message = str(error.message or "").strip()
    return (message.splitlines() or [type(error).__name__])[0][:300]
