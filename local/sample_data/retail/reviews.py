"""What customers say: the score follows from the delivery, the words from the score."""

from datetime import datetime, timedelta
from random import Random

from local.sample_data.csv_folder import Row
from local.sample_data.retail.phrases import CLOSINGS, FIRST_NAMES, OPENINGS, QUOTED, TITLES
from local.sample_data.retail.timeline import Timeline
from local.sample_data.seeded import Weighted, identifier

_ON_TIME = Weighted(((5, 62.0), (4, 20.5), (3, 8.0), (2, 2.7), (1, 6.8)))
_LATE = Weighted(((5, 22.0), (4, 12.0), (3, 11.0), (2, 8.0), (1, 47.0)))
_NOT_RECEIVED = Weighted(((5, 10.0), (4, 6.0), (3, 8.0), (2, 7.0), (1, 69.0)))
_REVIEWED = 0.992
_TWICE = 0.005
_TITLE = 0.12
_MESSAGE = {"happy": 0.36, "neutral": 0.45, "angry": 0.72}


def make_reviews(order_id: str, timeline: Timeline, rng: Random) -> list[Row]:
    """None, one or, rarely, two reviews of an order."""
    if rng.random() >= _REVIEWED:
        return []
    count = 2 if rng.random() < _TWICE else 1
    return [_review(order_id, number, timeline, rng) for number in range(count)]


def _review(order_id: str, number: int, timeline: Timeline, rng: Random) -> Row:
    scores = _NOT_RECEIVED if timeline.delivered is None else _LATE if timeline.late else _ON_TIME
    score = scores.draw(rng)
    mood = "happy" if score >= 4 else "neutral" if score == 3 else "angry"
    asked = (timeline.delivered or timeline.estimated).date() + timedelta(days=1 + number)
    answered = datetime.combine(asked, datetime.min.time()) + timedelta(
        seconds=rng.randint(3600, 3600 + int(rng.expovariate(1 / (2.5 * 86_400))))
    )
    return {
        "review_id": identifier(order_id, "review", number),
        "order_id": order_id,
        "review_score": str(score),
        "review_comment_title": rng.choice(TITLES[mood]) if rng.random() < _TITLE else "",
        "review_comment_message": _message(mood, rng) if rng.random() < _MESSAGE[mood] else "",
        "review_creation_date": f"{asked} 00:00:00",
        "review_answer_timestamp": f"{answered:%Y-%m-%d %H:%M:%S}",
    }


def _message(mood: str, rng: Random) -> str:
    parts = [rng.choice(OPENINGS[mood])]
    if rng.random() < 0.6:
        parts.append(rng.choice(CLOSINGS[mood]))
    if rng.random() < 0.03:
        parts.append(rng.choice(QUOTED))
    if rng.random() < 0.02:
        parts.append(_contact(rng))
    # A line is not a row: people press Enter.
    separator = rng.choices((". ", ".\n", ".\r\n"), (82, 10, 8))[0]
    return separator.join(parts)


def _contact(rng: Random) -> str:
    """Made-up contact data: a reserved domain, a number out of use, an identity number with wrong digits."""
    name = rng.choice(FIRST_NAMES)
    chance = rng.random()
    if chance < 0.4:
        return f"Falar comigo: {name}{rng.randint(10, 99)}@example.com"
    if chance < 0.8:
        return f"Meu telefone é (11) 90000-{rng.randint(0, 9999):04d}"
    return f"Meu CPF é 000.{rng.randint(100, 999)}.{rng.randint(100, 999)}-00"
