"""The index: what the book's files held when they were last read, so that history costs nothing.

Derived and disposable. A file's row is trusted only where size, mtime, ctime and inode are as remembered and the file
had rested for two seconds when reading began (a later edit in the same tick would not show in the stat). It
stores the problems too, so that a broken file is named on every run. Any doubt reads the file again.

The first line says of which files; their rows follow as JSON lines, taken apart when asked for and copied when not.
"""

from __future__ import annotations

import json
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.history import Facts, History
from routecli.errors import Problem
from routecli.storage import layout, packed
from routecli.storage.cachefile import code_stamp, name_of, read_bytes, to_json, write_bytes

if TYPE_CHECKING:
    import os
    from collections.abc import Container, Iterable, Mapping, Sequence
    from pathlib import Path

Bytes = memoryview | bytes
RESTED_NS = 2_000_000_000
WORTH_WRITING = 50  # taking five logs of a hundred entries apart costs what writing an index of two thousand does
CODE = ("core", "core/reasons", "storage")  # what reads, types and folds the files: an index it did not make is none
LAZY = ("orders", "needs", "aftersales", "contracts", "visits")  # long facts, asked of few customers or none
_decode = json.JSONDecoder().raw_decode


class Read(NamedTuple):
    """What one file holds, typed, and its problems."""

    value: Any
    problems: Sequence[Problem]


UNREAD = object()


def state_of(found: os.stat_result) -> str:
    """Return what tells one state of a file from another; on Windows ctime is the birth time and adds nothing."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}:"


def _from_json(text: Bytes) -> Any:
    return _decode(str(text, "utf-8", "surrogatepass"))[0]


class Remembered(dict[str, Facts]):
    """Facts of a log whose long ones are still bytes: a line for each of `LAZY`."""

    rest: Bytes = b""

    def get(self, name: str, default: Facts = None) -> Facts:
        """Return a domain's facts; the long ones are taken apart whenever they are asked for, which is seldom twice."""
        if name in LAZY and self.rest:
            line = bytes(self.rest).split(b"\n")[LAZY.index(name)]
            return _from_json(line) if line else default
        return dict.get(self, name, default)


EMPTY: dict[str, Any] = {"files": {}, "reps": {}, "upto": {}, "visitors": {}, "problems": {}}
NOTHING = "-"  # the place of a file that held nothing to be kept


