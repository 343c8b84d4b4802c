"""Customers, each made from the seed and a number, so that none has to be remembered."""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from local.sample_data.insights.names import NAMES
from local.sample_data.insights.topics import Topic, draw_topic
from local.sample_data.seeded import Weighted, stream

_LANGUAGES = Weighted((language, 2.5 if language == "english" else 1.0) for language in NAMES)
_PRIORITIES = Weighted((("High", 22), ("Medium", 43), ("Low", 35)))
_PLANS = Weighted(
    (
        ("Home Fibre 100", 24),
        ("Home Fibre 250", 26),
        ("Home Fibre 500", 18),
        ("Home Fibre Giga", 9),
        ("Copper 50", 8),
        ("Mobile Plus", 10),
        ("Mobile Unlimited", 5),
    )
)
_REGIONS = Weighted(
    (
        ("Ohio", 11),
        ("Texas", 14),
        ("Florida", 13),
        ("Massachusetts", 9),
        ("Illinois", 9),
        ("Oregon", 5),
        ("Greater London", 8),
        ("Leinster", 5),
        ("Bayern", 6),
        ("Île-de-France", 6),
        ("Cataluña", 4),
        ("Lisboa", 5),
        ("Mazowieckie", 5),
    )
)
# Tickets of an older make lack what upstream added later.
_OLD_TICKET = 0.08
_STROKES = str.maketrans({"ł": "l", "Ł": "L", "ß": "ss"})


@dataclass(frozen=True)
class Customer:
    """`number`: from 0. `ticket`: the line of the ticket file; where it lacks the name, nobody in a chat knows it."""

    number: int
    cust_id: str
    language: str
    first: str
    last: str
    main_topic: Topic
    ticket: dict[str, str]

    @property
    def full_name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def first_word(self) -> str:
        return self.first.split()[0]

    @property
    def is_named(self) -> bool:
        return "Name" in self.ticket


def plain(text: str) -> str:
    """Lower case, with the letters of an English keyboard."""
    return "".join(c for c in normalize("NFD", text.lower().translate(_STROKES)) if not combining(c))


def cust_id_of(number: int) -> str:
    return f"C-{5001 + number}"


@lru_cache(maxsize=4096)
def make_customer(seed: int, number: int, anonymous: bool = False) -> Customer:
    """The customer of a number; an `anonymous` one has no name in the ticket."""
    rng = stream(seed, f"customer {number}")
    language = _LANGUAGES.draw(rng)
    firsts, lasts = NAMES[language]
    first, last = rng.choice(firsts), rng.choice(lasts)
    topic = draw_topic(rng)
    cust_id = cust_id_of(number)
    ticket = {
        "cust_id": cust_id,
        "Priority": _PRIORITIES.draw(rng),
        "Region": _REGIONS.draw(rng),
        "Plan": _PLANS.draw(rng),
    }
    if rng.random() >= _OLD_TICKET:
        ticket["Category"] = topic.category
        if not anonymous:
            ticket["Name"] = f"{first} {last}"
    return Customer(number, cust_id, language, first, last, topic, ticket)
