"""`python -m local.language [options]` serves until it is interrupted; with `--accuracy` it measures and ends."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence

from local.errors import LocalError
from local.language.faults import Faults
from local.language.server import LanguageServer


def main(arguments: Sequence[str] | None = None) -> int:
    """The first line printed is the server's URL, the second its key. Returns the exit code."""
    found = _parser().parse_args(arguments)
    if found.accuracy:
        from local.language.accuracy import report

        print(report())
        return 0
    try:
        faults = Faults(found.latency_ms, found.throttle_rate, found.error_rate, found.retry_after, found.seed)
        with LanguageServer(faults, key=found.key, port=found.port) as server:
            print(f"{server.url}\nOcp-Apim-Subscription-Key: {server.key}", flush=True)
            _until_interrupted()
    except LocalError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local.language", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="where to listen on 127.0.0.1 (0: any that is free)")
    parser.add_argument("--key", help="the key that calls must carry (a random one)")
    parser.add_argument("--latency-ms", type=float, default=0.0, metavar="N", help="a call takes at least this (0)")
    parser.add_argument("--throttle-rate", type=float, default=0.0, metavar="P", help="share of calls answered 429 (0)")
    parser.add_argument("--error-rate", type=float, default=0.0, metavar="P", help="share of calls answered 500 (0)")
    parser.add_argument("--retry-after", type=float, default=1.0, metavar="SECONDS", help="what a 429 asks for (1)")
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="which calls meet a fault (7)")
    parser.add_argument("--accuracy", action="store_true", help="print how often the sentiment model is right")
    return parser


def _until_interrupted() -> None:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()


if __name__ == "__main__":
    sys.exit(main())
