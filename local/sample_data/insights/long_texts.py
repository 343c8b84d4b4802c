"""Texts about as long as a language service takes: 5,120 text elements, which are what a reader sees as characters."""

from random import Random

from local.sample_data.insights.lines.outages import CONNECTION_DROPS
from local.sample_data.insights.lines.slots import fill

LIMIT = 5120
# Each is one text element of several characters.
CLUSTERS = (
    "e\u0301",
    "n\u0303",
    "c\u0327",
    "o\u0308\u0304",
    "\U0001f44d\U0001f3fd",
    "\U0001f1f5\U0001f1f9",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "\U0001f469\U0001f3fe\u200d\U0001f4bb",
    "\u2764\ufe0f",
)


def make_text_at_limit(rng: Random) -> str:
    """A customer's words of exactly LIMIT text elements, and of far more characters."""
    elements: list[str] = []
    while len(elements) < LIMIT - 1:
        line = fill(rng.choice(CONNECTION_DROPS["negative"]), rng)
        elements += [*line, " ", rng.choice(CLUSTERS), " ", rng.choice(CLUSTERS), " "]
    return "".join([*elements[: LIMIT - 1], "!"])
