"""Running the real program in-process on a temporary book, with its own clock, streams and environment."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """\
format: 1
company: 上野食品株式会社
language: en
country: JP
closed: ["2026-12-29..2027-01-03"]
reps:
  sato: {name: 佐藤 健, hours: {mon-fri: "09:00-17:30"}}
  ito: {name: 伊藤 花}
ranks:
  A: {every: 2 weeks, weight: 3}
  B: {every: 1 month, weight: 2}
"""
TANAKA = """\
# the corner shop
name: 田中商店
kana: たなかしょうてん
kind: wholesale
rank: A   # the best
area: 上野
rep: sato
every: 2 weeks
hours: {mon-fri: "10:00-12:00, 14:00-17:00", sat: "10:00-12:00"}
closed: [wed, holidays]
"""
SUZUKI = "name: 鈴木工業\nkana: すずきこうぎょう\nrank: B\narea: 浅草\nrep: ito\n"


class Result(NamedTuple):
    """What a run of the program left: exit status, stdout, stderr."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


NOW = datetime(2026, 11, 24, 10, 30)
Route = Callable[..., Result]
Log = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with two reps and two customers and no log yet."""
    root = tmp_path / "book"
    (root / "customers").mkdir(parents=True)
    (root / "visits").mkdir()
    (root / "route.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "customers" / "tanaka-shoten.yaml").write_text(TANAKA, encoding="utf-8")
    (root / "customers" / "suzuki.yaml").write_text(SUZUKI, encoding="utf-8")
    return root


@pytest.fixture
def log(book: Path) -> Log:
    """Read what stands in a customer's log."""

    def read(customer: str = "tanaka-shoten") -> list[dict[str, Any]]:
        lines = (book / "visits" / f"{customer}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    return read


@pytest.fixture
def route(tmp_path: Path) -> Route:
    """Run `route ARGS` in `cwd` (the temporary folder), on 24 November 2026, 10:30, a Tuesday."""

    def call(
        *args: str,
        cwd: Path = tmp_path,
        language: str = "en",
        stdin: str = "",
        terminal: bool = False,
        now: datetime = NOW,
        **env: str,
    ) -> Result:
        stream = Terminal if terminal else io.StringIO
        out, err = stream(), stream()
        environment = {"HOME": str(tmp_path), "COLUMNS": "100", **env}
        words = Words(language)
        context = Context(out, err, stream(stdin), environment, cwd, lambda: now, words)
        return Result(run(list(args), context), out.getvalue(), err.getvalue())

    return call
