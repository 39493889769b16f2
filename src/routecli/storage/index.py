"""The index: what the book's files held when they were last read, so that history costs nothing.

Derived and disposable. A file's entry is trusted only where size, mtime, ctime and inode are as remembered and the file
had rested for two seconds when reading began (a later edit in the same tick would not show in the stat). It
stores the problems too, so that a broken file is named on every run. Any doubt reads the file again.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routecli import __version__
from routecli.core.history import Facts, History
from routecli.errors import Problem
from routecli.storage import layout, packed
from routecli.storage.cachefile import read_cache, write_cache

if TYPE_CHECKING:
    from collections.abc import Mapping

Stat = tuple[int, int, int, int]
RESTED_NS = 2_000_000_000
LAZY = frozenset({"orders", "needs", "aftersales", "contracts"})


def stat_of(result: os.stat_result) -> Stat:
    """Return what tells one state of a file from another; on Windows ctime is the birth time and adds nothing."""
    return result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino


def _fingerprint() -> str:
    """Return what an index must agree on to be read by this program: the code that reads, types and folds the files."""
    package = Path(__file__).parent.parent
    folders = (package / "core", package / "core" / "reasons", package / "storage")
    code = sorted(
        (e.name, e.stat().st_size, e.stat().st_mtime_ns) for f in folders for e in os.scandir(f) if e.is_file()
    )
    return f"{__version__} {zlib.crc32(repr(code).encode()):08x}"


class Remembered(dict[str, Facts]):
    """Facts of a log whose long ones are still text: most commands ask for them of few customers or none."""

    def get(self, name: str, default: Facts = None) -> Facts:
        """Return a domain's facts, taken apart when first asked for."""
        fact = super().get(name, default)
        if name in LAZY and isinstance(fact, str):
            fact = self[name] = json.loads(fact)
        return fact


class Index:
    """The remembered files of one book."""

    def __init__(self, root: Path, files: dict[str, list[Any]] | None = None, stamp: int = 0) -> None:
        """Start from remembered files, or empty."""
        self.root = str(root.resolve())
        self.name = f"index-{zlib.crc32(self.root.encode('utf-8', 'surrogateescape')):08x}.json"
        self.files = files or {}
        self.stamp = stamp
        self.begun = time.time_ns()  # before any stat: a file changed while others are being read has not rested
        self.fresh: dict[str, list[Any]] = {}

    @classmethod
    def load(cls, root: Path) -> Index:
        """Return the index of a book, empty where there is none that can be trusted."""
        empty = cls(root)
        found = read_cache(empty.name)
        if not isinstance(found, dict) or found.get("root") != empty.root or found.get("made_by") != _fingerprint():
            return empty
        return cls(root, found["files"], found["stamp"])

    def recall(self, name: str, stat: Stat) -> tuple[Any, list[Problem]] | None:
        """Return a file's value and problems where they can be trusted, else None."""
        row = self.files.get(name)
        if row is None or tuple(row[0]) != stat or max(stat[1], stat[2]) > self.stamp - RESTED_NS:
            return None
        return _revive(name, row[1]), [Problem(*problem) for problem in row[2]]

    def remember(self, name: str, value: Any, problems: list[Problem]) -> None:
        """Keep what a file held for the next run."""
        self.fresh[name] = [None, _pack(value), problems]

    def save(self, stats: Mapping[str, Stat]) -> None:
        """Write the index where a file was read, added or removed since; the stats are those from before reading."""
        gone = [name for name in self.files if name not in stats]
        if not self.fresh and not gone:
            return
        for name, row in self.fresh.items():
            row[0] = stats[name]
        files = {name: row for name, row in {**self.files, **self.fresh}.items() if name in stats}
        write_cache(self.name, {"made_by": _fingerprint(), "root": self.root, "stamp": self.begun, "files": files})


def _record_of(name: str) -> str:
    if name.startswith(f"{layout.CUSTOMERS}/"):
        return "customer"
    return "news" if name.startswith(f"{layout.NEWS}/") else "settings"


def _pack(value: Any) -> Any:
    if isinstance(value, History):
        facts = {name: json.dumps(fact) if name in LAZY else fact for name, fact in value.facts.items()}
        return [value.upto.isoformat(), value.entries, facts]
    return packed.pack(value)


def _revive(name: str, row: Any) -> Any:
    if row is None:
        return None
    if name.startswith(f"{layout.VISITS}/"):
        return History(date.fromisoformat(row[0]), row[1], Remembered(row[2]))
    if name == layout.PRODUCTS:
        return {code: packed.revive("product", product) for code, product in row.items()}
    return packed.revive(_record_of(name), row)
