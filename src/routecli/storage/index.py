"""The index: what the book's files held when they were last read, so that history costs nothing.

Derived and disposable. A file's row is trusted only where size, mtime, ctime and inode are as remembered and the file
had rested for two seconds when reading began (`walk`). It stores the problems too, so that a broken file is named on
every run. Any doubt, a damaged piece of the index included, reads the file again.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core import layout
from routecli.core.history import Facts, History, is_unfolded
from routecli.errors import Problem
from routecli.storage import packed
from routecli.storage.cachefile import DamagedError, code_stamp, name_of, to_json
from routecli.storage.layer import LONG, SHORT, Layer, Row, from_json, sealed, write_layer

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence
    from pathlib import Path

Cards = dict[str, dict[str, Any]]
CARDS_OF = ("reps", "upto", "visitors")
CODE = (
    "core",
    "core/reasons",
    "storage",
    "storage/files",
    "storage/schema",
)  # what reads, types and folds the files: an index it did not make is none
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
        return from_json(line) if line else default


class Index:
    """The remembered files of one book; what is not remembered is read by `read`, which takes a file's name.

    Its rows are in two layers: one of nearly all files, and one of those read since it was written.
    """

    def __init__(self, root: Path, read: Callable[[str], Read], *, use: bool = True) -> None:
        """Open the index of a book; it is empty where there is none that can be trusted, or none is to be used."""
        self.read, self.fresh = read, dict[str, Read]()
        where = str(root.resolve())
        self.about = {"made_by": code_stamp(*CODE), "root": where}
        self.main = Layer(name_of("index", where), self.about, use=use)
        self.late = Layer(name_of("index-late", where), {**self.about, "after": self.main.stamp}, use=use)
        self.is_sound = True
        self.states = {**self.main.states, **self.late.states}
        self.problems: dict[str, Sequence[Any]] = {}
        self.nothing = set[str]()  # the files that held nothing to be kept
        for layer in (self.main, self.late):
            older = {name: rows for name, rows in self.problems.items() if name not in layer.place}
            self.problems = older | layer.head.get("problems", {})
            self.nothing = self.nothing - layer.place.keys() | set(layer.head.get("nothing", ()))

    def _forget(self) -> None:
        """Trust no row any more, and have the next run begin anew."""
        self.is_sound = False
        self.main.forget()
        self.late.forget()

    def stale(self, states: Mapping[str, int]) -> list[str]:
        """Return the files that are not in the state in which they were read."""
        known = self.states
        return [] if known == states else [name for name, state in states.items() if known.get(name) != state]

    def problems_of(self, names: Container[str]) -> list[Problem]:
        """Return the remembered problems of these files."""
        return [Problem(*row) for name, rows in self.problems.items() if name in names for row in rows]

    def remember(self, name: str, read: Read) -> None:
        """Keep what a file holds."""
        self.fresh[name] = read
        self.problems[name] = read.problems
        if read.value is None:
            self.nothing.add(name)
        else:
            self.nothing.discard(name)

    def value(self, name: str) -> Any:
        """Return what a file holds: as read just now, as remembered, or read again where the memory is damaged."""
        if name not in self.fresh:
            if row := self._row(SHORT, name):
                return _revive(name, row, partial(self._long, name))
            self.fresh[name] = self.read(name)
        return self.fresh[name].value

    def _long(self, name: str) -> bytes:
        found = self._row(LONG, name)
        return _pack(self.read(name).value)[1] if found is None else found

    def _row(self, piece: int, name: str) -> bytes | None:
        """Return a file's row in a piece, None where it is damaged."""
        try:
            return (self.late if name in self.late.place else self.main).row(piece, name) if self.is_sound else None
        except DamagedError:
            self._forget()
            return None

    @cached_property
    def cards(self) -> Cards:
        """Whose each customer is (`reps`), the last day of its log (`upto`) and who was there lately (`visitors`)."""
        try:
            known = (self.main.cards, self.late.cards)
        except DamagedError:
            self._forget()
            known = ({}, {})
            self.fresh |= {name: self.read(name) for name in self.states if name not in self.fresh}
        return _merged(*known, _cards_of(self.fresh))

    def later(self, day: str) -> set[str]:
        """Return the customers whose logs go beyond a day."""
        fresh = [read.value.upto.isoformat() for read in self.fresh.values() if isinstance(read.value, History)]
        if max([*(layer.head.get("latest", "") for layer in (self.main, self.late)), *fresh]) <= day:
            return set()
        return {id_ for id_, upto in self.cards["upto"].items() if upto > day}

    def save(self, states: Mapping[str, int]) -> None:
        """Write what was read of the files in these states and may be trusted the next time.

        To write costs by the number of rows. The late ones are written with every reading, all `f` of them whenever the
        late ones have become more than √2f: then both cost the same in the long run.
        """
        fresh = {name: read for name, read in self.fresh.items() if states[name] and not is_unfolded(read.value)}
        if not fresh or not self.is_sound:
            return
        try:
            rows = _still(self.late, states) | {name: sealed(*_pack(read.value)) for name, read in fresh.items()}
            cards = _merged(self.late.cards, _cards_of(fresh))
            is_late = self.main.place and len(rows) ** 2 <= 2 * len(states)
            if not is_late:
                rows, cards = _still(self.main, states) | rows, self.cards
        except DamagedError:
            self._forget()
            return
        head = {
            **self.about, "after": self.main.stamp if is_late else "", "latest": max(cards["upto"].values(), default=""),
            "nothing": [name for name in rows if name in self.nothing],
            "problems": {name: self.problems[name] for name in rows if self.problems.get(name)},
        }  # fmt: skip
        layer = self.late if is_late else self.main
        layer.close()
        write_layer(layer.name, head, states, rows, cards)


def _still(layer: Layer, states: Mapping[str, int]) -> dict[str, Row]:
    """Return the rows of the files that are as they were."""
    return {name: row for name, row in layer.rows().items() if layer.states[name] == states.get(name)}


def _cards_of(fresh: Mapping[str, Read]) -> Cards:
    """Return the cards of what was just read."""
    from routecli.core.durations import visitors

    cards: Cards = {what: {} for what in CARDS_OF}
    for name, (value, _) in fresh.items():
        id_ = layout.id_of(name)
        if name.startswith(f"{layout.CUSTOMERS}/") and value:
            cards["reps"][id_] = value.rep
        elif isinstance(value, History):
            cards["upto"][id_], cards["visitors"][id_] = value.upto.isoformat(), visitors(value)
    return cards


def _merged(*cards: Cards) -> Cards:
    """Return cards, the later before the earlier."""
    merged: Cards = {what: {} for what in CARDS_OF}
    for some in cards:
        for what, rows in some.items():
            merged[what] |= rows
    return merged


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
    value = from_json(row)
    if name.startswith(f"{layout.VISITS}/"):
        return History(date.fromisoformat(value[0]), value[1], Remembered(value[2], long))
    if name == layout.PRODUCTS:
        return {code: packed.revive("product", product) for code, product in value.items()}
    return packed.revive(_record_of(name), value)
