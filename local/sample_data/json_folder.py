"""Lines of JSON in a landing folder."""

import json
from collections.abc import Mapping

from local.sample_data.whole_folder import WholeFolder


def encode(record: Mapping[str, object]) -> str:
    """One object on one line, without its line end; accents stay as they are."""
    return json.dumps(record, ensure_ascii=False)


class JsonFolder(WholeFolder):
    """A folder of files with one JSON object a line, or what should have been one."""

    def write(self, name: str, line: str) -> int:
        """Writes a line as it is; returns its number, counted from 1."""
        self._append(name, f"{line}\n")
        return self.rows[name]
