"""`python -m local.sample_data retail FOLDER [--orders N] [--seed N] [--no-dirty]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from local.sample_data.errors import SampleDataError
from local.sample_data.retail.generate import generate


def main(argv: Sequence[str] | None = None) -> int:
    """Writes a folder of CSV files; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m local.sample_data", description=__doc__)
    parser.add_argument("workload", choices=["retail"], help="whose input to make")
    parser.add_argument("folder", type=Path, help="where the files go; replaced when it holds sample data")
    parser.add_argument("--orders", type=int, default=2000, help="how many orders (default: 2000)")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same bytes (default: 7)")
    parser.add_argument("--no-dirty", action="store_true", help="leave out what is broken on purpose")
    args = parser.parse_args(argv)
    try:
        expected = generate(args.folder, orders=args.orders, seed=args.seed, dirty=not args.no_dirty)
    except SampleDataError as error:
        print(error, file=sys.stderr)
        return 1
    rows = sum(expected.files.values())
    print(f"{args.folder}: {len(expected.files)} files, {rows} rows; what is broken in them: {expected.path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
