"""Promises (約束・宿題): open until done or dropped with a reason; nothing leaves the list because its day has passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.history import Facts, cleared, parts
from routecli.core.reasons.base import Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.entry import Entry


class Promise(NamedTuple):
    """An open promise and who made it when."""

    id: str
    due: date
    text: str
    made: date
    by: str


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the open promises, each with the day to which it was last moved."""
    from routecli.core.parts import FollowUp

    promised = [i for e in entries if e.follow_ups for i in parts(e) if isinstance(i.part, FollowUp)]
    if not promised:
        return None
    gone = cleared(entries)
    items = [i for i in promised if not gone.has(i.id)]
    return [
        [i.id, gone.moved.get(i.id, i.part.due).isoformat(), i.part.text, i.entry.date.isoformat(), i.entry.by]
        for i in items
    ]


def open_promises(facts: Facts) -> list[Promise]:
    """Return the open promises that `fold` found, the oldest due day first."""
    day = date.fromisoformat
    rows = [Promise(id_, day(due), text, day(made), by) for id_, due, text, made, by in facts or ()]
    return sorted(rows, key=lambda p: (p.due, p.id))


def reasons(case: ReasonContext) -> list[Reason]:
    """Return the open promises, more pressing the nearer their day."""
    return [
        Reason("promise", *case.pressing(p.due), "promise", p.due, p.id, {"text": p.text})
        for p in open_promises(case.facts("promises"))
    ]
