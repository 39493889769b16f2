"""The interval as a reason: due, overdue, neglected or never visited, and too many visits, pointed out before the next one."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from routecli.core.clock import Clock, failed_visit, interval_of, weight_of
from routecli.core.ordinals import shifted
from routecli.core.reasons.appointments import open_appointments
from routecli.core.reasons.base import EXTRA, INTERVAL, Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts
    from routecli.core.interval import Interval


RETRY_MINUTES = 60.0  # times the rank's weight


def fold(_entries: Sequence[Entry]) -> Facts:
    """Return nothing: the clock keeps these facts."""
    return None


def worth(clock: Clock, weight: float, due_from: float, neglect_minutes: float, *, at_due: bool) -> float:
    """Return the minutes of detour a due customer is worth: `neglect_minutes` × weight at a whole interval late.

    Grows in a straight line from 0 when the customer becomes due. On the last workable day before the due day
    (`at_due`) it is worth what it will be worth on the due day itself.
    """
    urgency = 1.0 if clock.urgency is None else clock.urgency
    if at_due:
        urgency = max(urgency, 1.0)
    return neglect_minutes * weight * max(0.0, urgency - due_from) / (2.0 - due_from)


def reasons(case: ReasonContext) -> list[Reason]:
    """Return the interval reason of a customer that is due, unless a coming appointment already covers it."""
    clock, limits = case.clock, case.settings.limits
    if clock.state in {"paused", "on_request"} or clock.next_due is None:
        return []
    over = (
        [Reason("over_visited", EXTRA, 0.0, "over_visited", params={"visits": clock.over_visited})]
        if clock.over_visited
        else []
    )
    if _is_promised(case):
        return over
    over += _again(case)
    last_chance = case.is_time_for(clock.next_due)
    urgency = 1.0 if clock.urgency is None else clock.urgency
    params = {"urgency": urgency, "last": clock.last_contact, "interval": _interval(case)}
    if clock.state in {"due", "overdue", "neglected"} or last_chance:
        weight = weight_of(case.customer, case.settings)
        minutes = worth(clock, weight, case.settings.due_from, limits.neglect_minutes, at_due=last_chance)
        kind = clock.state if clock.state != "fresh" else "due"
        return [Reason(kind, INTERVAL, minutes, "contact", clock.next_due, params=params), *over]
    return over


def _again(case: ReasonContext) -> list[Reason]:
    """Return why to go again soon: nobody was reached; after two refusals, why not to go just like that."""
    failed = failed_visit(case.history)
    if failed is None or failed.day >= case.day:
        return []
    if _refusals(case) > 1:
        return [Reason("refused_twice", INTERVAL, 0.0, "refused_twice", params={"on": failed.day})]
    minutes = RETRY_MINUTES * weight_of(case.customer, case.settings)
    return [Reason("retry", INTERVAL, minutes, "contact", params={"on": failed.day, "outcome": failed.outcome})]


def _refusals(case: ReasonContext) -> int:
    """Return how many visits in a row, up to the last, were refused."""
    from routecli.core.visits import last_visits

    outcomes = (visit.outcome for visit in last_visits(case.history))
    return sum(1 for _ in takewhile(lambda outcome: outcome == "refused", outcomes))


def _interval(case: ReasonContext) -> Interval | str:
    """Return the interval as the files spell it, nothing where the day is one that was asked for instead."""
    clock, interval = case.clock, interval_of(case.customer, case.settings, case.day)
    is_by_interval = interval and clock.last_contact and interval.after(clock.last_contact) == clock.next_due
    return interval if interval and is_by_interval else ""


def _is_promised(case: ReasonContext) -> bool:
    """Return whether there is a coming open appointment, within one interval of the last contact."""
    interval, clock = interval_of(case.customer, case.settings, case.day), case.clock
    start = clock.last_contact or case.customer.since or case.day
    horizon = max(interval.after(start) if interval else shifted(start, 31), clock.next_due or start)
    return any(case.day < a.on <= horizon for a in open_appointments(case.facts("appointments")))
