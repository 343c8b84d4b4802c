"""Lengths of text in the units that the service counts in."""

from collections.abc import Callable, Mapping

import regex

# What .NET's StringInfo counts: extended grapheme clusters.
_CLUSTER = regex.compile(r"\X")


def text_elements(text: str) -> int:
    """How many characters a reader sees: an emoji with modifiers, or a letter with its accents, is one."""
    # One code point is one cluster in plain ASCII but for line ends, and nearly all texts are that.
    if text.isascii() and "\r" not in text:
        return len(text)
    return sum(1 for _ in _CLUSTER.finditer(text))


def code_points(text: str) -> int:
    return len(text)


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# The names that a call may ask for; the first is what the service takes when none is named.
INDEX_TYPES: Mapping[str, Callable[[str], int]] = {
    "TextElements_v8": text_elements,
    "UnicodeCodePoint": code_points,
    "Utf16CodeUnit": utf16_units,
}
