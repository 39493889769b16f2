"""Prints what a command imports at start-up and what each module costs by itself, the dearest first.

    python benchmarks/imports.py [COMMAND …] [--top 15]

Without commands: `--version`, `log`, `overdue` and `today` on a generated book of 200 customers. The figures are wall
time under Python's own `-X importtime`, which slows everything: read the order and the shares, not the milliseconds.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from books import book, customer_ids, first_rep
from measure import RESTED, TODAY, environment

RUNS = 7  # the least of so many runs is shown: other work on the machine only ever adds
_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)")


def commands(folder: Path) -> list[list[str]]:
    """Return the commands that are looked at unless others are named."""
    rep = first_rep(folder)
    return [
        ["--version"],
        ["--rep", rep, "log", customer_ids(folder)[0], "顔を出した"],
        ["overdue"],
        ["today", "--rep", rep],
    ]


def costs(words: list[str], env: dict[str, str]) -> dict[str, int]:
    """Return the microseconds of every module that a command imports; stops where the command fails."""
    command = [sys.executable, "-X", "importtime", "-m", "routecli", *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: exit {done.returncode}\n{done.stderr[-300:]}")
    return {match[4]: int(match[1]) for match in _LINE.finditer(done.stderr)}


def show(words: list[str], env: dict[str, str], top: int) -> None:
    """Print the dearest modules of a command, after two that leave an index to trust."""
    costs(words, env)
    time.sleep(RESTED)
    costs(words, env)
    runs = [costs(words, env) for _ in range(RUNS)]
    found = sorted(((min(run[name] for run in runs), name) for name in runs[0]), reverse=True)
    ours = sum(cost for cost, name in found if name.startswith("routecli"))
    whole = sum(cost for cost, _ in found)
    print(
        f"route {' '.join(words)}: {len(found)} modules, {whole / 1000:.0f} ms, of which routecli {ours / 1000:.0f} ms"
    )
    for cost, name in found[:top]:
        print(f"  {cost / 1000:6.1f} ms  {100 * cost / whole:3.0f} %  {name}")


def main() -> None:
    """Print the table of each command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="*", help='a command with its arguments, such as "today --rep sato"')
    parser.add_argument("--top", type=int, default=15)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "book"  # a copy, since `log` writes
        shutil.copytree(book(200), folder)
        env = {**environment(Path(scratch)), "ROUTE_BOOK": str(folder)}
        for words in [command.split() for command in wish.command] or commands(folder):
            show(["--as-of", TODAY, *words], env, wish.top)


if __name__ == "__main__":
    main()
