"""A log as a history: the newest entry first, corrections followed or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from routecli.core.history import counts_from, live, order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from routecli.core.entry import Entry


class NumberedEntry(Protocol):
    """An entry and the number of its line, as a log gives it."""

    @property
    def number(self) -> int:
        """The line, from 1."""

    @property
    def entry(self) -> Entry:
        """The entry."""


class ChronicleEntry(NamedTuple):
    """An entry with its line; `struck` if a later line undid it."""

    number: int
    entry: Entry
    struck: bool


def _made(entry: Entry) -> tuple[date, str, str]:
    """Return when an entry was made, as a sort key; an appointment's time is that of the day it promises."""
    day, time, id_ = order(entry)
    return day, "" if entry.type == "appointment" else time, id_


def chronicle(lines: Iterable[NumberedEntry], as_of: date, *, with_struck: bool = False) -> list[ChronicleEntry]:
    """Return the entries in force on `as_of`, newest first; `with_struck` adds what was undone and the lines that did so."""
    known = [line for line in lines if counts_from(line.entry) <= as_of]
    in_force = {id(entry) for entry in live((line.entry for line in known), as_of)}
    told = [
        ChronicleEntry(line.number, line.entry, id(line.entry) not in in_force and not line.entry.voids)
        for line in known
    ]
    told.sort(key=lambda row: _made(row.entry), reverse=True)
    return told if with_struck else [row for row in told if id(row.entry) in in_force]
