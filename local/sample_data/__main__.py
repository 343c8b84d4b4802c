"""`python -m local.sample_data WORKLOAD FOLDER [options]`: the sample data of one workload."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from local.sample_data.errors import SampleDataError
from local.sample_data.insights.generate import generate as generate_insights
from local.sample_data.retail.generate import generate as generate_retail


def main(argv: Sequence[str] | None = None) -> int:
    """Writes a folder of files; returns the exit code."""
    args = _parser().parse_args(argv)
    try:
        path, files = _generate(args)
    except SampleDataError as error:
        print(error, file=sys.stderr)
        return 1
    rows = sum(files.values())
    print(f"{args.folder}: {len(files)} files, {rows} rows; what is broken in them: {path}")
    return 0


def _generate(args: argparse.Namespace) -> tuple[Path, dict[str, int]]:
    """Where the truth about the files was written, and the rows of each."""
    dirty = not args.no_dirty
    if args.workload == "retail":
        orders = generate_retail(args.folder, orders=args.orders, seed=args.seed, dirty=dirty)
        return orders.path, orders.files
    chats = generate_insights(args.folder, chats=args.chats, seed=args.seed, dirty=dirty, skew=args.skew)
    return chats.path, chats.files


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("folder", type=Path, help="where the files go; replaced when it holds sample data")
    common.add_argument("--seed", type=int, default=7, help="the same seed gives the same bytes (default: 7)")
    common.add_argument("--no-dirty", action="store_true", help="leave out what is broken on purpose")
    parser = argparse.ArgumentParser(prog="python -m local.sample_data", description=__doc__)
    workloads = parser.add_subparsers(dest="workload", required=True, help="whose input to make")
    retail = workloads.add_parser("retail", parents=[common], help="orders of a marketplace, as CSV files")
    retail.add_argument("--orders", type=int, default=2000, help="how many orders (default: 2000)")
    insights = workloads.add_parser("insights", parents=[common], help="chats of a telecom's support, as JSON lines")
    insights.add_argument("--chats", type=int, default=400, help="how many chats (default: 400)")
    insights.add_argument("--skew", type=float, default=0.0, help="share of one test account (default: 0)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
