"""Calls that are repeated, and how long they wait."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace

import pytest
from azure.core.exceptions import AzureError, HttpResponseError, ServiceRequestError

from notebooks.insights import patience
from notebooks.insights.patience import (
    CallFailedError,
    CallRefusedError,
    call_patiently,
    explain_error,
    retry_after,
    wait_before,
)
from notebooks.insights.scoring import Failure, Traffic


class Patient(threading.Event):
    """Notes how long it was to wait, and does not."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout or 0.0)
        return False


def answered(status: int, **headers: str) -> HttpResponseError:
    error = HttpResponseError("(Busy) Come back later.\nContent: <html>")
    error.status_code = status
    error.response = SimpleNamespace(headers={name.replace("_", "-"): value for name, value in headers.items()})
    return error


def giving(*answers: str | AzureError) -> Callable[[], str]:
    """A call that answers one after the other."""
    left = list(answers)

    def send() -> str:
        answer = left.pop(0)
        if isinstance(answer, AzureError):
            raise answer
        return answer

    return send


@pytest.fixture(autouse=True)
def always_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "random", SimpleNamespace(random=lambda: 1.0))


def test_what_may_pass_is_tried_again_and_counted() -> None:
    traffic, stop = Traffic(), Patient()
    send = giving(answered(429), answered(500), answered(408), ServiceRequestError("no route"), answered(503), "ok")
    assert call_patiently(send, time.monotonic() + 1_000, traffic, stop) == "ok"
    assert traffic == Traffic(calls=6, retried_calls=5, throttled=1)
    assert stop.waits == [0.5, 1.0, 2.0, 4.0, 8.0]


def test_what_the_service_asks_for_is_waited_and_more() -> None:
    stop = Patient()
    send = giving(answered(429, Retry_After="7"), "ok")
    assert call_patiently(send, time.monotonic() + 1_000, Traffic(), stop) == "ok"
    assert stop.waits == [7.5]


@pytest.mark.parametrize(
    ("attempt", "asked", "chance", "seconds"),
    [(0, 0, 0.0, 0.0), (0, 0, 1.0, 0.5), (3, 0, 0.5, 2.0), (6, 0, 1.0, 30.0), (900, 0, 1.0, 30.0), (2, 5, 0.5, 6.0)],
)
def test_the_wait_doubles_up_to_a_limit(attempt: int, asked: float, chance: float, seconds: float) -> None:
    assert wait_before(attempt, asked, chance) == seconds


@pytest.mark.parametrize(
    ("given", "seconds"), [("3", 3.0), ("0.5", 0.5), ("-1", 0.0), ("soon", 0.0), ("inf", 0.0), ("nan", 0.0)]
)
def test_retry_after_in_seconds(given: str, seconds: float) -> None:
    assert retry_after(answered(429, Retry_After=given)) == seconds


def test_retry_after_as_a_date() -> None:
    soon = datetime.now(UTC) + timedelta(seconds=60)
    assert 58 <= retry_after(answered(429, Retry_After=format_datetime(soon, usegmt=True))) <= 60
    assert retry_after(answered(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")) == 0.0
    assert retry_after(answered(429)) == 0.0
    assert retry_after(ServiceRequestError("no route")) == 0.0


def test_a_wait_past_the_deadline_is_not_begun() -> None:
    traffic, stop = Traffic(), Patient()
    with pytest.raises(CallFailedError) as raised:
        call_patiently(giving(answered(429, Retry_After="60")), time.monotonic() + 30, traffic, stop)
    assert raised.value.failure == Failure(
        "BudgetExceeded", "The budget of time is used up; last answer: 429 (Busy) Come back later."
    )
    assert (traffic, stop.waits) == (Traffic(1, 0, 1), [])


def test_no_call_is_made_after_the_deadline_or_once_another_was_refused() -> None:
    refused = Patient()
    refused.set()
    for deadline, stop in ((time.monotonic() - 1, Patient()), (time.monotonic() + 30, refused)):
        traffic = Traffic()
        with pytest.raises(CallFailedError, match="no call was made"):
            call_patiently(giving("ok"), deadline, traffic, stop)
        assert traffic == Traffic()


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_stops_everything(status: int) -> None:
    traffic, stop = Traffic(), Patient()
    with pytest.raises(CallRefusedError, match=rf"^{status} \(Busy\) Come back later\.$"):
        call_patiently(giving(answered(status)), time.monotonic() + 30, traffic, stop)
    assert (traffic, stop.is_set(), stop.waits) == (Traffic(1), True, [])


def test_another_answer_is_a_failure_of_its_batch() -> None:
    with pytest.raises(CallFailedError) as raised:
        call_patiently(giving(answered(413)), time.monotonic() + 30, Traffic(), Patient())
    assert raised.value.failure == Failure("Http413", "(Busy) Come back later.")


def test_an_explanation_is_short() -> None:
    assert explain_error(ServiceRequestError("x" * 999)) == "x" * 300
    assert explain_error(ServiceRequestError("")) == "ServiceRequestError"
