"""The truth about a generated folder, written beside it, so that a test can check a run to the line."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from local.sample_data.insights.dirt import BLANK, DELIVERED_AGAIN, DUPLICATE, Record
from local.sample_data.insights.files import CHATS, CHATS_LATER
from local.sample_data.insights.truth import Truth


@dataclass
class Expected:
    """`files`: per file its lines, blank ones included. `path`: where this was written."""

    path: Path
    files: dict[str, int]
    truth: Truth
    dirt: list[Record]

    def lines(self) -> dict[str, int]:
        """What the lines of the chat files are: the other four add up to the total."""
        rows: Counter[str] = Counter()
        for record in self.dirt:
            rows[record.kind] += record.rows
        return {
            "total": self.files[CHATS] + self.files[CHATS_LATER],
            "blank": rows[BLANK],
            "dead_letters": sum(record.rows for record in self.dirt if record.dead_letter),
            "repeats": rows[DUPLICATE] + rows[DELIVERED_AGAIN],
            "sessions": self.truth.chats - self.truth.lost,
        }

    def write(self, settings: Mapping[str, object]) -> None:
        """Writes the file in one step; the part that grows with the chats is copied, never held."""
        head = {
            "settings": settings,
            "files": dict(sorted(self.files.items())),
            "lines": self.lines(),
            "truth": self.truth.as_json(),
            "dirt": [
                {
                    "kind": record.kind,
                    "file": record.file,
                    "dead_letter": record.dead_letter,
                    "rows": record.rows,
                    "keys": record.keys,
                    "lines": record.lines,
                }
                for record in self.dirt
            ],
        }
        partial = self.path.with_name(f".{self.path.name}.partial")
        with partial.open("w", encoding="utf-8") as out:
            out.write(json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}"))
            for name, members in (("sessions", self.truth.sessions), ("pii", self.truth.details)):
                out.write(f',\n "{name}": {{')
                members.copy_to(out)
                out.write("\n }")
            out.write("\n}\n")
        partial.replace(self.path)
