"""Prints the ratios of start-up, size and memory against what they are measured by, in one run.

    python benchmarks/run.py [--rounds 7] [--large]

Books are made under benchmarks/.books/ when missing. Every figure is CPU time (user + system) of a whole process, the
median of interleaved rounds, byte-compiled, its output piped. A ratio above its target is marked MISSED.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from measure import Command, environment, medians, once

import routecli

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
BOOKS = HERE / ".books"
SIZES = {200: 4_000, 2_000: 200_000, 20_000: 2_000_000}
TODAY = "2026-11-24"
REFERENCE = """
import json, sys, yaml
from pathlib import Path
root = Path(sys.argv[1])
for file in (root / "customers").iterdir():
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
for file in (root / "visits").iterdir():
    for line in file.read_bytes().split(b"\\n"):
        if line:
            try:
                json.loads(line)
            except ValueError:
                pass
"""


def book(customers: int) -> Path:
    """Return the generated book of a size, made when missing."""
    folder = BOOKS / str(customers)
    if not (folder / "route.yaml").exists():
        print(f"making a book of {customers:,} customers …", file=sys.stderr)
        make = [
            sys.executable,
            str(HERE / "make_book.py"),
            "--customers",
            str(customers),
            "--entries",
            str(SIZES[customers]),
            "--out",
            str(folder),
        ]
        subprocess.run(make, check=True)
    return folder


def route(folder: Path, *args: str) -> list[str]:
    return [sys.executable, "-m", "routecli", "-C", str(folder), "--as-of", TODAY, *args]


def row(name: str, ratio: float, target: float, of: str) -> None:
    print(f"{name:58} {ratio:6.2f} × {of:28} target ≤ {target:<4} {'ok' if ratio <= target else 'MISSED'}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--large", action="store_true", help="also 20,000 customers, 2,000,000 entries")
    wish = parser.parse_args()
    for package in (routecli, typer):
        compileall.compile_dir(str(Path(package.__file__).parent), quiet=2)
    with tempfile.TemporaryDirectory() as scratch:
        measure(wish.rounds, Path(scratch), large=wish.large)


def measure(rounds: int, scratch: Path, *, large: bool) -> None:
    small, middle = book(200), book(2_000)
    writable = scratch / "written"
    shutil.copytree(small, writable)
    appended = scratch / "appended"
    shutil.copytree(middle, appended)
    env = environment(str(scratch / "cache"))
    customers = sorted(file.stem for file in (small / "customers").iterdir())
    other = sorted(file.stem for file in (middle / "customers").iterdir())[0]
    rep = next(iter_reps(small))
    visits = iter(customers)  # a rep logs at one customer after another

    def log() -> list[str]:
        return route(writable, "--rep", rep, "log", next(visits), "顔を出した")

    commands: dict[str, Command] = {
        "warm": route(writable, "list"),
        "log": log,
        "pass": [sys.executable, "-c", "pass"],
        "typer": [sys.executable, "-c", "import typer"],
        "version": [sys.executable, "-m", "routecli", "--version"],
        "overdue": route(small, "overdue"),
        "today": route(small, "today", "--rep", rep),
        "overdue 2000": route(middle, "overdue"),
        "today 2000": route(middle, "today", "--rep", rep),
        "after append": route(appended, "overdue"),
    }
    if large:
        commands["overdue 20000"] = route(book(20_000), "overdue")
    for command in commands.values():
        once(command, env)
    time.sleep(2.5)  # an index trusts only files that have rested
    for command in commands.values():
        once(command, env)
    found = medians({k: v for k, v in commands.items() if k not in {"after append", "warm"}}, env, rounds)
    after = []
    for _ in range(rounds):
        once(route(appended, "--rep", rep, "log", other, "追記"), env)
        after.append(once(commands["after append"], env)[0])
    cpu = {name: figure[0] for name, figure in found.items()}
    base = cpu["typer"]
    print(
        f"import typer: {base * 1000:.0f} ms CPU, {base / cpu['pass']:.1f} × python -c pass; medians of {rounds} rounds\n"
    )
    row("route --version", cpu["version"] / base, 1.3, "import typer")
    row("route log, 200 customers", cpu["log"] / base, 1.3, "import typer")
    row("route overdue, 200 customers, 4,000 entries", cpu["overdue"] / base, 2.2, "import typer")
    row("route today, 200 customers, 4,000 entries", cpu["today"] / base, 2.2, "import typer")
    row(
        "route overdue, 2,000 customers, 200,000 entries, warm",
        cpu["overdue 2000"] / cpu["overdue"],
        1.5,
        "200 customers",
    )
    row("route today, 2,000 customers, 200,000 entries, warm", cpu["today 2000"] / cpu["today"], 1.5, "200 customers")
    row("route overdue after one append", sorted(after)[rounds // 2] / cpu["overdue"], 1.6, "200 customers")
    row("peak memory, warm, 200,000 entries", found["overdue 2000"][1] / found["overdue"][1], 2.0, "200 customers")
    row("route today less overdue, 200 customers (planning)", (cpu["today"] - cpu["overdue"]) / 0.3, 1.0, "0.3 s")
    if large:
        row(
            "route overdue, 20,000 customers, warm (growth, no target)",
            cpu["overdue 20000"] / cpu["overdue 2000"],
            10,
            "2,000 customers",
        )
    cold(middle, scratch, env)


def cold(folder: Path, scratch: Path, env: dict[str, str]) -> None:
    """Print the first run without an index against reading the same bytes with json and PyYAML's C loader."""
    ratios = []
    for n in range(3):
        first = once(route(folder, "overdue"), {**env, "XDG_CACHE_HOME": str(scratch / f"cold{n}")})[0]
        ratios.append(first / once([sys.executable, "-c", REFERENCE, str(folder)], env)[0])
    row("first run, 200,000 entries, no index (median of 3)", sorted(ratios)[1], 4.0, "json.loads + CSafeLoader")


def iter_reps(folder: Path) -> Iterator[str]:
    """Yield the ids of the book's reps."""
    from routecli.storage.yamlfile import read_document

    yield from read_document((folder / "route.yaml").read_bytes(), "route.yaml").raw["reps"]


if __name__ == "__main__":
    main()
