"""How well personal data is found: `python -m local.benchmarks pii [options]`.

Recall counts a label as found when one span of its class covers it whole. Precision counts a span as false when it
touches no label of any class. The exit code is 1 when recall of e-mail addresses or telephone numbers is under 0.99.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from local.sample_data.insights.files import CHATS, CHATS_LATER, TICKETS
from local.sample_data.insights.generate import generate
from notebooks.insights.redact import Span, find

LEAST_RECALL = {"EMAIL": 0.99, "PHONE": 0.99}
_FILE = Path("pii") / "generated_small.json"
# What the published sentences call the classes; labels of other kinds, such as places, are kept under their own name.
_CLASSES = {
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "PHONE",
    "CREDIT_CARD": "CARD",
    "IBAN_CODE": "IBAN",
    "IP_ADDRESS": "IP",
}


@dataclass(frozen=True)
class Labelled:
    """A text, the name of the customer where it is known, and what is personal in it."""

    text: str
    name: str | None
    labels: tuple[Span, ...]


@dataclass
class Score:
    """Of one class: how many labels there are and were found, and how many spans were given and are false."""

    labelled: int = 0
    found: int = 0
    spans: int = 0
    false: int = 0

    @property
    def recall(self) -> float:
        """1 where there is nothing to find."""
        return self.found / self.labelled if self.labelled else 1.0

    @property
    def precision(self) -> float:
        """1 where nothing was given."""
        return 1 - self.false / self.spans if self.spans else 1.0


def generated_chats(chats: int, seed: int) -> list[Labelled]:
    """Chats of the generator of sample data, with the labels that it writes beside them."""
    with tempfile.TemporaryDirectory(prefix="lakehouse-pii-") as parent:
        folder = Path(parent) / "chats"
        expected = generate(folder, chats=chats, seed=seed, dirty=False)
        labels = json.loads(expected.path.read_text(encoding="utf-8"))["pii"]
        names = {row["cust_id"]: row.get("Name") for row in _rows(folder / TICKETS)}
        rows = [row for name in (CHATS, CHATS_LATER) for row in _rows(folder / name)]
    return [
        Labelled(
            row["chat_history"],
            names.get(row["cust_id"]),
            tuple(
                Span(label["class"], label["start"], label["start"] + len(label["value"]))
                for label in labels.get(row["session_id"], [])
            ),
        )
        for row in rows
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def published_sentences(path: Path) -> list[Labelled]:
    """The labelled sentences of Presidio's research data; they tell no customer's name."""
    return [
        Labelled(
            row["full_text"],
            None,
            tuple(
                Span(
                    _CLASSES.get(span["entity_type"], span["entity_type"]), span["start_position"], span["end_position"]
                )
                for span in row["spans"]
            ),
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]


def score(texts: Sequence[Labelled]) -> dict[str, Score]:
    """By class, sorted: those that a label or a span has and that are redacted at all."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for labelled in texts:
        spans = find(labelled.text, labelled.name)
        for label in labelled.labels:
            of_class = scores[label.pii_class]
            of_class.labelled += 1
            of_class.found += any(
                span.pii_class == label.pii_class and span.start <= label.start and label.end <= span.end
                for span in spans
            )
        for span in spans:
            of_class = scores[span.pii_class]
            of_class.spans += 1
            of_class.false += not any(span.start < label.end and label.start < span.end for label in labelled.labels)
    redacted = {"EMAIL", "PHONE", "CARD", "IBAN", "CPF", "IP", "NAME"}
    return {name: scores[name] for name in sorted(scores) if name in redacted}


def chats_per_second(texts: Sequence[Labelled]) -> float:
    """On one core, the best of three, so that what else the machine does counts little."""
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        for labelled in texts:
            find(labelled.text, labelled.name)
        seconds.append(time.perf_counter() - began)
    return len(texts) / min(seconds)


def table(sources: dict[str, dict[str, Score]]) -> str:
    """A line for each source and class."""
    lines = [("source", "class", "labelled", "found", "recall", "spans", "false", "precision")]
    for source, scores in sources.items():
        for name, of_class in scores.items():
            counts = (of_class.labelled, of_class.found, of_class.spans, of_class.false)
            labelled, found, spans, false = (f"{count:,}" for count in counts)
            recall, precision = f"{of_class.recall:.4f}", f"{of_class.precision:.4f}"
            lines.append((source, name, labelled, found, recall, spans, false, precision))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(text.rjust(width) for text, width in zip(line, widths, strict=True)) for line in lines)


def misses(sources: dict[str, dict[str, Score]]) -> list[str]:
    """A sentence for each source and class whose recall is too low."""
    return [
        f"{source}: recall of {name} is {scores[name].recall:.4f}; at least {least} is asked for."
        for source, scores in sources.items()
        for name, least in LEAST_RECALL.items()
        if name in scores and scores[name].recall < least
    ]


def main(arguments: Sequence[str]) -> int:
    """Prints the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m local.benchmarks pii", description=__doc__)
    parser.add_argument("--real", type=Path, metavar="DIR", help=f"a folder that holds {_FILE}, to score that as well")
    parser.add_argument("--quick", action="store_true", help="500 chats, to see that it runs")
    parser.add_argument("--chats", type=int, metavar="N", help="how many chats to generate (5000)")
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="the same seed gives the same chats (7)")
    asked = parser.parse_args(arguments)
    if asked.real is not None and not (asked.real / _FILE).is_file():
        parser.error(f"--real {asked.real}: there is no {_FILE} in it. Name the folder that holds it.")
    number = asked.chats if asked.chats is not None else 500 if asked.quick else 5_000
    if number < 1:
        parser.error(f"--chats {number}: name a whole number from 1 up.")
    chats = generated_chats(number, asked.seed)
    sources = {"generated": score(chats)}
    if asked.real is not None:
        sources["published"] = score(published_sentences(asked.real / _FILE))
    print(table(sources))
    length = sum(len(chat.text) for chat in chats) / len(chats)
    print(f"{chats_per_second(chats):,.0f} chats of {length:.0f} characters a second on one core")
    problems = misses(sources)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0
