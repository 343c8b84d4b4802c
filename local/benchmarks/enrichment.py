"""What it takes to score chats with a language service: `python -m local.benchmarks enrichment [options]`.

The service is the local one, with a model that takes no time, so that the calls are what is measured. Each run is a
process of its own, and the notebook is the one that would be deployed. The way to compare with calls once per chat
and operation; it is measured on fewer chats and compared per chat.
"""

import argparse
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from local import synth
from local.errors import LocalError
from local.language.faults import Faults
from local.language.models import Confidence, Sentence, Sentiment
from local.language.server import LanguageServer
from local.language.stats import Snapshot
from local.sample_data.insights.generate import generate

_PROJECT = Path(__file__).resolve().parents[2]
_LATENCY_MS = 50.0
_CHUNK = 500
_BATCH = 10
# Longer texts are several documents, which would blur the count of calls.
_LONGEST = 5_000


class BenchmarkError(Exception):
    """A run that did not end well; its text holds what the run said."""


class InstantModel:
    """Says the same of every text, in no time."""

    version = "instant"

    def score(self, text: str) -> Sentiment:
        confidence = Confidence(0.1, 0.8, 0.1)
        return Sentiment("neutral", confidence, (Sentence(text, confidence),))

    def extract(self, text: str) -> tuple[str, ...]:
        return tuple(text.split()[:3])


class InstantModels:
    sentiment = key_phrases = InstantModel()


@dataclass(frozen=True)
class Measured:
    """One way to score `chats` chats. `calls` were answered, `failed` of them 429 or 500.

    `scored` and `waiting` are the rows of the two tables, `twice` the texts that the service scored more than once.
    `seconds` of a way that was killed are those of the run that went on from there, so they say nothing of each chat.
    """

    way: str
    chats: int
    seconds: float
    calls: int
    failed: int
    scored: int
    waiting: int
    twice: int
    killed: bool = False

    @property
    def each(self) -> float:
        """Milliseconds for one chat."""
        return self.seconds / self.chats * 1000


