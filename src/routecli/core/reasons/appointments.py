"""Appointments (約束の日時): kept on their day, missed ones listed until something clears them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.history import Facts, cleared
from routecli.core.reasons.base import FIXED, LEEWAY, Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.entry import Entry


class Appointment(NamedTuple):
    """A promised day; without `time` any time of it, with `leeway` that many minutes around the time."""

    id: str
    on: date
    time: str
    leeway: int
    text: str


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the open appointments: not done or dropped, and no contact or cancellation on their day or later."""
    agreed = [e for e in entries if e.type == "appointment" and e.on]
    if not agreed:
        return None
    gone = cleared(entries)
    ended = [e.date for e in entries if e.is_contact or (e.type == "visit" and e.outcome == "cancelled")]
    last = max(ended, default=date.min)
    return [
        [e.id, e.on.isoformat(), e.time, e.leeway or 0, e.note]
        for e in agreed
        if e.on and last < e.on and not gone.has(e.id)
    ]


def open_appointments(facts: Facts) -> list[Appointment]:
    """Return the open appointments that `fold` found, in order of their day."""
    rows = [Appointment(row[0], date.fromisoformat(row[1]), *row[2:]) for row in facts or ()]
    return sorted(rows, key=lambda a: (a.on, a.time, a.id))


def reasons(case: ReasonContext) -> list[Reason]:
    """Return today's appointments and the missed ones; two of one day and time are one."""
    found = []
    agreed = {(at.on, at.time): at for at in open_appointments(case.facts("appointments"))}
    for at in agreed.values():
        params = {"text": at.text, "time": at.time, "leeway": at.leeway}
        if at.on == case.day:
            level = FIXED if at.time and not at.leeway else LEEWAY
            kind = "appointment" if at.time else "appointment_day"
            found.append(Reason(kind, level, 0.0, "appointment", at.on, at.id, params))
        elif at.on < case.day:
            found.append(
                Reason("missed_appointment", *case.pressing(at.on), "missed_appointment", at.on, at.id, params)
            )
    return found
