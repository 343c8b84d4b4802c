"""What the TypeScript side of the project gives, as Python tests get it."""

import os
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def typescript(script: Path, **environment: str) -> str:
    """Runs a TypeScript file and returns what it printed."""
    tsx = PROJECT / "node_modules" / "tsx" / "dist" / "cli.mjs"
    done = subprocess.run(
        ["node", str(tsx), str(script)],
        cwd=script.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def synthesise(out: Path, project: Path = PROJECT) -> Path:
    """Synthesises every stack of a project into `out`, and returns it."""
    typescript(project / "main.ts", CDKTF_OUTDIR=str(out))
    return out
