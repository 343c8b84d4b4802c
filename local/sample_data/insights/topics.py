"""What chats are about, how often, and in which mood."""

from dataclasses import dataclass
from random import Random

from local.sample_data.insights.lines.changes import CANCELLATION, NUMBER_PORTING, UPGRADE_QUESTION
from local.sample_data.insights.lines.kind_words import PRAISE, THANKS
from local.sample_data.insights.lines.money import BILLING_CHARGE, REFUND
from local.sample_data.insights.lines.outages import CONNECTION_DROPS, NO_SIGNAL
from local.sample_data.insights.lines.quality import ROUTER, SLOW_SPEED
from local.sample_data.insights.lines.visits import MISSED_VISIT
from local.sample_data.seeded import Weighted

MOODS = ("negative", "neutral", "positive")


@dataclass(frozen=True)
class Topic:
    """`category`: the ticket's. `moods`: weights in the order of MOODS; where one is 0 there are no lines for it."""

    name: str
    category: str
    weight: float
    moods: tuple[float, float, float]
    lines: dict[str, tuple[str, ...]]

    @property
    def is_technical(self) -> bool:
        return self.category == "Technical"

    def draw_mood(self, rng: Random) -> str:
        return rng.choices(MOODS, self.moods)[0]


TOPICS: tuple[Topic, ...] = (
    Topic("connection_drops", "Technical", 17, (64, 22, 14), CONNECTION_DROPS),
    Topic("slow_speed", "Technical", 13, (60, 26, 14), SLOW_SPEED),
    Topic("no_signal", "Technical", 8, (62, 26, 12), NO_SIGNAL),
    Topic("router", "Technical", 10, (45, 38, 17), ROUTER),
    Topic("missed_visit", "Technical", 7, (62, 24, 14), MISSED_VISIT),
    Topic("billing_charge", "Billing", 13, (52, 36, 12), BILLING_CHARGE),
    Topic("refund", "Billing", 7, (52, 32, 16), REFUND),
    Topic("upgrade_question", "Sales", 9, (18, 52, 30), UPGRADE_QUESTION),
    Topic("cancellation", "Account", 6, (66, 34, 0), CANCELLATION),
    Topic("number_porting", "Account", 4, (40, 44, 16), NUMBER_PORTING),
    Topic("praise", "Other", 3, (0, 0, 1), PRAISE),
    Topic("thanks", "Other", 3, (0, 40, 60), THANKS),
)
_BY_WEIGHT = Weighted((topic, topic.weight) for topic in TOPICS)


def draw_topic(rng: Random) -> Topic:
    return _BY_WEIGHT.draw(rng)
