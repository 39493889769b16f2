"""CPU time and memory of whole commands: interleaved rounds in random order, medians, children only."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

Command = Sequence[str] | Callable[[], Sequence[str]]  # a function prepares the next run and gives its words
RESTED = 2.5  # seconds after which an index trusts a file that was just written
TODAY = "2026-11-24"
_SETTINGS = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "ROUTE_BOOK", "ROUTE_REP", "ROUTE_LANG")


class Usage(NamedTuple):
    """What a process used: CPU seconds (user + system) and peak resident MiB."""

    cpu: float
    memory: float


def once(command: Command, env: Mapping[str, str]) -> Usage:
    """Return what one run uses, its output drained through a pipe; stops the benchmark where the command fails.

    A child begins with the peak memory of its parent (the system counts it from before `exec`), so this program must
    stay smaller than what it measures: nothing large is imported or held here.
    """
    command = command() if callable(command) else command
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, stdin=subprocess.DEVNULL, env=env)
        assert process.stdout
        while os.read(process.stdout.fileno(), 1 << 16):
            pass
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            end = said.read().decode(errors="replace")[-500:]
            raise SystemExit(f"{' '.join(command)}: exit {process.returncode}\n{end}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux KiB
    return Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def medians(commands: Mapping[str, Command], env: Mapping[str, str], rounds: int) -> dict[str, Usage]:
    """Return the median use of each command over interleaved rounds, each in another order, the same every time."""
    figures: dict[str, list[Usage]] = {name: [] for name in commands}
    names, shuffle = list(commands), random.Random(1).shuffle
    for n in range(rounds):
        shuffle(names)
        for name in names:
            figures[name].append(once(commands[name], env))
        print(f"\rround {n + 1}/{rounds}", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr)
    return {name: Usage(*map(statistics.median, zip(*rows, strict=True))) for name, rows in figures.items()}


def environment(scratch: Path) -> dict[str, str]:
    """Return an environment with byte code, without the user's settings, its derived files in a folder of ours."""
    env = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    folders = {"XDG_CACHE_HOME": str(scratch / "cache"), "XDG_CONFIG_HOME": str(scratch / "config")}
    return {**env, **folders, "ROUTE_LANG": "ja", "PYTHONHASHSEED": "0"}


def module(*args: str) -> list[str]:
    """Return the words that run the program as `python -m routecli`."""
    return [sys.executable, "-m", "routecli", *args]


def program(*args: str) -> list[str]:
    """Return the words that run the program as installed beside this Python: its console script, else the module."""
    script = Path(sysconfig.get_path("scripts")) / "route"
    return [str(script), *args] if script.exists() else module(*args)


def route(folder: Path, *args: str) -> list[str]:
    """Return the words that run the program on a book, on the day that generated books are made for."""
    return program("-C", str(folder), "--as-of", TODAY, *args)
