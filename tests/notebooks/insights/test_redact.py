"""What is redacted, to the character, against lines that were labelled by hand."""

import inspect
import json
import os
import re
import subprocess
import sys
import time
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from notebooks.insights import redact as module
from notebooks.insights import redact_numbers
from notebooks.insights.redact import Span, find, redact, redact_text
from tests.notebooks.insights.redact_cases import CHECKED, CLEAN, EMAIL, NAMED, PHONE

_LABEL = re.compile(r"«([A-Z]+) (.*?)»", re.DOTALL)
_UNNAMED = (*EMAIL, *PHONE, *CHECKED, *CLEAN)
_CASES = [*((None, line) for line in _UNNAMED), *NAMED]
_REAL = os.environ.get("REAL_DATA")


def _plain(line: str) -> str:
    return _LABEL.sub(r"\2", line)


@pytest.mark.parametrize(("name", "line"), _CASES)
def test_what_is_labelled_is_redacted_and_nothing_else(name: str | None, line: str) -> None:
    assert redact(_plain(line), name) == _LABEL.sub(r"[\1]", line)


@pytest.mark.parametrize(("name", "line"), _CASES)
def test_redacting_twice_changes_nothing(name: str | None, line: str) -> None:
    redacted = redact(_plain(line), name)
    assert find(redacted, name) == []


def test_spans_say_where() -> None:
    text = "Ana: jo@example.com, +1 215 555 0134"
    assert find(text, "Ana Li") == [Span("NAME", 0, 3), Span("EMAIL", 5, 19), Span("PHONE", 21, 36)]


def test_spans_count_in_characters_of_the_text_as_it_is() -> None:
    text = "e\u0301 👍\u200b\u0661\u200b 2155550134"
    assert [text[span.start : span.end] for span in find(text)] == ["2155550134"]


def test_columns_keep_their_index_and_what_is_missing() -> None:
    texts = pd.Series(["I am Ana", None, "jo@example.com", float("nan")], index=[3, 1, 7, 2], dtype="object")
    names = pd.Series(["Ana Li", "Ana Li", None, None], index=[3, 1, 7, 2], dtype="object")
    redacted = redact_text(texts, names)
    assert redacted.index.tolist() == [3, 1, 7, 2]
    assert redacted.tolist() == ["I am [NAME]", None, "[EMAIL]", None]


def test_an_empty_column_gives_an_empty_column() -> None:
    empty = pd.Series([], dtype="object")
    assert redact_text(empty, empty).tolist() == []


_SCRAPS = (
    *("0", "1", "5", "00", "2024", "555", "0134", "4111", "529982247-25", "192.168.", "::", "2001:db8", "DE89", "IBAN"),
    *("+", "(", ")", "-", ".", "/", " ", "  ", "\n", "\t", "\0", ",", ":", "|", "_", "#", "$", "€", "[", "]", "@", "a"),
    *(
        " at ",
        " dot ",
        "com",
        "gmail",
        "call ",
        "12call ",
        "x",
        "ext 1",
        "IP",
        "[EMAIL]",
        "[PHONE]",
        "\u200b",
        "\u0303",
    ),
    *("é", "ß", "ﬁ", "İ", "ſ", "\u212a", "٣", "\ud800", "João", "silva", "da", "O'"),
)


def _hostile(rng: Random) -> str:
    """Scraps of everything, two lines torn and joined, any characters, or digits and what stands between them."""
    draw = rng.random()
    if draw < 0.5:
        return "".join(rng.choices(_SCRAPS, k=rng.randint(1, 25)))
    if draw < 0.8:
        left, right = _plain(rng.choice(_UNNAMED)), _plain(rng.choice(_UNNAMED))
        return left[rng.randint(0, len(left)) :] + rng.choice(_SCRAPS) + right[: rng.randint(0, len(right))]
    if draw < 0.9:
        return "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randint(1, 20)))
    return "".join(rng.choices("0123456789 -.()/+", k=rng.randint(5, 40)))


@pytest.mark.parametrize("seed", range(4))
def test_any_text_gives_spans_in_order_and_settles_at_once(seed: int) -> None:
    rng = Random(seed)
    for _ in range(2000):
        text, name = _hostile(rng), rng.choice((None, "João Pedro da Silva", "Anna Bell", "O'Ne\\il (x)+", "\0 1"))
        spans = find(text, name)
        assert all(0 <= span.start < span.end <= len(text) for span in spans), (text, name)
        assert all(left.end <= right.start for left, right in pairwise(spans)), (text, name)
        assert find(redact(text, name), name) == [], (text, name)


def _seconds(text: str) -> float:
    began = time.process_time()
    find(text, "João Pedro da Silva")
    return time.process_time() - began


@pytest.mark.parametrize(
    "scrap",
    [
        *("1", "1 ", "1.1.1.", "1-", "(1) ", "+1 ", "00 ", "2024-01-", "555-1234x1", "2155550134 ext 1 ", "call 555 "),
        *(
            "a",
            "a@",
            "a@a.",
            "@",
            "a.",
            "a dot ",
            "a at a dot ",
            "(at)",
            " at gmail",
            "a_b-",
            "1:",
            "a:",
            "::",
            "2001:",
        ),
        *("DE89 ", "AA11", "$1", "4111 ", "\u0663 ", "1\u200b", "é", "joao ", "joao da ", "[EMAIL]", "[", "\0", "\n1"),
    ],
)
def test_time_grows_with_the_text_and_no_faster(scrap: str) -> None:
    short, long = (scrap * (size // len(scrap)) for size in (6_000, 48_000))
    # Eight times the text: a square takes 64 times as long.
    assert _seconds(long) < 24 * _seconds(short) + 0.2


def test_long_texts_are_searched_to_the_end() -> None:
    text = "nothing to see here, " * 5000 + "jo@example.com"
    assert find(text) == [Span("EMAIL", 105_000, 105_014)]


def test_it_travels_by_value(tmp_path: Path) -> None:
    """As the function of a notebook does: pickled where it was defined, called where no module of that name is."""
    # Spark's own copy, which has no types.
    spark_pickle = import_module("pyspark.cloudpickle")
    notebook = {"__name__": "__main__"}
    # Modules stand in one notebook, without what they import of each other.
    source = "\n".join(inspect.getsource(each) for each in (redact_numbers, module))
    exec(re.sub(r"(?m)^from \.\w+ import .*\n", "", source), notebook)
    (tmp_path / "function.pickle").write_bytes(spark_pickle.dumps(notebook["redact_text"]))
    script = (
        "import pickle, pandas as pd\n"
        "function = pickle.load(open('function.pickle', 'rb'))\n"
        "texts = pd.Series(['Ana: jo@example.com, (11) 91234-5678, 4111 1111 1111 1111, DE89370400440532013000'])\n"
        "print(function(texts, pd.Series(['Ana Li']))[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "[NAME]: [EMAIL], [PHONE], [CARD], [IBAN]\n"


if _REAL:

    def test_the_sample_chats_lose_their_two_addresses_and_nothing_else() -> None:
        lines = (Path(_REAL or "") / "chats" / "sample_chats.json").read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["chat_history"] for line in lines]
        found = [text[span.start : span.end] for text in texts for span in find(text)]
        assert found == ["john.doe@gmail.com", "mary.smith@outlook.com"]
