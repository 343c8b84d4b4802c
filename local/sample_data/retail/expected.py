"""The truth about a generated folder, written beside it, so that a test can check a run to the row."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from local.sample_data.retail.categories import CATEGORIES
from local.sample_data.retail.dirt import Record
from local.sample_data.retail.files import ITEMS
from local.sample_data.retail.orders import Order


@dataclass
class Truth:
    """Counts over what was meant, before anything was broken."""

    orders: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    late: int = 0
    items: int = 0
    orders_with_items: int = 0
    # Per person the number of orders; hashes, not identifiers, to keep 100,000 of them small.
    people: Counter[int] = field(default_factory=Counter)

    def count(self, order: Order) -> None:
        items = len(order.of(ITEMS))
        self.orders += 1
        self.statuses[order.timeline.status] += 1
        self.late += order.timeline.late
        self.items += items
        self.orders_with_items += items > 0
        self.people[int(order.person.unique_id[:15], 16)] += 1

    def as_json(self) -> dict[str, Any]:
        return {
            "orders": self.orders,
            "statuses": dict(sorted(self.statuses.items())),
            "delivered": self.statuses["delivered"],
            "late": self.late,
            "items": self.items,
            "orders_with_items": self.orders_with_items,
            "people": len(self.people),
            "repeat_people": sum(count > 1 for count in self.people.values()),
        }


@dataclass
class Expected:
    """`files`: per file its records without the header. `path`: where this was written."""

    path: Path
    files: dict[str, int]
    truth: Truth
    dirt: list[Record]

    def write(self, settings: dict[str, Any]) -> None:
        content = {
            "settings": settings,
            "files": dict(sorted(self.files.items())),
            "truth": self.truth.as_json(),
            "untranslated_categories": sorted(c.name for c in CATEGORIES if c.english is None),
            "dirt": [
                {
                    "kind": record.kind,
                    "file": record.file,
                    "column": record.column,
                    "rows": record.rows,
                    "keys": record.keys,
                }
                for record in self.dirt
            ],
        }
        self.path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
