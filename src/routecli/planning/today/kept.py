"""A rep's saved plan: when it still holds for a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.dates import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.clock import Clock
    from routecli.core.interval import Interval


class SavedPlan(NamedTuple):
    """The customers of each day of a rep's saved plan; the next `freeze` working days of it stay as they are."""

    days: Mapping[date, Sequence[str]] = {}
    freeze: int = 2


class SavedDay(NamedTuple):
    """A day of the saved plan: its customers, and the next planned day of every other customer."""

    customers: Sequence[str]
    later: Mapping[str, date]


def kept_day(plan: Mapping[date, Sequence[str]], day: date) -> SavedDay | None:
    """Return a day of a rep's saved plan, None if the plan does not cover it."""
    if day not in plan:
        return None
    later: dict[str, date] = {}
    for other in sorted(other for other in plan if other > day):
        for customer in plan[other]:
            later.setdefault(customer, other)
    return SavedDay(plan[day], later)


def was_seen(clock: Clock, interval: Interval | None, day: date) -> bool:
    """Return whether a visit on `day` would come within half an interval of the last contact: the plan is overtaken."""
    if clock.last_contact is None or interval is None:
        return False
    return (day - clock.last_contact).days < SHORTEST * interval.days
