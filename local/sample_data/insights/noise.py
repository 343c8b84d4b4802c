"""How people type: in capitals, with mistakes, with pictures, without a full stop."""

import re
from random import Random

from local.sample_data.insights.lines.asides import EMOJI

_SHOUTS = {"negative": 0.14, "neutral": 0.0, "positive": 0.02}
_MISTAKE = 0.14
_EMOJI = 0.09
MISTAKES = {
    "internet": "internt",
    "connection": "conection",
    "receive": "recieve",
    "received": "recieved",
    "because": "becuase",
    "which": "wich",
    "technician": "tecnician",
    "definitely": "definately",
    "disappointed": "dissapointed",
    "disappointing": "dissapointing",
    "terrible": "terible",
    "please": "plese",
    "would": "woud",
    "number": "nubmer",
    "and": "adn",
    "does not": "doesnt",
    "cannot": "cant",
    "nobody": "noboddy",
    "router": "rooter",
    "the": "teh",
    "week": "weak",
    "thank you": "thx",
    "minutes": "mins",
    "really": "realy",
    "appointment": "apointment",
    "excellent": "excelent",
}
_WRONG = re.compile(r"\b(" + "|".join(sorted(MISTAKES, key=lambda word: (-len(word), word))) + r")\b")


def add_noise(line: str, mood: str, rng: Random) -> str:
    """The line as somebody in that mood types it."""
    if rng.random() < _SHOUTS[mood]:
        line = line.upper().rstrip(".!") + "!" * rng.randint(1, 4)
    elif rng.random() < _MISTAKE:
        line = _WRONG.sub(lambda word: MISTAKES[word[1]] if rng.random() < 0.6 else word[1], line)
        line = line.rstrip(".")
    if rng.random() < _EMOJI:
        line = f"{line} {rng.choice(EMOJI[mood])}"
    return line
