"""Why a task failed, in Spark's or Python's own words: no Java stack trace, no wrapped-up query plans."""

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException

_TRACEBACK = "Traceback (most recent call last):"
_FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+)', re.MULTILINE)
_CONDITION = re.compile(r"^\s*\[(?P<condition>[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)*)\]\s*")
# `;` and a new line end Spark's sentence; an unresolved plan follows.
_PLAN = re.compile(r";\s*\n\s*['!~+]?[A-Z]\w+.*", re.DOTALL)


@dataclass(frozen=True)
class Reason:
    """`kind` is Spark's error condition or the name of a Python exception; `line` is in the notebook's file."""

    kind: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}" if self.message else self.kind


def explain(error: BaseException, file: str) -> Reason:
    """The root cause of an error, and the deepest line of `file` that it came through."""
    texts = list(_texts(error))
    line = _deepest(traceback.format_exception(error), file) or _deepest(texts, file)
    inner = next((text for text in reversed(texts) if _TRACEBACK in text), None)
    if inner is not None:
        return _from_traceback(inner, line)
    root = _chain(error)[-1]
    return _named(type(root).__name__, texts[-1], line)


def _chain(error: BaseException) -> list[BaseException]:
    """An error and the causes that Spark attached to it, outermost first."""
    chain = [error]
    while isinstance(chain[-1], PySparkException):
        cause = getattr(chain[-1], "_cause", None)
        if not isinstance(cause, PySparkException) or not str(cause).strip():
            break
        chain.append(cause)
    return chain


def _texts(error: BaseException) -> Iterator[str]:
    for link in _chain(error):
        if isinstance(link, Py4JJavaError):
            yield from _java_texts(link.java_exception)
        else:
            yield str(link)


def _java_texts(error: Any) -> Iterator[str]:
    """A Java exception and what caused it, outermost first; the cause speaks for itself, without its class."""
    yield str(error.toString())
    cause = error.getCause()
    while cause is not None:
        yield str(cause.getMessage() or cause.toString())
        cause = cause.getCause()


def _deepest(texts: list[str], file: str) -> int | None:
    lines = [int(match["line"]) for text in texts for match in _FRAME.finditer(text) if match["file"] == file]
    return lines[-1] if lines else None


def _from_traceback(text: str, line: int | None) -> Reason:
    """Reads the exception off the last traceback in a message that crossed from Python to Java and back."""
    after = text.rpartition(_TRACEBACK)[2].splitlines()
    start = next((i for i, part in enumerate(after) if part and not part[0].isspace()), len(after))
    kind, _, message = "\n".join(after[start:]).partition(": ")
    return _named(kind.strip().rpartition(".")[2], message, line)


def _named(kind: str, text: str, line: int | None) -> Reason:
    text = _PLAN.sub("", text.partition("\n\nJVM stacktrace:")[0]).strip()
    found = _CONDITION.match(text)
    if found is not None:
        return Reason(found["condition"], text[found.end() :].strip(), line)
    return Reason(kind, text, line)
