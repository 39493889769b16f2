"""The index: what the book's files held when they were last read, so that history costs nothing.

Derived and disposable. A file's row is trusted only where size, mtime, ctime and inode are as remembered and the file
had rested for two seconds when reading began (`walk`). It stores the problems too, so that a broken file is named on
every run. Any doubt, a damaged piece of the index included, reads the file again.

Its pieces are read when they are asked for: the head, the names of the files, their states, where their rows end, cards
(what is asked of many and needs no row), the rows of short facts and those of long ones.
"""

from __future__ import annotations

import json
from array import array
from datetime import date
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.history import Facts, History
from routecli.errors import Problem
from routecli.storage import layout, packed
from routecli.storage.cachefile import (
    DamagedError,
    Pieces,
    code_stamp,
    joined,
    name_of,
    numbers,
    split,
    to_json,
    write_pieces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence
    from pathlib import Path

HEAD, NAMES, STATES, ENDS, CARDS, SHORT, LONG = range(7)
WORTH_WRITING = 200  # reading a log again costs what writing the rows of so many files does
CODE = ("core", "core/reasons", "storage")  # what reads, types and folds the files: an index it did not make is none
LAZY = ("orders", "needs", "aftersales", "contracts", "visits")  # long facts, asked of few customers or none


class Read(NamedTuple):
    """What one file holds, typed, and its problems."""

    value: Any
    problems: Sequence[Problem]


class Remembered(dict[str, Facts]):
    """Facts of a log whose long ones are still bytes: a line for each of `LAZY`."""

    def __init__(self, short: Mapping[str, Facts], long: Callable[[], bytes]) -> None:
        """Keep the short facts, and a call for the lines of the long ones."""
        super().__init__(short)
        self.long = long

    def get(self, name: str, default: Facts = None) -> Facts:
        """Return a domain's facts; the long ones are taken apart whenever they are asked for, which is seldom twice."""
        if name not in LAZY:
            return dict.get(self, name, default)
        lines = self.long().split(b"\n")
        line = lines[LAZY.index(name)] if len(lines) == len(LAZY) else b""
        return _from_json(line) if line else default


class Index:
    """The remembered files of one book; what is not remembered is read by `read`, which takes a file's name."""

    def __init__(self, root: Path, read: Callable[[str], Read], *, use: bool = True) -> None:
        """Open the index of a book; it is empty where there is none that can be trusted, or none is to be used."""
        self.root, self.read = str(root.resolve()), read
        self.fresh: dict[str, Read] = {}
        self.pieces: Pieces | None = Pieces(name_of("index", self.root)) if use else None
        self.head = self._head()
        self.nothing = set(self.head.get("nothing", ()))  # the files that held nothing to be kept
        names, states = split(self._piece(NAMES)), numbers(self._piece(STATES))
        self.row = dict(zip(names, range(len(states)), strict=False))
        self.states = dict(zip(names, states, strict=False))

    def _head(self) -> dict[str, Any]:
        """Return the head of an index that this code made of this book, else nothing."""
        head: dict[str, Any] = _from_json(self._piece(HEAD) or b"{}")
        if head.get("root") == self.root and head.get("made_by") == code_stamp(*CODE):
            return head
        self.pieces = None
        return {}

    def _piece(self, n: int) -> bytes:
        """Return a piece of the index file, nothing where it is damaged: then the next run begins anew."""
        try:
            return self.pieces.get(n) if self.pieces else b""
        except DamagedError:
            self._forget()
            return b""

    def _forget(self) -> None:
        if self.pieces:
            self.pieces.forget()
        self.pieces = None

    def stale(self, states: Mapping[str, int]) -> list[str]:
        """Return the files that are not in the state in which they were read."""
        known = self.states
        return [] if known == states else [name for name, state in states.items() if known.get(name) != state]

    def problems_of(self, names: Container[str]) -> list[Problem]:
        """Return the remembered problems of these files."""
        remembered: dict[str, list[list[Any]]] = self.head.get("problems", {})
        return [Problem(*row) for name, rows in remembered.items() if name in names for row in rows]

    def remember(self, name: str, read: Read) -> None:
        """Keep what a file holds."""
        self.fresh[name] = read
        if read.value is None:
            self.nothing.add(name)
        else:
            self.nothing.discard(name)

    def value(self, name: str) -> Any:
        """Return what a file holds: as read just now, as remembered, or read again where the memory is damaged."""
        if name not in self.fresh:
            if row := self._slice(SHORT, name):
                return _revive(name, row, partial(self._long, name))
            self.fresh[name] = self.read(name)
        return self.fresh[name].value

    def _long(self, name: str) -> bytes:
        found = self._slice(LONG, name)
        return _pack(self.read(name).value)[1] if found is None else found

    def _slice(self, piece: int, name: str) -> bytes | None:
        """Return a file's row in a piece, None where it is damaged."""
        ends, rows, n = self._ends, self._piece(piece), self.row[name]
        if self.pieces is None:
            return None
        end = ends[piece - SHORT]
        return rows[end[n - 1] if n else 0 : end[n]]

    @cached_property
    def _ends(self) -> tuple[array[int], array[int]]:
        """Where each file's row ends in the short rows, and in the long ones."""
        ends = numbers(self._piece(ENDS))
        return ends[: len(self.row)], ends[len(self.row) :]

    @cached_property
    def cards(self) -> dict[str, dict[str, Any]]:
        """Whose each customer is (`reps`), the last day of its log (`upto`) and who was there lately (`visitors`)."""
        from routecli.core.durations import visitors

        cards: dict[str, dict[str, Any]] = _from_json(self._piece(CARDS) or b'{"reps":{},"upto":{},"visitors":{}}')
        if self.pieces is None:
            self.fresh |= {name: self.read(name) for name in self.row if name not in self.fresh}
        for name, (value, *_) in self.fresh.items():
            folder, _, file = name.partition("/")
            id_ = file.rpartition(".")[0]
            if folder == layout.CUSTOMERS and value:
                cards["reps"][id_] = value.rep
            elif isinstance(value, History):
                cards["upto"][id_], cards["visitors"][id_] = value.upto.isoformat(), visitors(value)
        return cards

    def later(self, day: str) -> set[str]:
        """Return the customers whose logs go beyond a day."""
        fresh = [read.value.upto.isoformat() for read in self.fresh.values() if isinstance(read.value, History)]
        if max([self.head.get("latest", ""), *fresh]) <= day:
            return set()
        return {id_ for id_, upto in self.cards["upto"].items() if upto > day}

    def save(self, states: Mapping[str, int]) -> None:
        """Write the index of the files in these states if enough has been read, or any removed, since it was written.

        To read `n` logs again on every run costs by `n`, to write costs by the number of files and is done every `n` logs.
        """
        fresh = {name: read for name, read in self.fresh.items() if states[name]}
        if len(fresh) ** 2 * WORTH_WRITING <= len(states) and self.row.keys() <= states.keys():
            return
        cards, rows = self.cards, self._rows()
        rows = {name: row for name, row in rows.items() if self.states[name] == states.get(name)}
        rows |= {name: _pack(read.value) for name, read in fresh.items()}
        names = [name for name in states if name in rows]
        noted = self.head.get("problems", {}) | {name: read.problems for name, read in fresh.items()}
        head = {
            "made_by": code_stamp(*CODE), "root": self.root, "latest": max(cards["upto"].values(), default=""),
            "nothing": [name for name in names if name in self.nothing],
            "problems": {name: noted[name] for name in names if noted.get(name)},
        }  # fmt: skip
        if self.pieces:
            self.pieces.close()
        shorts, longs = [rows[name][0] for name in names], [rows[name][1] for name in names]
        write_pieces(
            name_of("index", self.root),
            to_json(head),
            joined(names),
            array("q", [states[name] for name in names]).tobytes(),
            array("q", [*accumulate(map(len, shorts)), *accumulate(map(len, longs))]).tobytes(),
            to_json(cards),
            b"".join(shorts),
            b"".join(longs),
        )

    def _rows(self) -> dict[str, tuple[bytes, bytes]]:
        """Return the two rows of each remembered file, of none where a piece is damaged."""
        pieces = [self._piece(SHORT), self._piece(LONG)]
        ends = self._ends
        if self.pieces is None:
            return {}
        shorts, longs = (
            [piece[start:end] for start, end in pairwise([0, *end])] for piece, end in zip(pieces, ends, strict=True)
        )
        return dict(zip(self.row, zip(shorts, longs, strict=True), strict=True))


def _from_json(text: bytes) -> Any:
    return json.loads(text.decode("utf-8", "surrogatepass"))


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


def _revive(name: str, row: bytes, long: Callable[[], bytes]) -> Any:
    value = _from_json(row)
    if name.startswith(f"{layout.VISITS}/"):
        return History(date.fromisoformat(value[0]), value[1], Remembered(value[2], long))
    if name == layout.PRODUCTS:
        return {code: packed.revive("product", product) for code, product in value.items()}
    return packed.revive(_record_of(name), value)
