"""Measures single parts of a workload, each on its own.

All benchmarks run when none is named. What follows the name of one is handed to it: `pii --help` tells its options.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from itertools import takewhile

from local.benchmarks import enrichment, growth, pii, skew

_MODULES = {"growth": growth, "pii": pii, "enrichment": enrichment, "skew": skew}
BENCHMARKS: dict[str, Callable[[Sequence[str]], int]] = {name: module.main for name, module in _MODULES.items()}


def main(arguments: Sequence[str]) -> int:
    """Runs the named benchmarks one after the other; 1 when any of them fails."""
    names = list(takewhile(lambda argument: not argument.startswith("-"), arguments))
    options = list(arguments[len(names) :])
    if len(names) == 1 and names[0] in BENCHMARKS:
        return BENCHMARKS[names[0]](options)
    found = _parser().parse_args(arguments)
    codes = []
    for name in found.names or BENCHMARKS:
        print(f"{name}: {_title(name)}", flush=True)
        codes.append(BENCHMARKS[name](["--quick"] if found.quick else []))
    return 1 if any(codes) else 0


def _parser() -> argparse.ArgumentParser:
    benchmarks = "\n".join(f"  {name:<12}{_title(name)}" for name in BENCHMARKS)
    parser = argparse.ArgumentParser(
        prog="python -m local.benchmarks",
        description=__doc__,
        epilog=f"benchmarks:\n{benchmarks}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", type=_known, help="which to run; all when left out")
    parser.add_argument("--quick", action="store_true", help="on little data, to see that they run")
    return parser


def _known(name: str) -> str:
    if name not in BENCHMARKS:
        raise argparse.ArgumentTypeError(f"there is no benchmark {name!r}; there are {', '.join(BENCHMARKS)}.")
    return name


def _title(name: str) -> str:
    return (_MODULES[name].__doc__ or "").split(":")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
