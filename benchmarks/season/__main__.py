"""Judges what the program's advice adds up to: a quarter of following it, against two naive rules.

Run it as `python -m benchmarks.season [--shapes city60,two] [--seeds 0,1] [--policies today,naiveA] [--pace 1.15] [--trails]`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.season.loop import DAYS, WARM_UP, run_season
from benchmarks.season.measures import figures
from benchmarks.season.policies import POLICIES
from benchmarks.season.report import Result, causes, report, trails
from benchmarks.season.world import SHAPES, World

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the seasons asked for, one after the other, and print their tables as Markdown."""
    options = _parser().parse_args(arguments)
    asked = product(options.shapes.split(","), options.policies.split(","), map(int, options.seeds.split(",")))
    print(report([_result(options, *one) for one in asked]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.season", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shapes", default=",".join(SHAPES))
    parser.add_argument("--policies", default=",".join(POLICIES))
    parser.add_argument("--seeds", default="0,1")
    parser.add_argument("--days", type=int, default=DAYS, help="working days of a season")
    parser.add_argument("--warm-up", type=int, default=WARM_UP, help="days at its beginning not judged")
    parser.add_argument("--pace", type=float, default=1.0, help="how much longer roads take than the settings say")
    parser.add_argument("--trails", action="store_true", help="print each late gap day by day")
    parser.add_argument("--out", type=Path, help="append each season's figures to this file as JSON lines")
    return parser


def _result(options: argparse.Namespace, shape: str, policy: str, seed: int) -> Result:
    """Run a season in a book of its own, with an index of its own."""
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        world = World(shape, SHAPES[shape], seed, options.days, options.pace)
        season = run_season(Path(folder, "book"), world, policy, options.warm_up)
    result = Result(shape, policy, seed, options.pace, figures(season), causes(season))
    print(f"{shape} {policy} seed {seed}: {season.seconds:.0f} s of CPU", file=sys.stderr)
    if options.trails:
        print(trails(season))
    if options.out:
        with options.out.open("a") as out:
            out.write(json.dumps(result._asdict()) + "\n")
    return result


if __name__ == "__main__":
    main()
