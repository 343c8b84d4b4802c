"""One chat, made from the seed and its number alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from local.sample_data.insights import pii
from local.sample_data.insights.lines.agents import (
    ANSWERS,
    GREETINGS,
    GREETINGS_BY_NAME,
    QUESTIONS,
    SORRY,
    SORRY_BY_NAME,
)
from local.sample_data.insights.lines.asides import DETAILS, FOLLOW_UPS, LEAVING
from local.sample_data.insights.lines.slots import fill
from local.sample_data.insights.long_texts import LIMIT, make_text_at_limit
from local.sample_data.insights.lookalikes import make_lookalike
from local.sample_data.insights.noise import add_noise
from local.sample_data.insights.people import Customer, make_customer
from local.sample_data.insights.script import Detail, Script
from local.sample_data.insights.topics import TOPICS, Topic, draw_topic
from local.sample_data.seeded import Weighted, stream

_FIRST_DAY = datetime(2024, 5, 1)
_DAYS = 43
_DAYS_OF_FIRST_FILE = 31
_HOURS = Weighted(enumerate((2, 1, 1, 1, 1, 2, 4, 8, 14, 18, 19, 17, 14, 15, 16, 16, 17, 19, 20, 19, 15, 11, 7, 4)))
_CUSTOMERS_PER_CHAT = 0.45
_SAME_ISSUE = 0.55
_EXCHANGES = Weighted(((1, 28), (2, 34), (3, 21), (4, 12), (6, 5)))
_TWO_SENTENCES = 0.3
_LEAVES = 0.12
_BY_NAME = 0.55
_LOOKALIKE = 0.2
_NEW_LINE = 0.04


@dataclass(frozen=True)
class _Planted:
    """A class of details: how often it is given, to whom it applies, and how it is made."""

    pii_class: str
    rate: float
    applies: Callable[[Customer], bool]
    make: Callable[[Customer, Random], str]


_PLANTED = (
    _Planted("EMAIL", 0.17, lambda _: True, pii.make_email),
    _Planted("PHONE", 0.18, lambda _: True, pii.make_number),
    _Planted("CARD", 0.04, lambda _: True, pii.make_card),
    _Planted("IBAN", 0.06, lambda customer: customer.language in pii.EUROPEAN, pii.make_iban),
    _Planted("CPF", 0.35, lambda customer: customer.language == "brazilian", pii.make_cpf),
    _Planted("IP", 0.05, lambda _: True, pii.make_ip),
    _Planted("NAME", 0.12, lambda customer: customer.is_named, pii.make_signature),
)


@dataclass(frozen=True)
class Setting:
    """`skew`: the share of the chats that one test account of the call centre holds, from 0 to 1."""

    seed: int
    chats: int
    skew: float = 0.0

    @property
    def customers(self) -> int:
        return max(1, round(self.chats * _CUSTOMERS_PER_CHAT))

    @property
    def chats_of_first_file(self) -> int:
        return -(-self.chats * _DAYS_OF_FIRST_FILE // _DAYS)

    def is_test_account(self, number: int) -> bool:
        return self.skew > 0 and number == 0

    def customer(self, number: int) -> Customer:
        return make_customer(self.seed, number, anonymous=self.is_test_account(number))


@dataclass(frozen=True)
class Chat:
    """`text` is what was said in the end, `first_text` what an earlier delivery of the same session holds."""

    number: int
    session_id: str
    customer: Customer
    occurred_at: datetime
    topic: Topic
    mood: str
    wants_to_leave: bool
    text: str
    first_text: str
    turns: list[tuple[str, str]]
    details: list[Detail]


def make_chat(setting: Setting, number: int, kind: str = "") -> Chat:
    """The chat of a number from 0; `kind` is that of the dirt that shapes it, if any."""
    rng = stream(setting.seed, f"chat {number}")
    day, hour = _DAYS * number // setting.chats, _HOURS.draw(rng)
    occurred_at = _FIRST_DAY + timedelta(days=day, hours=hour, seconds=rng.randrange(3600))
    customer = setting.customer(_customer_number(setting, rng))
    if kind == "no_ticket":
        customer = make_customer(setting.seed, setting.customers + number, anonymous=True)
    same = rng.random() < _SAME_ISSUE and not setting.is_test_account(customer.number)
    topic = customer.main_topic if same else draw_topic(rng)
    mood = topic.draw_mood(rng)
    script, leaves = Script(), topic.name == "cancellation"
    if kind == "no_words":
        script.turn("Customer")
        topic, mood, leaves = TOPICS[-1], "neutral", False
    elif kind == "at_limit":
        topic, mood, leaves = TOPICS[0], "negative", False
        script.turn("Customer")
        script.say(make_text_at_limit(rng))
    else:
        leaves |= _talk(script, customer, topic, mood, rng)
        while kind == "long_chat" and sum(len(words) for who, words in script.turns if who == "Customer") < LIMIT + 200:
            _exchange(script, topic, mood, rng)
    first_text = script.text
    if kind == "delivered_again":
        _exchange(script, topic, mood, rng)
        _give(script, _PLANTED[0], customer, rng)
    session_id = f"S{200_001 + number}"
    return Chat(
        number,
        session_id,
        customer,
        occurred_at,
        topic,
        mood,
        leaves,
        script.text,
        first_text,
        script.turns,
        script.details,
    )


def _customer_number(setting: Setting, rng: Random) -> int:
    """Few customers write often and most hardly ever: the share falls with the root of the rank."""
    is_test, chance = rng.random() < setting.skew, rng.random()
    rank = chance * chance
    if setting.skew == 0 or setting.customers == 1:
        return int(setting.customers * rank)
    return 0 if is_test else 1 + int((setting.customers - 1) * rank)


def _talk(script: Script, customer: Customer, topic: Topic, mood: str, rng: Random) -> bool:
    """The whole conversation; returns whether the customer says that he wants to leave."""
    exchanges = _EXCHANGES.draw(rng)
    given: list[list[_Planted]] = [[] for _ in range(exchanges)]
    for planted in _PLANTED:
        if rng.random() < planted.rate and planted.applies(customer):
            given[rng.randrange(exchanges)].append(planted)
    leaves_at = rng.randrange(exchanges) if mood == "negative" and rng.random() < _LEAVES else -1
    for turn in range(exchanges):
        if turn == 0:
            script.turn("Customer")
            for _ in range(2 if rng.random() < _TWO_SENTENCES else 1):
                script.say(add_noise(fill(script.pick(topic.lines[mood], rng), rng), mood, rng))
        else:
            _exchange(script, topic, mood, rng, customer if turn == 1 else None)
        if turn == leaves_at and topic.name != "cancellation":
            script.say(fill(rng.choice(LEAVING), rng), _separator(rng))
        for planted in given[turn]:
            _give(script, planted, customer, rng)
        if rng.random() < _LOOKALIKE / exchanges:
            script.say(make_lookalike(rng), _separator(rng))
    if rng.random() < 0.35:
        script.turn("Agent")
        script.say(fill(script.pick(ANSWERS[_subject(topic, mood)], rng), rng))
    return leaves_at >= 0


def _exchange(script: Script, topic: Topic, mood: str, rng: Random, greeted: Customer | None = None) -> None:
    """The agent speaks, and the customer answers; with `greeted`, the agent greets first."""
    script.turn("Agent")
    sorry = mood == "negative"
    if greeted and greeted.is_named and rng.random() < _BY_NAME:
        lines = GREETINGS_BY_NAME + SORRY_BY_NAME if sorry else GREETINGS_BY_NAME
        script.tell(rng.choice(lines), "NAME", greeted.first_word)
    elif greeted:
        script.say(rng.choice(GREETINGS + SORRY if sorry else GREETINGS))
    script.say(fill(script.pick((QUESTIONS if greeted else ANSWERS)[_subject(topic, mood)], rng), rng))
    script.turn("Customer")
    script.say(add_noise(fill(script.pick(FOLLOW_UPS[mood], rng), rng), mood, rng))


def _subject(topic: Topic, mood: str) -> str:
    """What the agent talks about: who is content needs no help."""
    return "Other" if mood == "positive" else topic.category


def _give(script: Script, planted: _Planted, customer: Customer, rng: Random) -> None:
    line = fill(rng.choice(DETAILS[planted.pii_class]), rng)
    script.tell(line, planted.pii_class, planted.make(customer, rng), _separator(rng))


def _separator(rng: Random) -> str:
    """People press Enter now and then."""
    return "\n" if rng.random() < _NEW_LINE else " "
