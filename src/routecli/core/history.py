"""A customer's log folded into what the rules need to know of it.

The lines of a log are a set: equal lines are one entry, their order in the file means nothing, and corrections are lines
of their own (`replaces`, `voids`). Each domain folds the living entries into facts of its own, JSON values that the index
can hold; only the domain that made them reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from routecli.core.entry import Entry

Facts = Any  # JSON values


class History(NamedTuple):
    """The facts of a customer's log; they hold on any day not before `upto`."""

    upto: date
    entries: int
    facts: Mapping[str, Facts]


EMPTY = History(date.min, 0, {})
Fold = Callable[[Sequence["Entry"]], Facts]


def id_day(entry_id: str) -> date | None:
    """Return the day that an entry's id begins with, or None if it has none."""
    try:
        return date(2000 + int(entry_id[:2]), int(entry_id[2:4]), int(entry_id[4:6]))
    except ValueError:
        return None


def counts_from(entry: Entry) -> date:
    """Return the day from which an entry exists: its own date, or for a correction the day it was written if later."""
    if entry.replaces or entry.voids:
        return max(entry.date, id_day(entry.id) or entry.date)
    return entry.date


def order(entry: Entry) -> tuple[date, str, str]:
    """Return the sort key of entries: date, time, id."""
    return entry.date, entry.time, entry.id


def live(entries: Iterable[Entry], as_of: date) -> list[Entry]:
    """Return the entries in force on `as_of`, in order: nothing later, nothing replaced or voided by a living line."""
    known = _known(entries, as_of)
    return _in_force(known, _acting(known))


def _known(entries: Iterable[Entry], as_of: date) -> list[Entry]:
    """Return the lines that exist on `as_of`, in order; two different lines with one id by what they say."""
    known = sorted((entry for entry in entries if counts_from(entry) <= as_of), key=order)
    if len({entry.id for entry in known}) < len(known):
        known.sort(key=lambda entry: (order(entry), repr(entry)))
    return known


def _in_force(known: Sequence[Entry], acting: Sequence[Entry]) -> list[Entry]:
    struck = {correction.replaces or correction.voids for correction in acting}
    return [e for e in known if e.id not in struck and not e.voids]


def _acting(known: Sequence[Entry]) -> list[Entry]:
    """Return the corrections that count: those no counting line voids; one that is replaced acts through its successor.

    Judged from the voids that nothing voids downward; what is left is a circle, and takes nothing back.
    """
    corrections = [entry for entry in known if entry.replaces or entry.voids]
    targets: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = defaultdict(int)  # voids of a line that are not judged yet
    for correction in corrections:
        if correction.voids:
            targets[correction.id].append(correction.voids)
            waiting[correction.voids] += 1
    verdict = {correction.id: True for correction in corrections if correction.id not in waiting}
    ready = list(verdict)
    while ready:
        judged = ready.pop()
        for target in targets[judged]:
            waiting[target] -= 1
            if target not in verdict and (verdict[judged] or not waiting[target]):
                verdict[target] = not verdict[judged]
                ready.append(target)
    return [correction for correction in corrections if verdict.get(correction.id)]


def summarise(entries: Iterable[Entry], as_of: date, folds: Mapping[str, Fold]) -> History:
    """Fold the entries in force on `as_of` through every domain; a domain without facts leaves none."""
    lines = list(entries)
    known = _known(lines, as_of)
    acting = _acting(known)
    living = _readdressed(_in_force(known, acting), {e.replaces: e.id for e in acting if e.replaces})
    upto = max((counts_from(entry) for entry in lines), default=date.min)
    facts = {name: fold(living) for name, fold in folds.items()} if living else {}
    return History(upto, len(living), {name: fact for name, fact in facts.items() if fact})


def _last_names(renamed: Mapping[str, str]) -> dict[str, str]:
    """Return for each replaced id the last of its chain of replacements; in a circle, an id of the circle."""
    last: dict[str, str] = {}
    for id_ in renamed:
        chain: dict[str, None] = {}  # in order
        while id_ in renamed and id_ not in chain and id_ not in last:
            chain[id_] = None
            id_ = renamed[id_]  # noqa: PLW2901 -- walks the chain
        last |= dict.fromkeys(chain, last.get(id_, id_))
    return last


def _readdressed(entries: list[Entry], renamed: Mapping[str, str]) -> list[Entry]:
    """Return the entries with every address made current: it follows the replacements (`old id → new id`) of its entry."""
    if not renamed:
        return entries

    last = _last_names(renamed)

    def current(address: str) -> str:
        entry_id, mark, n = address.partition("#")
        return last.get(entry_id, entry_id) + mark + n

    def readdressed(entry: Entry) -> Entry:
        return entry._replace(
            done=[current(address) for address in entry.done],
            dropped=[row._replace(id=current(row.id)) for row in entry.dropped],
            moved=[row._replace(id=current(row.id)) for row in entry.moved],
            stages=[row._replace(id=current(row.id)) for row in entry.stages],
        )

    return [readdressed(e) if e.done or e.dropped or e.moved or e.stages else e for e in entries]


class EntryPart(NamedTuple):
    """A part of an entry that stays open until cleared, with its address `<id>#<n>`."""

    id: str
    entry: Entry
    part: Any


def parts(entry: Entry) -> list[EntryPart]:
    """Return the addressable parts of an entry: its promises, then its voices, then its needs, counted from 1."""
    found = [*entry.follow_ups, *entry.voices, *entry.needs]
    return [EntryPart(f"{entry.id}#{n}", entry, part) for n, part in enumerate(found, 1)]


class Cleared(NamedTuple):
    """The addresses that later entries closed or moved; an address without `#n` means the whole entry."""

    closed: frozenset[str]
    moved: Mapping[str, date]

    def has(self, item_id: str) -> bool:
        """Return whether a part is closed, by its own address or its entry's."""
        return item_id in self.closed or item_id.partition("#")[0] in self.closed


def cleared(entries: Sequence[Entry]) -> Cleared:
    """Return what the entries close (`done`, `dropped`) and move."""
    done = [address for e in entries if e.done for address in e.done]
    dropped = [row.id for e in entries if e.dropped for row in e.dropped]
    return Cleared(frozenset([*done, *dropped]), {row.id: row.due for e in entries if e.moved for row in e.moved})
