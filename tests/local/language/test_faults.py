from dataclasses import replace
from typing import Any

import pytest

from local.errors import LocalError
from local.language.faults import Faults


def statuses(faults: Faults, calls: int) -> list[int]:
    return [fault.status if (fault := faults.of(call)) else 200 for call in range(1, calls + 1)]


def test_none_unless_asked_for() -> None:
    assert set(statuses(Faults(), 1000)) == {200}


def test_the_shares_are_kept() -> None:
    found = statuses(Faults(throttle_rate=0.1, error_rate=0.02), 10_000)
    assert (found.count(429), found.count(500)) == (1047, 197)


def test_the_fate_of_a_call_follows_from_the_seed_and_its_number() -> None:
    faults = Faults(throttle_rate=0.5)
    assert statuses(faults, 50) == statuses(Faults(throttle_rate=0.5), 50)
    assert statuses(faults, 50) != statuses(Faults(throttle_rate=0.5, seed=8), 50)


def test_all_or_nothing() -> None:
    assert set(statuses(Faults(throttle_rate=1.0), 100)) == {429}
    assert set(statuses(Faults(error_rate=1.0), 100)) == {500}


def test_throttling_says_when_to_come_again() -> None:
    fault = Faults(throttle_rate=1.0, retry_after=0.25).of(1)
    assert fault is not None
    assert fault.retry_after == 0.25
    assert fault.error == {"code": "429", "message": "Rate limit is exceeded. Try again in 0.25 seconds."}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"latency_ms": -1}, "latency: got -1; allowed: a number from 0 upwards."),
        ({"latency_ms": float("nan")}, "latency: got nan; allowed: a number from 0 upwards."),
        ({"retry_after": float("inf")}, "retry-after: got inf; allowed: a number from 0 upwards."),
        ({"throttle_rate": 1.5}, "throttle-rate: got 1.5; allowed: a share from 0 to 1."),
        ({"error_rate": -0.1}, "error-rate: got -0.1; allowed: a share from 0 to 1."),
        (
            {"throttle_rate": 0.75, "error_rate": 0.5},
            "throttle-rate and error-rate: got 1.25; allowed: 1 at most in sum.",
        ),
    ],
)
def test_values_out_of_range(values: dict[str, Any], message: str) -> None:
    with pytest.raises(LocalError) as caught:
        replace(Faults(), **values)
    assert str(caught.value) == message