class Index:
    """The remembered files of one book: of each its stat, its problems, and its row in two pieces, one for later.

    `reps`, `upto` and `visitors` tell by customer what is asked of many and needs no row: whose it is, the last day of its
    log and who was there lately.
    """

    def __init__(self, root: Path, head: Mapping[str, Any] = EMPTY, short: bytes = b"", long: bytes = b"") -> None:
        """Start from the pieces of an index file (its head, the short rows, the long ones), or empty."""
        self.root = str(root.resolve())
        self.begun = time.time_ns()  # before any stat: a file changed while others are being read has not rested
        self.files: dict[str, str] = dict(head["files"])  # `<state>:<where the two pieces of the row are>`
        self.reps: dict[str, str] = dict(head["reps"])
        self.upto: dict[str, str] = dict(head["upto"])
        self.visitors: dict[str, Sequence[str]] = dict(head["visitors"])
        self.problems = dict[str, list[list[Any]]](head["problems"])
        self.short, self.long = memoryview(short), memoryview(long)
        self.fresh: dict[str, tuple[Bytes, Bytes]] = {}
        self.read = 0  # bytes of what was read anew and may be trusted the next time

    @classmethod
    def load(cls, root: Path) -> Index:
        """Return the index of a book, empty where there is none that can be trusted."""
        where = str(root.resolve())
        head, *rows = read_bytes(name_of("index", where)) or [b"null"]
        found = _from_json(head)
        if not isinstance(found, dict) or found.get("root") != where or found.get("made_by") != code_stamp(*CODE):
            return cls(root)
        return cls(root, found, *rows)

    def recall(self, name: str, state: str) -> Any:
        """Return a file's value as a call that takes its row apart, None where it held none, `UNREAD` if not to be trusted."""
        known = self.files.get(name, "")
        if not known.startswith(state):
            return UNREAD
        return None if known[-1] == NOTHING else partial(self._revived, name, known[len(state) :])

    def problems_of(self, names: Container[str]) -> list[Problem]:
        """Return the remembered problems of these files."""
        return [Problem(*row) for name, rows in self.problems.items() if name in names for row in rows]

    def trusts(self, name: str, state: str) -> bool:
        """Say whether a file in this state holds what it held when it was read: it had rested then."""
        return self.files.get(name, "").startswith(state)

    def _revived(self, name: str, places: str) -> Any:
        return _revive(name, *self._row(places))

    def _row(self, places: str) -> tuple[Bytes, Bytes]:
        if places == NOTHING:
            return b"", b""
        start, end, long_start, long_end = map(int, places.split())
        return self.short[start:end], self.long[long_start:long_end] if long_end > long_start else b""

    def remember(self, name: str, state: str, read: Read) -> None:
        """Keep what a file held for the next run; the state is the one from before it was read.

        A file that had not rested is kept without its state: it will be read again.
        """
        size, modified, changed, _ = state.split()
        has_rested = max(int(modified), int(changed)) <= self.begun - RESTED_NS
        self.files[name] = state if has_rested else ":"
        self.read += int(size) if has_rested else 0
        self.fresh[name] = _pack(read.value)
        self._note(name, read.value)
        self.problems[name] = [list(problem) for problem in read.problems]

    def _note(self, name: str, value: Any) -> None:
        """Keep what is asked of many."""
        folder, _, file = name.partition("/")
        id_ = file.rpartition(".")[0]
        if folder == layout.CUSTOMERS and value:
            self.reps[id_] = value.rep
        elif isinstance(value, History):
            from routecli.core.durations import visitors

            self.upto[id_], self.visitors[id_] = value.upto.isoformat(), visitors(value)

    def save(self, names: Iterable[str]) -> None:
        """Write the index of the files `names` if enough has been read, or any removed, since it was written.

        Reading costs by what is read, writing by what is known: a log or two are sooner read again on every run.
        """
        kept = [name for name in names if name in self.files]
        if self.read * WORTH_WRITING <= len(self.short) + len(self.long) and len(kept) == len(self.files):
            return
        files, shorts, longs, start, long_start = {}, [], [], 0, 0
        for name in kept:
            state, _, places = self.files[name].partition(":")
            short, long = self.fresh.get(name) or self._row(places)
            end, long_end = start + len(short), long_start + len(long)
            files[name] = f"{state}:{start} {end} {long_start} {long_end}" if short else f"{state}:{NOTHING}"
            start, long_start = end, long_end
            shorts.append(short)
            longs.append(long)
        cards = {"reps": self.reps, "upto": self.upto, "visitors": self.visitors}
        problems = {name: found for name in kept if (found := self.problems.get(name))}
        made = {"made_by": code_stamp(*CODE), "root": self.root}
        head = to_json({**made, "files": files, **cards, "problems": problems})
        write_bytes(name_of("index", self.root), head, b"".join(shorts), b"".join(longs))


def _record_of(name: str) -> str:
    if name.startswith(f"{layout.CUSTOMERS}/"):
        return "customer"
    if name.startswith(f"{layout.PLANS}/"):
        return "plan"
    return "news" if name.startswith(f"{layout.NEWS}/") else "settings"


def _pack(value: Any) -> tuple[bytes, bytes]:
    if value is None:
        return b"", b""
    if not isinstance(value, History):
        return to_json(packed.pack(value)), b""
    light = {name: fact for name, fact in value.facts.items() if name not in LAZY}
    lines = [to_json(value.facts[name]) if name in value.facts else b"" for name in LAZY]
    return to_json([value.upto.isoformat(), value.entries, light]), b"\n".join(lines) if any(lines) else b""


def _revive(name: str, row: Bytes, rest: Bytes) -> Any:
    value = _from_json(row)
    if name.startswith(f"{layout.VISITS}/"):
        facts = Remembered(value[2])
        facts.rest = rest
        return History(date.fromisoformat(value[0]), value[1], facts)
    if name == layout.PRODUCTS:
        return {code: packed.revive("product", product) for code, product in value.items()}
    return packed.revive(_record_of(name), value)
