"""Prints the ratios of start-up, size and memory against what they are measured by, in one run.

    python benchmarks/run.py [--quick | --large] [--rounds 7]

Books are made under benchmarks/.books/ when missing. Every figure is CPU time (user + system) of a whole process, the
median of interleaved rounds, byte-compiled, its output piped. A ratio above its target is marked MISSED.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from books import HERE, book, customer_ids, first_rep, read_bytes
from measure import RESTED, Command, Usage, environment, medians, module, once, program, route

if TYPE_CHECKING:
    from collections.abc import Mapping

Commands = dict[str, Command]
PLANNING = 0.3  # CPU seconds that choosing and ordering a day may take


class Row(NamedTuple):
    """A line of the table: what was measured, against what, and the ratio not to exceed, if there is one."""

    name: str
    figure: str
    ratio: float
    of: str
    target: float | None = None


def main() -> None:
    """Measure and print; exit 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, help="how often each command runs (default: 7, with --quick 3)")
    parser.add_argument("--quick", action="store_true", help="200 customers only")
    parser.add_argument("--large", action="store_true", help="also 20,000 customers, 2,000,000 entries")
    wish = parser.parse_args()
    sizes = [200] if wish.quick else [200, 2_000, 20_000] if wish.large else [200, 2_000]
    compiled = [str(HERE.parent / "src"), sysconfig.get_path("purelib")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *compiled], check=False)  # some packages hold bad files
    with tempfile.TemporaryDirectory() as scratch:
        rows = measure(sizes, wish.rounds or (3 if wish.quick else 7), Path(scratch))
    for row in rows:
        print(line(row))
    sys.exit(any(row.target and row.ratio > row.target for row in rows))


def line(row: Row) -> str:
    """Return a row as text."""
    verdict = f"≤ {row.target:<4} {'ok' if row.ratio <= row.target else 'MISSED'}" if row.target else ""
    return f"{row.name:48} {row.figure:>9} {row.ratio:7.2f} × {row.of:24} {verdict}".rstrip()


def measure(sizes: list[int], rounds: int, scratch: Path) -> list[Row]:
    """Return the rows of the table for books of these sizes."""
    env = environment(scratch)
    commands = start_up(scratch) | {name: words for size in sizes for name, words in reading(size).items()}
    if 2_000 in sizes:
        commands |= appending(book(2_000), scratch)
    for _ in range(2):  # once to write the indexes, once more when the files have rested and are trusted
        for command in commands.values():
            once(command, env)
        time.sleep(RESTED)
    found = medians(commands, env, rounds)
    rows = start_up_rows(found) + planning_rows(found)
    for smaller, size in itertools.pairwise(sizes):
        rows += growth_rows(found, smaller, size)
    return rows + cold_rows(sizes[:2][-1], env, rounds, scratch)


def start_up(scratch: Path) -> Commands:
    """Return what is measured without a book, and `log`, which writes to a copy at one customer after another.

    The copy has been looked at before, as a rep's book is in the morning: `log` finds an index and writes none.
    """
    written, env = scratch / "written", environment(scratch)
    shutil.copytree(book(200), written)
    time.sleep(RESTED)
    once(route(written, "overdue"), env)
    rep, visits = first_rep(written), itertools.cycle(customer_ids(written))
    return {
        "pass": [sys.executable, "-c", "pass"],
        "typer": [sys.executable, "-c", "import typer"],
        "version": program("--version"),
        "version -m": module("--version"),
        "log": lambda: route(written, "--rep", rep, "log", next(visits), "顔を出した"),
    }


def reading(size: int) -> Commands:
    """Return the two daily lists on a book of a size."""
    folder = book(size)
    return {
        f"overdue {size}": route(folder, "overdue"),
        f"today {size}": route(folder, "today", "--rep", first_rep(folder)),
    }


def appending(folder: Path, scratch: Path) -> Commands:
    """Return the same lists on a copy in which a visit is logged before each run."""
    copy = scratch / "appended"
    shutil.copytree(folder, copy)
    rep, visits, env = first_rep(copy), itertools.cycle(customer_ids(copy)), environment(scratch)

    def after_log(*args: str) -> Command:
        def words() -> list[str]:
            once(route(copy, "--rep", rep, "log", next(visits), "追記"), env)
            return route(copy, *args)

        return words

    return {"overdue appended": after_log("overdue"), "today appended": after_log("today", "--rep", rep)}


def start_up_rows(found: Mapping[str, Usage]) -> list[Row]:
    """Return whole commands against an empty Python and against importing the framework."""
    typer, python = found["typer"].cpu, found["pass"].cpu
    rows = [Row("import typer", ms(typer), typer / python, "python -c pass")]
    names = {
        "route --version": ("version", 1.3),
        "python -m routecli --version": ("version -m", 1.3),
        "route log, 200 customers": ("log", 1.3),
        "route overdue, 200 customers, 4,000 entries": ("overdue 200", 2.2),
        "route today, 200 customers, 4,000 entries": ("today 200", 2.2),
    }
    return rows + [
        Row(name, ms(found[k].cpu), found[k].cpu / typer, "import typer", most) for name, (k, most) in names.items()
    ]


def planning_rows(found: Mapping[str, Usage]) -> list[Row]:
    """Return what `today` takes beyond `overdue`, which reads the same: the planning of the day."""
    spent = found["today 200"].cpu - found["overdue 200"].cpu
    return [Row("today less overdue, 200 customers", ms(spent), spent / PLANNING, ms(PLANNING), 1.0)]


def growth_rows(found: Mapping[str, Usage], smaller: int, size: int) -> list[Row]:
    """Return the daily lists against the same on a smaller book; targets are for 2,000 customers."""
    of, aims = f"{smaller:,} customers", (1.5, 1.6, 2.0) if size == 2_000 else (None, None, None)
    rows = []
    for name in ("overdue", "today"):
        base, now = found[f"{name} {smaller}"], found[f"{name} {size}"]
        rows.append(Row(f"route {name}, {size:,} customers, warm", ms(now.cpu), now.cpu / base.cpu, of, aims[0]))
        if size == 2_000:
            after = found[f"{name} appended"].cpu
            rows.append(Row(f"route {name}, {size:,}, after one append", ms(after), after / base.cpu, of, aims[1]))
        rows.append(
            Row(
                f"peak memory of {name}, {size:,}, warm", f"{now.memory:.0f} MiB", now.memory / base.memory, of, aims[2]
            )
        )
    return rows


def cold_rows(size: int, env: Mapping[str, str], rounds: int, scratch: Path) -> list[Row]:
    """Return the first run, which has no index, against reading the same bytes and doing nothing else."""
    folder, numbers = book(size), itertools.count()

    def first_run() -> list[str]:
        return ["env", f"XDG_CACHE_HOME={scratch / f'cold{next(numbers)}'}", *route(folder, "overdue")]

    found = medians({"cold": first_run, "bytes": read_bytes(folder)}, env, rounds)
    cold = found["cold"].cpu
    of = "json.loads + CSafeLoader"
    return [Row(f"route overdue, {size:,} customers, first run", ms(cold), cold / found["bytes"].cpu, of, 4.0)]


def ms(seconds: float) -> str:
    """Return seconds as whole milliseconds."""
    return f"{seconds * 1000:,.0f} ms"


if __name__ == "__main__":
    main()
