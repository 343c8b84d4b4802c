"""Streams the chats and the tickets into a folder of JSON lines."""

from pathlib import Path
from random import Random

from local.sample_data.errors import skew_out_of_range, too_few_chats
from local.sample_data.insights.chats import Chat, Setting, make_chat
from local.sample_data.insights.dirt import AGAIN, KINDS, Fields, Kind, Record, plan
from local.sample_data.insights.expected import Expected
from local.sample_data.insights.files import CHATS, CHATS_LATER, NAMES, TICKETS
from local.sample_data.insights.truth import Truth
from local.sample_data.json_folder import JsonFolder, encode
from local.sample_data.seeded import stream
from local.sample_data.whole_folder import refuse_foreign

_CHANNELS = ("app", "web", "shop kiosk", "telephone")
_SYSTEMS = (("Android", "14"), ("iOS", "17.5"), ("Windows", "11"), ("Linux", "6.8"))


def generate(folder: Path, *, chats: int, seed: int, dirty: bool = True, skew: float = 0.0) -> Expected:
    """Writes the files into `folder`, replacing it, and the truth about them to `<folder>.expected.json`.

    `skew` is the share of the chats that one customer, a test account, holds. Raises SampleDataError for fewer than
    one chat, for a skew that is no share, and for a folder that holds anything else.
    """
    if chats < 1:
        raise too_few_chats(chats)
    if not 0 <= skew <= 1:
        raise skew_out_of_range(skew)
    refuse_foreign(folder, frozenset(NAMES))
    setting = Setting(seed, chats, skew)
    truth = Truth(setting.customers)
    with JsonFolder(folder, NAMES, bom=frozenset({CHATS_LATER} if dirty else ())) as out:
        for number in range(setting.customers):
            out.write(TICKETS, encode(setting.customer(number).ticket))
        writer = _Writer(out, setting, dirty)
        for number in range(chats):
            writer.write(number, truth)
    expected = Expected(folder.with_name(f"{folder.name}.expected.json"), out.rows, truth, writer.records())
    expected.write({"workload": "insights", "chats": chats, "seed": seed, "skew": skew, "dirty": dirty})
    return expected


class _Writer:
    """Delivers chats one after the other, some of them broken."""

    def __init__(self, out: JsonFolder, setting: Setting, dirty: bool) -> None:
        self._out = out
        self._setting = setting
        self._dirty = dirty
        self._plan = plan(setting) if dirty else {}
        self._rng = stream(setting.seed, "spoil")
        self._device_rng = stream(setting.seed, "device")
        self._records = {
            (kind.name, file): Record(kind.name, file, kind.dead_letter)
            for kind in (*KINDS, AGAIN)
            for file in (CHATS, CHATS_LATER)
        }

    def write(self, number: int, truth: Truth) -> None:
        kind = self._plan.get(number)
        chat = make_chat(self._setting, number, kind.name if kind else "")
        truth.count(chat, lost=kind is not None and kind.loses)
        later = number >= self._setting.chats_of_first_file
        record = self._record(chat, later)
        if kind is None:
            self._out.write(CHATS_LATER if later else CHATS, encode(record))
        else:
            self._write_broken(chat, record, kind, CHATS_LATER if later else CHATS)

    def _write_broken(self, chat: Chat, record: Fields, kind: Kind, file: str) -> None:
        lines = [self._out.write(file, line) for line in kind.lines(chat, record, self._rng)]
        if kind is AGAIN:
            # The record is about the second delivery.
            file = CHATS_LATER
            lines = [self._out.write(file, encode(self._record(chat, later=True)))]
        in_front = len(lines) == 2 and kind.broken == 0
        self._records[kind.name, file].add(lines[kind.broken], *(() if in_front else (chat.session_id,)))

    def _record(self, chat: Chat, later: bool) -> Fields:
        record: Fields = {
            "session_id": chat.session_id,
            "cust_id": chat.customer.cust_id,
            "timestamp": f"{chat.occurred_at:%Y-%m-%dT%H:%M:%SZ}",
            "chat_history": chat.text,
        }
        if later and self._dirty:
            record |= _new_fields(self._device_rng)
        return record

    def records(self) -> list[Record]:
        """Of every kind that there is, first by kind and then by file."""
        found = [record for record in self._records.values() if record.rows]
        later = self._out.rows[CHATS_LATER]
        if self._dirty and later:
            found.append(Record("unknown_fields", CHATS_LATER, False, rows=later))
            found.append(Record("byte_order_mark", CHATS_LATER, False, rows=1, lines=[1]))
        return found


def _new_fields(rng: Random) -> Fields:
    """What upstream added between two deliveries."""
    system, version = rng.choice(_SYSTEMS)
    device = {"os": {"name": system, "version": version}, "app": f"5.{rng.randint(0, 9)}"}
    return {"channel": rng.choice(_CHANNELS), "device": device}
