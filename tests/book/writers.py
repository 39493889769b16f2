"""Every command that writes, on a small book of its own, and what a run of it left: the tests of writing share them."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from contextlib import redirect_stdout
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

TODAY = date(2026, 11, 24)
SETTINGS = """\
format: 1
language: en
country: none
reps:
  me: {name: 佐藤 健, base: {at: [35.70, 139.78]}, hours: {mon-fri: "09:00-17:30"}}
  other: {name: 伊藤 花}
ranks:
  A: {every: 2 weeks, weight: 3}
"""
SHOPS = ("aaa", "bbb", "ccc")
# With a new customer, and where it matters with what makes the command write more than one file.
COMMANDS: dict[str, list[str]] = {
    "log": ["log", "aaa", "新商品に関心", "--follow-up", "+7d 見積"],
    "log a first entry": ["log", "new", "初回"],
    "hold": ["hold", "aaa", "2026-12-10", "改装"],
    "hold --end": ["hold", "held", "--end"],
    "schedule": ["schedule", "aaa", "2026-12-01", "10:00"],
    "schedule soon": ["schedule", "aaa", "soon", "至急"],
    "order": ["order", "aaa", "A1=3"],
    "order --take": ["order", "ccc", "--take"],
    "undo": ["undo"],
    "add": ["add", "Yamada", "--rank", "A"],
    "edit": ["edit", "aaa", "--set", "area=浅草", "--set", "x-note=b", "--unset", "rank"],
    "plan --write": ["plan", "--weeks", "3", "--write"],
    "plan --write again": ["plan", "--weeks", "3", "--write", "--freeze", "0"],
    "review --apply": ["review", "--apply", "--yes"],
    "check --fix": ["check", "--fix"],
    "init": ["init"],
}


class Ran(NamedTuple):
    """What a run left: exit status, stdout, stderr."""

    status: int
    out: str
    err: str


def entry(day: date, number: int, **fields: Any) -> str:
    return json.dumps({"id": f"{day:%y%m%d}-{number:08}", "date": day.isoformat(), "by": "me", **fields})


def visits(last: date) -> str:
    """Seven visits, one in three weeks, each with an order: an interval of two weeks is too short."""
    days = [last - timedelta(days=21 * n) for n in range(7)]
    orders = [{"item": "A1", "qty": 2}]
    rows = [entry(day, n, type="visit", time="10:00", outcome="met", orders=orders) for n, day in enumerate(days)]
    return "".join(f"{row}\n" for row in reversed(rows))


def make_book(root: Path) -> None:
    """Lay the book out anew."""
    shutil.rmtree(root, ignore_errors=True)
    texts = {"route.yaml": SETTINGS, "products.yaml": "- {code: A1, name: 味噌}\n"}
    for n, shop in enumerate((*SHOPS, "new", "held")):
        interval = "rank: A" if shop in SHOPS else "every: none"
        texts[f"customers/{shop}.yaml"] = f"name: 店{shop}\n{interval}\nrep: me\nat: [35.7{n}, 139.78]\n"
    ago = {shop: TODAY - timedelta(days=days) for shop, days in zip(SHOPS, (1, 10, 22), strict=True)}
    texts |= {f"visits/{shop}.jsonl": visits(day) for shop, day in ago.items()}
    holds = [entry(TODAY - timedelta(days=1), n, type="hold", until=f"2026-12-{n}0") for n in (1, 2)]
    texts["visits/held.jsonl"] = "".join(f"{hold}\n" for hold in holds)
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def prepare(root: Path, name: str) -> None:
    """Make the book ready for a command of the table."""
    make_book(root)
    if name == "init":
        shutil.rmtree(root)
        root.mkdir()
        (root / ".gitignore").write_text("*.tmp")
    if name == "undo":
        with (root / "visits/bbb.jsonl").open("a") as file:
            file.write(entry(TODAY, 9, type="note", note="zzz") + "\n")
    if name == "plan --write again":
        (root / "plans/me").mkdir(parents=True)
        for week, text in empty_weeks().items():
            (root / "plans/me" / week).write_text(text)
    if name == "check --fix":
        for shop in SHOPS:
            (root / f"visits/{shop} (1).jsonl").write_text(entry(TODAY, 8, type="note", note=shop) + "\n")
        with (root / "visits/held.jsonl").open("a") as file:
            file.write(entry(TODAY - timedelta(days=1), 1, type="hold", until="2026-12-10") + "\n")


@cache
def empty_weeks() -> dict[str, str]:
    """Return the weeks that `plan --write` makes, with their customers taken out."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "book"
        make_book(root)
        answer = call(root, *COMMANDS["plan --write"])
        assert answer.status == 0, answer
        texts = {path.name: path.read_text() for path in (root / "plans/me").iterdir()}
    return {name: re.sub(r"(?m)^    - .*\n", "", text).replace(":  #", ": []  #") for name, text in texts.items()}


def command_line(*args: str) -> list[str]:
    """Return the words that start the program in a process of its own, on the day of these books."""
    return [sys.executable, "-m", "routecli", "--as-of", "2026-11-24", "--rep", "me", "--lang", "en", *args]


def call(root: Path, *args: str, out: Any = None, err: Any = None, **env: str) -> Ran:
    """Run a command line in this process; the streams may be of the test's own."""
    out, err = io.StringIO() if out is None else out, io.StringIO() if err is None else err
    home = {"HOME": str(root.parent), "USER": "me", "ROUTE_REP": "me", "LANG": "C", **env}
    words = Words("en")
    context = Context(out, err, io.StringIO(), home, root, lambda: datetime(2026, 11, 24, 10, 30), words)
    with redirect_stdout(out):
        status = run(["--no-index", "--as-of", "2026-11-24", *args], context)
    said = [stream.getvalue() if hasattr(stream, "getvalue") else "" for stream in (out, err)]
    return Ran(status, *said)


def files(root: Path) -> dict[str, bytes]:
    """Return the book's files, with every id of today alike; locks, temporary files and empty logs are nobody's."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and path.stat().st_size and not name.startswith(".route/") and not name.endswith(".tmp"):
            found[name] = re.sub(rb'"id":"261124-[0-9a-hjkmnp-tv-z]{8}"', b'"id":"261124-new"', path.read_bytes())
    return found
