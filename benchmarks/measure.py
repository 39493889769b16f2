"""CPU time, wall time and memory of whole commands: interleaved rounds in random order, medians, children only."""

from __future__ import annotations

import errno
import os
import pty
import random
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

RESTED = 2.5  # seconds after which an index trusts a file that was just written
TODAY = "2026-11-24"
YESTERDAY = "2026-11-23"
WINDOW = (40, 100)  # rows and columns of the terminals
_SETTINGS = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "ROUTE_BOOK", "ROUTE_REP", "ROUTE_LANG", "NO_COLOR", "COLUMNS")


class Case(NamedTuple):
    """A command to measure: its words or what gives those of the next run, and what is done unmeasured before each."""

    words: Sequence[str] | Callable[[], Sequence[str]]
    env: Mapping[str, str]
    on_terminal: bool = False
    before: Callable[[], object] | None = None


class Usage(NamedTuple):
    """What a process used: CPU seconds (user + system), seconds from start to end, peak resident MiB."""

    cpu: float
    wall: float
    memory: float


def once(case: Case) -> Usage:
    """Return what one run uses, its output drained through a pipe or a terminal; stops the benchmark where it fails.

    A child begins with the peak memory of its parent (the system counts it from before `exec`), so this program must
    stay smaller than what it measures: nothing large is imported or held here.
    """
    if case.before:
        case.before()
    words = case.words() if callable(case.words) else case.words
    with tempfile.TemporaryFile() as said:
        reader, writer = _terminal() if case.on_terminal else os.pipe()
        started = time.perf_counter()
        process = subprocess.Popen(words, stdout=writer, stderr=said, stdin=subprocess.DEVNULL, env=case.env)
        os.close(writer)
        _drain(reader)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        os.close(reader)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            end = said.read().decode(errors="replace")[-500:]
            raise SystemExit(f"{' '.join(words)}: exit {process.returncode}\n{end}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux KiB
    return Usage(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def _terminal() -> tuple[int, int]:
    """Return both ends of a terminal, the one to read from first."""
    reader, writer = pty.openpty()
    termios.tcsetwinsize(writer, WINDOW)
    return reader, writer


def _drain(reader: int) -> None:
    try:
        while os.read(reader, 1 << 16):
            pass
    except OSError as error:
        if error.errno != errno.EIO:  # how Linux ends a terminal that nobody writes to any more
            raise


def medians(cases: Mapping[str, Case], rounds: int) -> dict[str, Usage]:
    """Return the median use of each case over interleaved rounds, each in another order, the same every time."""
    figures: dict[str, list[Usage]] = {name: [] for name in cases}
    names, shuffle = list(cases), random.Random(1).shuffle
    for n in range(rounds):
        shuffle(names)
        for name in names:
            figures[name].append(once(cases[name]))
        print(f"\rround {n + 1}/{rounds}", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr)
    return {name: Usage(*map(statistics.median, zip(*rows, strict=True))) for name, rows in figures.items()}


def warm(cases: Mapping[str, Case]) -> None:
    """Run every case twice: once to write what it remembers, once more when the files have rested and are trusted."""
    for _ in range(2):
        for case in cases.values():
            once(case)
        time.sleep(RESTED)


def environment(scratch: Path) -> dict[str, str]:
    """Return an environment with byte code, without the user's settings, its derived files in a folder of ours."""
    env = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    folders = {"XDG_CACHE_HOME": str(scratch / "cache"), "XDG_CONFIG_HOME": str(scratch / "config")}
    return {**env, **folders, "ROUTE_LANG": "ja", "PYTHONHASHSEED": "0", "TERM": "xterm-256color"}


def byte_compile(*folders: Path) -> None:
    """Compile the program and the packages of this Python, so that no run does it."""
    places = [str(folder) for folder in folders] + [sysconfig.get_path("purelib")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *places], check=False)  # some packages hold bad files


def module(*args: str) -> list[str]:
    """Return the words that run the program as `python -m routecli`."""
    return [sys.executable, "-m", "routecli", *args]


def program(*args: str) -> list[str]:
    """Return the words that run the program as installed beside this Python: its console script, else the module."""
    script = Path(sysconfig.get_path("scripts")) / "route"
    return [str(script), *args] if script.exists() else module(*args)


def route(folder: Path, *args: str, day: str = TODAY) -> list[str]:
    """Return the words that run the program on a book, on the day that generated books are made for."""
    return program("-C", str(folder), "--as-of", day, *args)
