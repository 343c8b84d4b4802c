"""When an order is placed, paid, handed over and received."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from local.sample_data.retail.places import Place
from local.sample_data.seeded import Weighted

FIRST_DAY = date(2017, 1, 1)
LAST_DAY = date(2018, 8, 31)
_BLACK_FRIDAY = date(2017, 11, 24)
_WEEKDAYS = (1.12, 1.12, 1.08, 1.02, 0.98, 0.78, 0.84)
_HOURS = (24, 12, 6, 4, 3, 3, 5, 12, 30, 48, 61, 65, 60, 65, 66, 64, 67, 61, 58, 60, 62, 62, 58, 41)
_LATE = 0.078

# Shares among the statuses; all that is not delivered is about three in a hundred.
STATUSES = Weighted(
    (
        ("delivered", 97.0),
        ("shipped", 1.1),
        ("canceled", 0.6),
        ("unavailable", 0.6),
        ("invoiced", 0.3),
        ("processing", 0.3),
        ("approved", 0.05),
        ("created", 0.05),
    )
)


def _weight(day: date) -> float:
    """Growth over the months, weekdays before weekends, a peak at the end of November."""
    growth = 1 + 7 * min(1.0, (day - FIRST_DAY).days / 400)
    since = (day - _BLACK_FRIDAY).days
    event = 7.0 if since == 0 else 2.0 if since in {1, 2, 3} else 1.35 if -5 <= since <= 14 else 1.0
    quiet = 0.7 if (day.month, day.day) >= (12, 20) else 1.0
    return growth * _WEEKDAYS[day.weekday()] * event * quiet


_DAYS = Weighted(
    (day, _weight(day)) for day in (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1))
)
_CLOCK = Weighted(enumerate(_HOURS))


@dataclass(frozen=True)
class Timeline:
    """Times are local, without a zone, to the second; None for what did not happen."""

    status: str
    purchased: datetime
    approved: datetime | None
    handed_over: datetime | None
    delivered: datetime | None
    estimated: datetime
    late: bool


def make_timeline(place: Place, instant_payment: bool, rng: Random) -> Timeline:
    """A consistent history: late means received at least one whole day after the estimated date."""
    status = STATUSES.draw(rng)
    moment = time(_CLOCK.draw(rng), rng.randrange(60), rng.randrange(60))
    purchased = datetime.combine(_DAYS.draw(rng), moment)
    wait = rng.expovariate(1 / 1200) if instant_payment else rng.uniform(0.6, 3.0) * 86_400
    approved = purchased + timedelta(seconds=600 + int(wait))
    handed_over = approved + timedelta(seconds=int(3600 * (10 + rng.lognormvariate(3.5, 0.7))))
    estimated = purchased.date() + timedelta(days=round(place.distance + rng.uniform(10, 22)))
    if status == "delivered":
        late = rng.random() < _lateness(place, purchased.date())
        delivered, estimated = _delivery(purchased, handed_over, place, late, rng)
        return Timeline(status, purchased, approved, handed_over, delivered, _midnight(estimated), late)
    paid = status not in {"created", "canceled"} or (status == "canceled" and rng.random() < 0.75)
    return Timeline(
        status,
        purchased,
        approved if paid else None,
        handed_over if status == "shipped" else None,
        None,
        _midnight(estimated),
        False,
    )


def _lateness(place: Place, day: date) -> float:
    """Far places and the weeks after the peak are late more often."""
    far = 0.8 if place.distance < 6 else 1.0 if place.distance < 10 else 1.7
    busy = 1.8 if 0 <= (day - _BLACK_FRIDAY).days <= 20 else 0.95
    return _LATE * far * busy


def _delivery(
    purchased: datetime, handed_over: datetime, place: Place, late: bool, rng: Random
) -> tuple[datetime, date]:
    """When it arrived, and the date that had been promised."""
    days = place.distance * rng.lognormvariate(0, 0.35)
    if late:
        days = 3 + days * 2.1
    arrived = handed_over + timedelta(seconds=int(days * 86_400))
    if late:
        promised = arrived.date() - timedelta(days=1 + int(rng.expovariate(1 / 7)))
        return arrived, max(promised, purchased.date() + timedelta(days=1))
    return arrived, arrived.date() + timedelta(days=1 + int(rng.gammavariate(3.0, 4.0)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
