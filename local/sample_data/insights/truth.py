"""What was meant, before anything was broken: totals in memory, and what is said of each chat on disk."""

import json
import tempfile
from array import array
from collections import Counter
from contextlib import ExitStack
from shutil import copyfileobj
from typing import TextIO

from local.sample_data.insights.chats import Chat
from local.sample_data.insights.people import cust_id_of


class Members:
    """The members of a JSON object, kept in a file without a name until they are needed."""

    def __init__(self) -> None:
        with ExitStack() as stack:
            self._file = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))
            self._open = stack.pop_all()
        self._separator = ""

    def add(self, name: str, value: object) -> None:
        self._file.write(f'{self._separator}\n  "{name}": {json.dumps(value, ensure_ascii=False)}')
        self._separator = ","

    def copy_to(self, out: TextIO) -> None:
        """Can be done once."""
        with self._open:
            self._file.seek(0)
            copyfileobj(self._file, out)


class Truth:
    """`lost` counts the chats that no readable line holds."""

    def __init__(self, customers: int) -> None:
        """`customers`: how many have a ticket."""
        self.chats = 0
        self.lost = 0
        self.sessions = Members()
        self.details = Members()
        self._topics: Counter[str] = Counter()
        self._moods: Counter[str] = Counter()
        self._flags: Counter[str] = Counter()
        self._classes: Counter[str] = Counter()
        # Four bytes a customer, so that 100,000 chats stay small.
        self._per_customer = array("I", bytes(4 * customers))

    def count(self, chat: Chat, lost: bool) -> None:
        self.chats += 1
        self.lost += lost
        self._topics[chat.topic.name] += 1
        self._moods[chat.mood] += 1
        self._flags["technical"] += chat.topic.is_technical
        self._flags["high_risk"] += chat.topic.is_technical and chat.mood == "negative"
        self._flags["wants_to_leave"] += chat.wants_to_leave
        self._classes.update(detail.pii_class for detail in chat.details)
        if chat.customer.number < len(self._per_customer):
            self._per_customer[chat.customer.number] += 1
        else:
            self._flags["without_ticket"] += 1
        session = {
            "cust_id": chat.customer.cust_id,
            "topic": chat.topic.name,
            "sentiment": chat.mood,
            "technical": chat.topic.is_technical,
            "wants_to_leave": chat.wants_to_leave,
            "name_language": chat.customer.language,
        }
        self.sessions.add(chat.session_id, session)
        if chat.details:
            details = [{"class": d.pii_class, "value": d.value, "start": d.start} for d in chat.details]
            self.details.add(chat.session_id, details)

    def as_json(self) -> dict[str, object]:
        busiest = max(range(len(self._per_customer)), key=self._per_customer.__getitem__)
        return {
            "chats": self.chats,
            "sessions": self.chats - self.lost,
            "customers": sum(count > 0 for count in self._per_customer) + self._flags["without_ticket"],
            "repeat_customers": sum(count > 1 for count in self._per_customer),
            "busiest": {"cust_id": cust_id_of(busiest), "chats": self._per_customer[busiest]},
            "without_ticket": self._flags["without_ticket"],
            "topics": dict(sorted(self._topics.items())),
            "sentiments": dict(sorted(self._moods.items())),
            "technical": self._flags["technical"],
            "high_risk": self._flags["high_risk"],
            "wants_to_leave": self._flags["wants_to_leave"],
            "pii": dict(sorted(self._classes.items())),
        }
