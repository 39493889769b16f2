"""CPU time and memory of whole commands: interleaved rounds in random order, medians, children only."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence

Command = Sequence[str] | Callable[[], Sequence[str]]  # a function gives the words of the next run


def once(command: Command, env: Mapping[str, str], cwd: str | None = None) -> tuple[float, int]:
    """Return CPU seconds (user + system) and peak KiB of one run, output piped away; raises where it fails."""
    command = command() if callable(command) else command
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=said, stdin=subprocess.DEVNULL, env=env, cwd=cwd
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(
                f"{' '.join(command)}: exit {process.returncode}\n{said.read().decode(errors='replace')[-500:]}"
            )
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def medians(commands: Mapping[str, Command], env: Mapping[str, str], rounds: int) -> dict[str, tuple[float, int]]:
    """Return the median CPU seconds and peak KiB of each command over interleaved rounds."""
    figures: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
    names = list(commands)
    for n in range(rounds):
        random.shuffle(names)
        for name in names:
            figures[name].append(once(commands[name], env))
        print(f"\rround {n + 1}/{rounds}", end="", file=sys.stderr, flush=True)
    print("\r", end="", file=sys.stderr)
    return {name: tuple(map(statistics.median, zip(*rows, strict=True))) for name, rows in figures.items()}  # type: ignore[misc]


def environment(cache: str) -> dict[str, str]:
    """Return an environment in which byte code is used and derived files go to a folder of ours."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**env, "XDG_CACHE_HOME": cache, "XDG_CONFIG_HOME": cache, "ROUTE_LANG": "ja", "PYTHONHASHSEED": "0"}
