"""Whether the work fits into the days: its minutes and its visits against those that the days hold, and the least stretch."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.dates import FREE
from routecli.planning.solver.week_model import working_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.week_model import Horizon, WeekCustomer

USABLE_SHARE = 0.95  # share of the working time that a plan may count on
LONGEST_STRETCH = 64.0
MEASURED = 200  # customers from which the distance to a near neighbour is taken


class Ways(NamedTuple):
    """The usual travel of a territory: from a visit to a near neighbour, and from the base to a customer."""

    leg: float
    out: float


class Demand(NamedTuple):
    """What the days are asked for, and what they hold: minutes of visits and travel, and visits if these are limited."""

    minutes: float
    minutes_held: float
    visits: float
    visits_held: float | None

    @property
    def by_visits(self) -> bool:
        """Whether the number of visits is the tighter limit."""
        return self._visits_share > self._minutes_share

    @property
    def share(self) -> float:
        """What is asked for as a share of what is held, by the limit that binds."""
        return max(self._visits_share, self._minutes_share)

    @property
    def _minutes_share(self) -> float:
        return self.minutes / self.minutes_held if self.minutes_held else 0.0

    @property
    def _visits_share(self) -> float:
        return self.visits / self.visits_held if self.visits_held else 0.0


def ways_of(horizon: Horizon, clients: Sequence[WeekCustomer]) -> Ways:
    """Return the usual travel among these customers."""
    brief = horizon.briefs[0]
    places = [client.place for client in clients]
    near = [nsmallest(4, map(brief.travel[a].__getitem__, places))[1:] for a in places[:MEASURED]]
    leg = sum(map(sum, near)) / max(1, sum(map(len, near)))
    return Ways(leg, sum(brief.travel[brief.start_place][place] for place in places) / max(1, len(places)))


def demand_of(horizon: Horizon, clients: Sequence[WeekCustomer], ways: Ways, stretch: float = 1.0) -> Demand:
    """Return the work of the weeks if every customer is seen as late as costs nothing.

    Travel is a guess: from each visit to the next as far as to a near neighbour, and once a day there and back.
    """
    counts = [visits_of(horizon, client, stretch) for client in clients]
    visits = sum(counts)
    service = sum(count * client.minutes for count, client in zip(counts, clients, strict=True))
    minutes = service + visits * ways.leg + 2 * ways.out * min(len(horizon.briefs), visits)
    limits = [brief.limit for brief in horizon.briefs if brief.limit is not None]
    limited = len(limits) == len(horizon.briefs)
    held = USABLE_SHARE * sum(map(working_minutes, horizon.briefs))
    return Demand(minutes, held, visits, USABLE_SHARE * sum(limits) if limited else None)


def visits_of(horizon: Horizon, client: WeekCustomer, stretch: float) -> float:
    """Return how often a customer is seen if as late as costs nothing.

    Who is later than that already is worked off over the weeks and counts by the rate alone: else a backlog would never fit.
    """
    apart = client.interval * stretch * (1 + FREE)
    visits = horizon.length / apart if -client.since >= apart else int((horizon.length - client.since) / apart)
    return min(visits, sum(map(bool, client.windows)))


def stretch_of(horizon: Horizon, clients: Sequence[WeekCustomer]) -> float:
    """Return the least factor by which all intervals must grow so that the work fits into the days; 1 if it does."""
    ways = ways_of(horizon, clients)

    def fits(stretch: float) -> bool:
        return demand_of(horizon, clients, ways, stretch).share <= 1

    low = high = 1.0
    while high < LONGEST_STRETCH and not fits(high):
        low, high = high, 2 * high
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high
