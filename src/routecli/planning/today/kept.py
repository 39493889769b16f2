"""A rep's saved plan: when it still holds for a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.adherence import monday
from routecli.planning.solver.dates import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.clock import Clock
    from routecli.core.interval import Interval

LOOK_BACK = 31  # days; a visit planned before that is no longer asked for by name
LONGEST = 1.2  # intervals since the last contact; who would be seen later than that does not wait for the plan


class SavedPlan(NamedTuple):
    """The customers of each day of a rep's saved plan; the next `freeze` working days of it stay as they are."""

    days: Mapping[date, Sequence[str]] = {}
    freeze: int = 2


class SavedDay(NamedTuple):
    """A day of the saved plan: its customers, the next planned day of every other customer, and the days before it."""

    customers: Sequence[str]
    later: Mapping[str, date]
    past: Mapping[date, Sequence[str]] = {}

    def missed(self, customer_id: str, clock: Clock, interval: Interval | None, tried: date | None) -> date | None:
        """Return the last planned day on which the customer was to be seen, if nobody has gone there since."""
        days = [day for day, names in self.past.items() if customer_id in names]
        if not days or (tried and tried >= max(days)) or was_seen(clock, interval, max(days)):
            return None
        return max(days)

    def is_overtaken(self, customer_id: str, clock: Clock, interval: Interval | None, day: date) -> bool:
        """Return whether the customer was reached too recently, on a day for which the plan did not foresee it.

        A contact before the first planned week is older than the plan, which was made in its knowledge.
        """
        last = clock.last_contact
        if last is None or not was_seen(clock, interval, day):
            return False
        return last >= monday(min([day, *self.past])) and customer_id not in self.past.get(last, ())


def kept_day(plan: Mapping[date, Sequence[str]], day: date) -> SavedDay | None:
    """Return a day of a rep's saved plan, None if the plan does not cover it."""
    if day not in plan:
        return None
    later: dict[str, date] = {}
    for other in sorted(other for other in plan if other > day):
        for customer in plan[other]:
            later.setdefault(customer, other)
    past = {other: names for other, names in plan.items() if 0 < (day - other).days <= LOOK_BACK}
    return SavedDay(plan[day], later, past)


def was_seen(clock: Clock, interval: Interval | None, day: date) -> bool:
    """Return whether a visit on `day` would come within half an interval of the last contact: the plan is overtaken."""
    if clock.last_contact is None or interval is None:
        return False
    return (day - clock.last_contact).days < SHORTEST * interval.days


def is_too_late(clock: Clock, interval: Interval | None, day: date) -> bool:
    """Return whether the plan would see a customer so late, on `day`, that it does not wait for it."""
    if clock.last_contact is None or interval is None:
        return False
    return (day - clock.last_contact).days > LONGEST * interval.days
