"""The options of `cloudFiles`: what they mean here, and a refusal of every one that would be ignored silently."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from local import errors

# Set by the reader, not by notebooks: the volume path that the local folder stands in for.
LOGICAL_PATH = "local.logicalpath"

# Spark's name for what could not be taken apart: of a column, or of a key in the rescue column.
CORRUPT = "_corrupt_record"

# Databricks sizes batches by these; here a batch is streamed file by file whatever its size.
_WITHOUT_EFFECT = {"cloudfiles.maxfilespertrigger", "cloudfiles.maxbytespertrigger"}
_FIXED = {
    "cloudfiles.schemaevolutionmode": ("none", "rescue"),
    "cloudfiles.includeexistingfiles": ("true",),
    "mode": ("PERMISSIVE",),
}


@dataclass(frozen=True)
class Options:
    """Checked options; `folder` is the local folder, `logical` the volume path in its place.

    `corrupt` names the column for records that cannot be taken apart; it counts only where the schema has it.
    """

    folder: Path
    logical: str
    format: str
    glob: str | None
    schema_location: Path | None
    rescued: str | None
    corrupt: str
    header: bool
    multi_line: bool
    delimiter: str
    quote: str
    encoding: str

    @staticmethod
    def of(given: Mapping[str, str]) -> "Options":
        """Raises LocalError for an option, or a value of one, that this source does not honour."""
        left = {name.lower(): value for name, value in given.items()}
        for name in _WITHOUT_EFFECT:
            left.pop(name, None)
        for name, allowed in _FIXED.items():
            value = left.pop(name, allowed[0])
            if value.lower() not in {item.lower() for item in allowed}:
                raise errors.unsupported_option(name, value, " or ".join(allowed))
        path = left.pop("path", None)
        if path is None:
            raise errors.missing_option("a path", "load(FOLDER)")
        quote = left.pop("quote", '"')
        schema_location = left.pop("cloudfiles.schemalocation", None)
        options = Options(
            folder=Path(path),
            logical=left.pop(LOGICAL_PATH, path),
            format=_one_of(left, "cloudfiles.format", None, ("csv", "json")),
            glob=left.pop("pathglobfilter", None),
            schema_location=Path(schema_location) if schema_location else None,
            rescued=left.pop("rescueddatacolumn", None),
            corrupt=left.pop("columnnameofcorruptrecord", CORRUPT),
            header=_one_of(left, "header", "false", ("true", "false")) == "true",
            multi_line=_one_of(left, "multiline", "false", ("true", "false")) == "true",
            delimiter=left.pop("sep", left.pop("delimiter", ",")),
            quote=quote,
            encoding=_encoding(left.pop("encoding", left.pop("charset", "UTF-8"))),
        )
        if options.format == "csv":
            # Spark's default, a backslash, means nothing to spreadsheets: they double the quote.
            _one_of(left, "escape", "\\", (quote,))
        for name, value in left.items():
            raise errors.unsupported_option(name, value, "leave it out")
        return options


def _one_of(left: dict[str, str], name: str, default: str | None, allowed: tuple[str, ...]) -> str:
    value = left.pop(name, default)
    if value is None:
        raise errors.missing_option(name, " or ".join(allowed))
    if value.lower() not in allowed:
        raise errors.unsupported_option(name, value, " or ".join(allowed))
    return value.lower()


def _encoding(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError as cause:
        raise errors.unsupported_option("encoding", name, "a character set such as UTF-8") from cause
    # A byte order mark is no part of the first column's name.
    return "utf-8-sig" if found == "utf-8" else found
