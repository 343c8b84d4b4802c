"""A run of the insights workload that is killed while it scores chats, and the run after it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from local.language.faults import Faults
from local.language.server import LanguageServer
from local.services import OWN_ENDPOINT
from tests.local.retail.runs import Record
from tests.synthesised import PROJECT

CHUNK = 20
# In seconds: how long the first run may take to its second chunk.
_PATIENCE = 300


@dataclass(frozen=True)
class Resumed:
    """What the second run left in `root`, and its report; `sent` is how often each text was scored, over both runs."""

    root: Path
    report: Record
    sent: Mapping[str, Mapping[str, int]]

    def table(self, schema: str, name: str) -> Path:
        return _table(self.root, schema, name)


def with_small_chunks(synthesised: Path, out: Path) -> Path:
    """Copies the synthesised jobs, with chunks of which few chats make several."""
    shutil.copytree(synthesised, out)
    (notebook,) = (out / "stacks" / "dev-insights").rglob("enrich_interactions.py")
    before = notebook.read_text(encoding="utf-8")
    after = before.replace('"chunk_size": 500', f'"chunk_size": {CHUNK}')
    assert after != before
    notebook.write_text(after, encoding="utf-8")
    return out


def kill_and_resume(out: Path, folder: Path, root: Path) -> Resumed:
    """Runs, kills the process between the answers to a chunk and its commit, and runs again to the end."""
    root.mkdir()
    log = root / "killed.log"
    options = ["--out", str(out), "--root", str(root), "--memory", "1g", "--cores", "2"]
    command = [sys.executable, "-m", "local", f"insights={folder}", *options]
    with LanguageServer(Faults(latency_ms=1000)) as server, log.open("w", encoding="utf-8") as output:
        environment = os.environ | {OWN_ENDPOINT: server.url, "LOCAL_SECRET_LAKEHOUSE_DEV_LANGUAGE_KEY": server.key}
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=output, stderr=output)
        until = time.monotonic() + _PATIENCE

        def wait_until(done: Callable[[], bool]) -> None:
            while not done():
                assert process.poll() is None and time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(0.01)

        try:
            wait_until((_table(root, "silver", "language_scores") / "_delta_log" / f"{1:020}.json").exists)
            answered = server.stats.documents
            wait_until(lambda: server.stats.documents > answered)
        finally:
            process.kill()
        assert process.wait() == -signal.SIGKILL
        again = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
        assert again.returncode == 0, again.stdout + again.stderr
        sent = server.stats.scored
    return Resumed(root, json.loads((root / "report.json").read_text(encoding="utf-8")), sent)


def _table(root: Path, schema: str, name: str) -> Path:
    return root / "warehouse" / f"{schema}.db" / name