@dataclass(frozen=True)
class Bench:
    """Where the notebook and the chats are; `folder` holds what runs leave behind."""

    notebook: Path
    chats: Path
    number: int
    folder: Path

    def run(self, way: str, faults: Faults, chats: int = 0, killed: bool = False) -> Measured:
        """Measures one way on a root of its own; `chats` stands for the naive way, on so many."""
        root = self.folder / way.replace(" ", "-").replace(",", "")
        with LanguageServer(faults, models=InstantModels()) as server:
            command = [sys.executable, "-m", "local.benchmarks.enrichment_run", "--notebook", str(self.notebook)]
            command += ["--root", str(root), "--chats", str(self.chats), "--endpoint", server.url, "--key", server.key]
            command += ["--naive", str(chats)] if chats else []
            if killed:
                self._kill(command, root, server)
            result = _finish(command, root)
            stats = server.stats
        if result.get("rows", result["scored"]) != result["scored"]:
            raise BenchmarkError(f"{way}: {result['rows']} rows hold {result['scored']} chats.")
        counted = _counted(way, chats or self.number, stats)
        run = replace(counted, killed=killed, **{key: result[key] for key in _RESULT})
        check(run)
        return run

    def _kill(self, command: Sequence[str], root: Path, server: LanguageServer) -> None:
        """Starts a run and kills it, all its processes at once, in the middle of a chunk halfway through."""
        chunks = max(1, self.number // _CHUNK // 2)
        enough = int((chunks - 0.5) * _CHUNK) * 2
        process = _start(command, root)
        while server.stats.documents < enough and process.poll() is None:
            time.sleep(0.01)
        if process.poll() is not None:
            raise BenchmarkError(f"The run ended before it could be killed.\n{_said(root)}")
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


_RESULT = ("seconds", "scored", "waiting")


def check(run: Measured) -> None:
    """Raises BenchmarkError for a chat that is lost, and for more than one chunk that was sent twice."""
    if run.scored + run.waiting != run.chats:
        raise BenchmarkError(f"{run.way}: of {run.chats} chats {run.scored} were scored and {run.waiting} wait.")
    if run.twice > (_CHUNK if run.killed else 0):
        raise BenchmarkError(f"{run.way}: {run.twice} chats were scored twice.")


def _counted(way: str, chats: int, stats: Snapshot) -> Measured:
    answers = [found for statuses in stats.calls.values() for found in statuses.items()]
    return Measured(
        way=way,
        chats=chats,
        seconds=0.0,
        calls=sum(times for _, times in answers),
        failed=sum(times for status, times in answers if status != 200),
        scored=0,
        waiting=0,
        twice=max((sum(times > 1 for times in texts.values()) for texts in stats.scored.values()), default=0),
    )


def _start(command: Sequence[str], root: Path) -> "subprocess.Popen[bytes]":
    root.mkdir(parents=True, exist_ok=True)
    with (root / "said.txt").open("wb") as said:
        return subprocess.Popen(command, cwd=_PROJECT, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)


def _finish(command: Sequence[str], root: Path) -> dict[str, Any]:
    process = _start(command, root)
    if process.wait() != 0:
        raise BenchmarkError(f"The run failed.\n{_said(root)}")
    found: dict[str, Any] = json.loads(_said(root).splitlines()[-1])
    return found


def _said(root: Path) -> str:
    return (root / "said.txt").read_text(encoding="utf-8", errors="replace")


def write_chats(path: Path, chats: int, folder: Path) -> None:
    """Writes generated chats as the rows that are scored; a number makes each text unlike all others."""
    generate(folder, chats=chats * 2, seed=7, dirty=False)
    texts: dict[str, str] = {}
    for file in sorted(folder.glob("sample_chats*.json")):
        for line in file.read_text(encoding="utf-8").splitlines():
            chat = json.loads(line)
            text = chat["chat_history"][:_LONGEST]
            texts.setdefault(chat["session_id"], f"{text} ({len(texts)})")
    rows = [{"session_id": name, "customer_text": text} for name, text in sorted(texts.items())[:chats]]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def table(runs: Sequence[Measured]) -> str:
    """The ways side by side; `faster` is the time of the first way for one chat through that of this one.

    `needed` is what ten documents a call come to, for two operations.
    """
    heads = ("way", "chats", "calls", "needed", "failed", "seconds", "ms a chat", "faster")
    lines = [(*heads, "scored", "waiting", "sent twice")]
    for run in runs:
        needed = 2 * (run.chats if run is runs[0] else math.ceil(run.chats / _BATCH))
        lines.append(
            (
                run.way,
                f"{run.chats:,}",
                f"{run.calls:,}",
                f"{needed:,}",
                f"{run.failed:,}",
                f"{run.seconds:.1f}",
                "" if run.killed else f"{run.each:.1f}",
                "" if run.killed else f"{runs[0].each / run.each:.1f}",
                f"{run.scored:,}",
                f"{run.waiting:,}",
                f"{run.twice:,}",
            )
        )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = [[text.rjust(width) for text, width in zip(line, widths, strict=True)] for line in lines]
    return "\n".join("  ".join([line[0].ljust(widths[0]), *row[1:]]) for line, row in zip(lines, rows, strict=True))


def deployed_notebook(out: Path) -> Path:
    """The notebook of the task in what was synthesised. Raises LocalError where there is none."""
    workloads = synth.load(out, "dev").workloads
    tasks = workloads["insights"].main.tasks if "insights" in workloads else ()
    found = next((task.asset.path for task in tasks if task.key == "enrich_interactions"), None)
    if found is None:
        raise LocalError(f"{out}: no workload `insights` with a task `enrich_interactions`. Run `npm run synth` first.")
    return found


def main(arguments: Sequence[str]) -> int:
    """Prints the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m local.benchmarks enrichment", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1000 chats, to see that it runs")
    parser.add_argument("--chats", type=int, metavar="N", help="how many chats (5000)")
    parser.add_argument("--naive", type=int, metavar="N", help="how many with one call for each (300)")
    parser.add_argument("--out", type=Path, default=Path("cdktf.out"), metavar="DIR", help="synthesised output")
    parser.add_argument("--notebook", type=Path, metavar="FILE", help="another notebook than that of the output")
    found = parser.parse_args(arguments)
    chats, alone = found.chats or (1_000 if found.quick else 5_000), found.naive or (60 if found.quick else 300)
    slow = Faults(latency_ms=_LATENCY_MS)
    faulty = replace(slow, throttle_rate=0.1, error_rate=0.02, retry_after=1.0)
    runs: list[Measured] = []
    try:
        notebook = (found.notebook or deployed_notebook(found.out)).absolute()
        with tempfile.TemporaryDirectory(prefix="lakehouse-bench-") as name:
            folder = Path(name)
            write_chats(folder / "chats.jsonl", chats, folder / "generated")
            bench = Bench(notebook, folder / "chats.jsonl", chats, folder)
            for way, options in (
                ("one call a chat", {"faults": slow, "chats": alone}),
                ("ten a call", {"faults": slow}),
                ("with 10 % 429 and 2 % 500", {"faults": faulty}),
                ("killed halfway, run again", {"faults": slow, "killed": True}),
            ):
                print(f"{way} ...", flush=True)
                runs.append(bench.run(way, **options))
                print(f"    {runs[-1].seconds:.1f} s, {runs[-1].calls:,} calls", flush=True)
    except (BenchmarkError, LocalError) as error:
        print(error, file=sys.stderr)
        return 1
    print(table(runs))
    return 0
