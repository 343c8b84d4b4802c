"""What is broken on purpose, and the record of it; one kind per chat at most, so that counts add up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from local.sample_data.insights.chats import Chat, Setting
from local.sample_data.json_folder import encode
from local.sample_data.seeded import stream

Fields = dict[str, object]


@dataclass(frozen=True)
class Kind:
    """`rate`: per chat, but at least one. `lines` are what is delivered in place of the chat's line.

    `broken` is the place of the line that the record is about. A `dead_letter` is a line that no table but that of
    the dead letters may take up; with `loses`, the chat is in no other line.
    """

    name: str
    rate: float
    dead_letter: bool
    loses: bool
    lines: Callable[[Chat, Fields, Random], list[str]]
    broken: int = 0


@dataclass
class Record:
    """How many lines of a file are broken in one way, and which: per line its number from 1 and its session.

    What belongs to no session, and what hits every line of a file, has no keys.
    """

    kind: str
    file: str
    dead_letter: bool
    rows: int = 0
    keys: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, line: int, *key: str) -> None:
        self.rows += 1
        self.lines.append(line)
        if key:
            self.keys.append([*key])


_NOT_A_TIME = ("yesterday at noon", "2024-13-45T10:00:00Z", "31/05/2024 10:00", "2024-05-31T25:61:00Z", "")
_NOT_JSON = (
    "### export of the chat archive, page 2 ###",
    "ERROR: the connection to the archive was reset, trying again",
    "session_id,cust_id,timestamp,chat_history",
)


def _plain(_chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [encode(record)]


def _cut_off(_chat: Chat, record: Fields, rng: Random) -> list[str]:
    line = encode(record)
    return [line[: rng.randint(len(line) // 3, len(line) - 2)]]


def _stray_comma(_chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [f"{encode(record)[:-1]},}}"]


def _text_before(_chat: Chat, record: Fields, rng: Random) -> list[str]:
    return [rng.choice(_NOT_JSON), encode(record)]


def _array_before(chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [f'["{chat.session_id} follows"]', encode(record)]


def _blank_before(_chat: Chat, record: Fields, rng: Random) -> list[str]:
    return [rng.choice(("", "   ")), encode(record)]


def _twice(_chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [encode(record), encode(record)]


def _without_session(_chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [encode({name: value for name, value in record.items() if name != "session_id"})]


def _without_text(_chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [encode({**record, "chat_history": None})]


def _bad_time(_chat: Chat, record: Fields, rng: Random) -> list[str]:
    return [encode({**record, "timestamp": rng.choice(_NOT_A_TIME)})]


def _nested_time(_chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [encode({**record, "timestamp": {"$date": record["timestamp"]}})]


def _nested_text(chat: Chat, record: Fields, _rng: Random) -> list[str]:
    turns = [{"speaker": speaker, "text": words} for speaker, words in chat.turns]
    return [encode({**record, "chat_history": turns})]


def _shorter(chat: Chat, record: Fields, _rng: Random) -> list[str]:
    return [encode({**record, "chat_history": chat.first_text})]


DELIVERED_AGAIN = "delivered_again"
BLANK, DUPLICATE = "blank_line", "duplicate_line"
KINDS: tuple[Kind, ...] = (
    Kind("cut_off", 0.002, True, True, _cut_off),
    Kind("stray_comma", 0.001, True, True, _stray_comma),
    Kind("text_line", 0.001, True, False, _text_before),
    Kind("array_line", 0.0005, True, False, _array_before),
    Kind("missing_session_id", 0.0015, True, True, _without_session),
    Kind("null_chat", 0.0015, True, True, _without_text),
    Kind("bad_timestamp", 0.002, True, True, _bad_time),
    Kind("nested_timestamp", 0.001, True, True, _nested_time),
    Kind("nested_chat", 0.001, False, False, _nested_text),
    Kind(BLANK, 0.001, False, False, _blank_before),
    Kind(DUPLICATE, 0.003, False, False, _twice, broken=1),
    # The shape of the chat itself: see chats.py.
    Kind("no_ticket", 0.005, False, False, _plain),
    Kind("long_chat", 0.002, False, False, _plain),
    Kind("at_limit", 0.0005, False, False, _plain),
    Kind("no_words", 0.001, False, False, _plain),
)
# The earlier delivery; the later one is the chat as it is.
AGAIN = Kind(DELIVERED_AGAIN, 0.003, False, False, _shorter)


def plan(setting: Setting) -> dict[int, Kind]:
    """Which chats are broken, by their number; with few chats not every kind finds one."""
    rng = stream(setting.seed, "dirt")
    early = range(setting.chats_of_first_file)
    planned = dict.fromkeys(rng.sample(early, min(_count(AGAIN, setting), len(early))), AGAIN)
    wanted = [kind for kind in KINDS for _ in range(_count(kind, setting))]
    rng.shuffle(wanted)
    places = rng.sample(range(setting.chats), min(len(wanted) + len(planned), setting.chats))
    free = [number for number in places if number not in planned]
    return planned | dict(zip(free, wanted, strict=False))


def _count(kind: Kind, setting: Setting) -> int:
    return max(1, round(kind.rate * setting.chats))
