"""Holds (訪問停止): no visits through a day; the last hold of a log is the one that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.entry import Entry
from routecli.core.history import live

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def hold_in_force(entries: Iterable[Entry], today: date) -> Entry | None:
    """Return the hold that pauses the customer on `today`, or None."""
    holds = [entry for entry in live(entries, today) if entry.type == "hold" and entry.until]
    last = holds[-1] if holds else None
    return last if last and last.until and last.until >= today else None


def holds_to_end(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Return the holds to void so that none is in force: without the last one an earlier one may count again."""
    known, ended = list(entries), list[Entry]()
    while hold := hold_in_force(known, today):
        ended.append(hold)
        known.append(Entry(f"{today:%y%m%d}-end-{len(ended)}", today, voids=hold.id))
    return ended
