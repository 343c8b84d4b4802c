"""Puts a chat together turn by turn and remembers where the details of persons are."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Detail:
    """`start`: the character of the whole text at which `value` begins, from 0."""

    pii_class: str
    value: str
    start: int


class Script:
    """The text that grows, its turns as (speaker, words), and the details in it in their order."""

    def __init__(self) -> None:
        self.text = ""
        self.details: list[Detail] = []
        self.turns: list[tuple[str, str]] = []
        self._picked: set[str] = set()

    def pick(self, lines: Sequence[str], rng: Random) -> str:
        """One of the lines, and not again before all of them have been used."""
        line = rng.choice([line for line in lines if line not in self._picked] or lines)
        self._picked.add(line)
        return line

    def turn(self, speaker: str) -> None:
        self.text += f"{' ' if self.turns else ''}{speaker}: "
        self.turns.append((speaker, ""))

    def say(self, line: str, separator: str = " ") -> None:
        """Adds a sentence to the turn."""
        speaker, words = self.turns[-1]
        spoken = f"{separator}{line}" if words else line
        self.text += spoken
        self.turns[-1] = (speaker, words + spoken)

    def tell(self, line: str, pii_class: str, value: str, separator: str = " ") -> None:
        """Adds a sentence with `value` in place of `{pii}`."""
        before, after = line.split("{pii}")
        self.say(f"{before}{value}{after}", separator)
        start = len(self.text) - len(after) - len(value)
        self.details.append(Detail(pii_class, value, start))
