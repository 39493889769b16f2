"""Ours against khal, todoman, jrnl and hledger listing as many items, each in an environment of its own.

    python benchmarks/peers.py [--rounds 7]

Environments are made under benchmarks/.envs/ with pip; hledger is taken from PATH (`apt-get install hledger`). What
cannot be installed is left out with a sentence. CPU time of whole processes, medians of interleaved rounds.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from books import book
from measure import Case, environment, medians, route, warm

HERE = Path(__file__).parent
ENVS = HERE / ".envs"
ITEMS = 200


def tool(package: str, script: str) -> str | None:
    """Return the path of a peer's program, installed when missing, or None with a sentence."""
    folder = ENVS / package
    program = folder / "bin" / script
    if not program.exists():
        venv.create(folder, with_pip=True)
        done = subprocess.run(
            [folder / "bin" / "pip", "install", "-q", package], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{package} cannot be installed: {done.stderr.strip().splitlines()[-1]}")
            return None
        subprocess.run(
            [folder / "bin" / "python", "-m", "compileall", "-q", folder / "lib"], check=False, capture_output=True
        )
    return str(program)


def calendar(folder: Path, kind: str) -> None:
    """Write items as one iCalendar file each: events for khal, todos for todoman."""
    folder.mkdir(parents=True)
    for n in range(ITEMS):
        when = f"202611{n % 28 + 1:02d}T10{n % 60:02d}00"
        body = f"DTSTART:{when}\r\nDTEND:{when[:9]}11{when[11:]}" if kind == "VEVENT" else f"DUE:{when}"
        text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:bench\r\nBEGIN:{kind}\r\nUID:{n}\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:visit {n}\r\n{body}\r\nEND:{kind}\r\nEND:VCALENDAR\r\n"
        (folder / f"{n}.ics").write_text(text, encoding="utf-8", newline="")


def peers(scratch: Path) -> dict[str, list[str]]:
    """Return the peers' commands that list the items, with their data and settings made."""
    found = {}
    if khal := tool("khal", "khal"):
        calendar(scratch / "events", "VEVENT")
        config = scratch / "khal.conf"
        config.write_text(
            f"[calendars]\n[[work]]\npath = {scratch / 'events'}\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n[default]\n[sqlite]\npath = {scratch / 'khal.db'}\n",
            encoding="utf-8",
        )
        found["khal list"] = [khal, "-c", str(config), "list", "2026-11-01", "2026-12-01"]
    if todo := tool("todoman", "todo"):
        calendar(scratch / "todos" / "work", "VTODO")
        config = scratch / "todoman.py"
        config.write_text(f'path = "{scratch}/todos/*"\ncache_path = "{scratch}/todo.db"\n', encoding="utf-8")
        found["todo list"] = [todo, "--config", str(config), "list"]
    if jrnl := tool("jrnl", "jrnl"):
        journal = scratch / "journal.txt"
        journal.write_text(
            "".join(f"[2026-11-{n % 28 + 1:02d} 10:{n % 60:02d}] visit {n}.\ntext\n\n" for n in range(ITEMS)),
            encoding="utf-8",
        )
        config = scratch / "jrnl.yaml"
        config.write_text(
            f"journals:\n  default:\n    journal: {journal}\nversion: v4.2\neditor: ''\nencrypt: false\ndefault_hour: 9\ndefault_minute: 0\ntimeformat: '%F %R'\ntagsymbols: '#@'\nhighlight: false\nlinewrap: 79\nindent_character: '|'\ntemplate: false\ncolors: {{body: none, date: none, tags: none, title: none}}\n",
            encoding="utf-8",
        )
        found["jrnl -n 200"] = [jrnl, "--config-file", str(config), "-n", str(ITEMS), "--short"]
    if hledger := shutil.which("hledger"):
        ledger = scratch / "book.journal"
        ledger.write_text(
            "".join(f"2026-11-{n % 28 + 1:02d} visit {n}\n  expenses  {n}\n  assets\n\n" for n in range(ITEMS)),
            encoding="utf-8",
        )
        found["hledger print"] = [hledger, "-f", str(ledger), "print"]
    else:
        print("hledger is not on PATH: apt-get install hledger")
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    small = book(200)
    with tempfile.TemporaryDirectory() as scratch:
        env = {**environment(Path(scratch)), "HOME": scratch}
        commands = {
            "pass": [sys.executable, "-c", "pass"],
            "route list": route(small, "list"),
            "route overdue": route(small, "overdue"),
            **peers(Path(scratch)),
        }
        cases = {name: Case(words, env) for name, words in commands.items()}
        warm(cases)
        figures = medians(cases, rounds)
    base = figures["pass"].cpu
    for name, used in sorted(figures.items(), key=lambda item: item[1].cpu):
        print(f"{name:16} {used.cpu / base:6.1f} × python -c pass   {used.memory:5.0f} MiB")


if __name__ == "__main__":
    main()
