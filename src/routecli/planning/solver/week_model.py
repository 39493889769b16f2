"""The weeks as a question and as an answer: customers, working days, prices, and the plan that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.day import VisitOption, impossible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.day import DayPlan, DaySpec


class Weights(NamedTuple):
    """Prices in minutes: of one whole interval late, of balance, of a minute's overtime, of a changed weekday, of a move."""

    late: float = 240
    balance: float = 30
    overtime: float = 2
    weekday: float = 10
    stability: float = 20


class WeekCustomer(NamedTuple):
    """A customer of the weeks: `windows[j]` are its hours on working day j (none: closed), `interval` in calendar days.

    `since` is the calendar day of the last visit, counted from the first day of the horizon (negative). `weight` is its
    priority. `fixed` are the days it must be seen (appointments, frozen days); `weekday` its usual one (0 = the weekday
    of calendar day 0), `planned` the days of the saved plan (empty: there is none), `by` the calendar day until
    which it must be seen once (a promise). One that is `urgent` may be added to frozen days.
    """

    key: str
    place: int
    minutes: float
    interval: float
    since: float
    windows: tuple[tuple[tuple[float, float], ...], ...]
    weight: float = 1
    fixed: tuple[int, ...] = ()
    weekday: int | None = None
    planned: tuple[int, ...] = ()
    by: int | None = None
    urgent: bool = False


class Horizon(NamedTuple):
    """The working days: a spec each, their calendar days from 0, the length in calendar days.

    On `frozen` days only customers fixed there, or urgent, are seen. A day may run `overtime` minutes over its spec's
    end. `kept` are the orders of the days of the saved plan, None beyond it.
    """

    briefs: tuple[DaySpec, ...]
    offsets: tuple[int, ...]
    length: int
    frozen: frozenset[int] = frozenset()
    overtime: float = 0
    kept: tuple[Sequence[str] | None, ...] = ()

    def spec(self, j: int) -> DaySpec:
        """The spec of a day with the overtime that it may take."""
        brief = self.briefs[j]
        return brief._replace(end=brief.end + self.overtime)


class WeeksPlan(NamedTuple):
    """The plan: one plan per day, every customer's days, the common stretch of all intervals, and what was given up.

    `missed` lists (customer, day) of fixed visits that found no place, `unreachable` the customers that no day can
    hold even alone. `dates` is what all gaps cost, in minutes.
    """

    days: tuple[DayPlan, ...]
    dates_of: dict[str, tuple[int, ...]]
    stretch: float
    missed: tuple[tuple[str, int], ...]
    dates: float
    unreachable: frozenset[str] = frozenset()

    def loads(self) -> list[float]:
        """Minutes of service and travel per day."""
        return [sum(s.leave - s.start for s in day.stops) + day.costs.travel for day in self.days]


def working_minutes(brief: DaySpec) -> float:
    """Return the working minutes of a day without its lunch."""
    return brief.end - brief.start - (brief.lunch.minutes if brief.lunch else 0)


def visit_on(horizon: Horizon, client: WeekCustomer, j: int) -> VisitOption:
    """Return the customer as a candidate of day j; on a frozen day only those fixed there, or urgent."""
    barred = j in horizon.frozen and j not in client.fixed and not client.urgent
    return VisitOption(client.key, client.place, client.minutes, () if barred else client.windows[j])


def is_reachable(horizon: Horizon, client: WeekCustomer) -> bool:
    """Return whether some day could hold the visit, were it the only one."""
    days = (j for j, windows in enumerate(client.windows) if windows)
    return any(not impossible(horizon.spec(j), visit_on(horizon, client._replace(urgent=True), j)) for j in days)
