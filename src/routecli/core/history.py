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
    """Return the day that an entry's id begins with, or None where it has none."""
    try:
        return date(2000 + int(entry_id[:2]), int(entry_id[2:4]), int(entry_id[4:6]))
    except ValueError:
        return None


def counts_from(entry: Entry) -> date:
    """Return the day from which an entry exists: its own date, or for a correction the day it was written."""
    if entry.replaces or entry.voids:
        return id_day(entry.id) or entry.date
    return entry.date


def order(entry: Entry) -> tuple[date, str, str]:
    """Return the sort key of entries: date, time, id."""
    return entry.date, entry.time, entry.id


def live(entries: Iterable[Entry], as_of: date) -> list[Entry]:
    """Return the entries in force on `as_of`, in order: nothing later, nothing replaced or voided by a living line."""
    known = [entry for entry in entries if counts_from(entry) <= as_of]
    corrections: dict[str, list[Entry]] = defaultdict(list)
    for entry in known:
        if target := entry.replaces or entry.voids:
            corrections[target].append(entry)
    if not corrections:
        return sorted(known, key=order)
    struck = _struck(known, corrections)
    return sorted((e for e in known if e.id not in struck and not e.voids), key=order)


def _struck(known: Sequence[Entry], corrections: Mapping[str, Sequence[Entry]]) -> set[str]:
    """Return the ids taken back: a correction acts until it is voided; one that is replaced acts through its successor."""
    verdict: dict[str, bool] = {}

    def acts(correction: Entry, path: frozenset[str]) -> bool:
        if correction.id in path:  # a circle of voids takes nothing back
            return False
        if correction.id not in verdict:
            voids = (c for c in corrections.get(correction.id, ()) if c.voids)
            verdict[correction.id] = not any(acts(void, path | {correction.id}) for void in voids)
        return verdict[correction.id]

    return {entry.id for entry in known if any(acts(c, frozenset()) for c in corrections.get(entry.id, ()))}


def summarise(entries: Iterable[Entry], as_of: date, folds: Mapping[str, Fold]) -> History:
    """Fold the entries in force on `as_of` through every domain; a domain without facts leaves none."""
    living = live(entries, as_of)
    facts = {name: fold(living) for name, fold in folds.items()} if living else {}
    upto = max((counts_from(entry) for entry in entries), default=date.min)
    return History(upto, len(living), {name: fact for name, fact in facts.items() if fact})


def successors(entries: Iterable[Entry]) -> dict[str, str]:
    """Return old id → new id for every replaced entry, so that addresses of its parts stay good."""
    return {entry.replaces: entry.id for entry in entries if entry.replaces}


class Item(NamedTuple):
    """A part of an entry that stays open until cleared, with its address `<id>#<n>`."""

    id: str
    entry: Entry
    part: Any


def parts(entry: Entry) -> list[Item]:
    """Return the addressable parts of an entry: its promises, then its voices, then its needs, counted from 1."""
    found = [*entry.follow_ups, *entry.voices, *entry.needs]
    return [Item(f"{entry.id}#{n}", entry, part) for n, part in enumerate(found, 1)]


class Cleared(NamedTuple):
    """The addresses that later entries closed or moved; an address without `#n` means the whole entry."""

    closed: frozenset[str]
    moved: Mapping[str, date]

    def has(self, item_id: str) -> bool:
        """Say whether a part is closed, by its own address or its entry's."""
        return item_id in self.closed or item_id.partition("#")[0] in self.closed


def resolver(entries: Iterable[Entry]) -> Callable[[str], str]:
    """Return what turns an address into the one in force: it follows the replacement of its entry."""
    renamed = successors(entries)

    def current(address: str) -> str:
        entry_id, mark, n = address.partition("#")
        for _ in range(len(renamed)):
            if entry_id not in renamed:
                break
            entry_id = renamed[entry_id]
        return entry_id + mark + n

    return current


def cleared(entries: Sequence[Entry]) -> Cleared:
    """Return what the entries close (`done`, `dropped`) and move; an address follows the replacement of its entry."""
    current = resolver(entries)
    closed = frozenset(current(a) for e in entries for a in (*e.done, *(d.id for d in e.dropped)))
    return Cleared(closed, {current(m.id): m.due for e in entries for m in e.moved})
