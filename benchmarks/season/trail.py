"""Why a gap came late, a visit came early, a promise or an appointment was missed: cause by cause, day by day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.season.measures import EARLY, LATE, gaps, is_broken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from benchmarks.season.ledger import Appointment, Promise
    from benchmarks.season.loop import Season, SeasonDay
    from benchmarks.season.measures import Gap
    from benchmarks.season.world import Customer

HOUR = 60  # free minutes from which a day had room after all
TRIED = ("absent", "refused")


class TrailDay(NamedTuple):
    """A day on which a customer could have been visited, and why it was not."""

    day: date
    urgency: float
    cause: str


class Trail(NamedTuple):
    """A late gap with the days from when the customer was due."""

    gap: Gap
    days: list[TrailDay]

    @property
    def cause(self) -> str:
        """The most frequent cause of the days on which the customer was open, and what else made it hard."""
        counts = Counter(day.cause for day in self.days if day.cause != "closed" and day.cause not in TRIED)
        chief = counts.most_common(1)[0][0] if counts else "closed, or nobody met"
        failed = ", after a failed try" if any(day.cause in TRIED for day in self.days) else ""
        return chief + failed + (", over the turn of the year" if self.gap.begin.year < self.gap.end.year else "")


def late_trails(season: Season) -> Iterator[Trail]:
    """Yield the trail of every gap beyond 1.3 intervals."""
    for gap in gaps(season):
        if gap.ratio > LATE:
            yield Trail(gap, list(_days_of(season, gap)))


def _days_of(season: Season, gap: Gap) -> Iterator[TrailDay]:
    for day in season.days:
        urgency = (day.day - gap.begin).days / gap.customer.interval
        is_within = gap.begin < day.day < gap.end or (gap.is_open and day.day == gap.end)
        if is_within and urgency >= EARLY:
            yield TrailDay(day.day, urgency, cause_on(season, day, gap.customer))


def cause_on(season: Season, day: SeasonDay, customer: Customer) -> str:
    """Return why a customer was not met on a day."""
    for call in day.driven.calls:
        if call.customer is customer and call.outcome != "met":
            return call.outcome
    if not customer.open_on(day.day):
        return "closed"
    room = _room(day)
    if customer.id in day.driven.skipped:
        return "on the list, the day ran out"
    if customer.id in day.left:
        return day.left[customer.id] + room
    is_ahead = any(a.customer == customer.id and a.made <= day.day < a.on for a in season.ledger.appointments)
    return ("appointment ahead" if is_ahead else "not listed") + room


def _room(day: SeasonDay) -> str:
    """Return what shows that a day could have held one more, or another one."""
    if day.driven.free >= HOUR:
        return " with an hour free"
    early = any(call.urgency < EARLY and not call.appointment for call in day.driven.calls)
    return " while someone early was visited" if early else ""


def early_causes(season: Season) -> Counter[str]:
    """Count the visits before 0.7 intervals by the reasons that the program gave for them."""
    found: Counter[str] = Counter()
    for day in season.judged:
        for call in day.driven.calls:
            if call.urgency < EARLY and call.outcome == "met":
                kinds = dict.fromkeys(day.reasons.get(call.customer.id, ["-"]))
                found["appointment" if call.appointment else " + ".join(kinds)] += 1
    return found


def promise_causes(season: Season) -> Counter[str]:
    """Count the broken promises and complaints by what happened before their day."""
    broken = [p for p in season.ledger.promises if season.first <= p.due <= season.last and is_broken(p, season.last)]
    return Counter(_promise_cause(season, promise) for promise in broken)


def _promise_cause(season: Season, promise: Promise) -> str:
    customer = season.ledger.world.by_id[promise.customer]
    days = [day for day in season.days if promise.made <= day.day <= promise.due]
    causes = [cause_on(season, day, customer) for day in days]
    opened = [cause for cause in causes if cause != "closed"]
    tries = sum(cause in TRIED for cause in opened)
    if not opened:
        return f"{promise.kind}: no open day"
    if tries == 1 and opened[-1] in TRIED:
        return f"{promise.kind}: one try, on the last open day"
    before = {0: "never tried", 1: "one failed try"}.get(tries, f"{tries} failed tries")
    return f"{promise.kind}: {before}, on the last open day {opened[-1]}"


def appointment_causes(season: Season) -> Counter[str]:
    """Count the missed appointments by how they were missed."""
    missed = [a for a in season.ledger.appointments if season.first <= a.on <= season.last and not a.is_kept]
    return Counter(_appointment_cause(season, appointment) for appointment in missed)


def _appointment_cause(season: Season, appointment: Appointment) -> str:
    if appointment.late is not None:
        return f"came {round(appointment.late / 15) * 15:.0f} minutes late"
    day = next(day for day in season.days if day.day == appointment.on)
    return cause_on(season, day, season.ledger.world.by_id[appointment.customer])
