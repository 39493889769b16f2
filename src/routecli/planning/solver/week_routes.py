"""Immutable routes of one day for the weeks: each caches where every customer would fit best.

So a move that is rejected costs nothing to undo, and an accepted one keeps what the other routes have cached.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from routecli.planning.solver.timing import INF, Lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.planning.solver.timing import DayTable

BestPlace = tuple[float, int]  # extra travel, index in the order
NOWHERE: BestPlace = (INF, 0)


class DayModel:
    """What the routes of one day share: travel, service, demand, and the cost of an overfull route.

    `leg[a][b]` and its transpose `back` are over all customers, then the start, then the end. If a day has
    several routes, `excess(time, load)` never falls when either grows.
    """

    __slots__ = ("back", "demand", "excess", "leg", "minutes")

    def __init__(
        self,
        leg: list[list[float]],
        minutes: list[float],
        demand: list[float],
        excess: Callable[[float, float], float],
    ) -> None:
        """Keep the tables; `minutes` and `demand` have an entry per node."""
        self.leg = leg
        self.back = [list(column) for column in zip(*leg, strict=True)]
        self.minutes = minutes
        self.demand = demand
        self.excess = excess

    def route(self, order: Sequence[int]) -> Route:
        """Return the route that makes `order`, start and end included."""
        return Route(self, order)


class Route:
    """An order without hours; `time` is travel and service."""

    __slots__ = ("arcs", "cost", "excess", "load", "order", "spots", "time", "yard")

    def __init__(self, yard: DayModel, order: Sequence[int]) -> None:
        """Add up the route."""
        leg = yard.leg
        self.yard = yard
        self.order: Sequence[int] = order
        self.arcs = [(a, b, leg[a][b]) for a, b in pairwise(order)]
        self.cost = sum([travel for _, _, travel in self.arcs])
        self.time = self.cost + sum([yard.minutes[i] for i in order])
        self.load = sum([yard.demand[i] for i in order])
        self.excess = yard.excess(self.time, self.load)
        self.spots: dict[int, BestPlace] = {}

    def spot(self, customer: int) -> BestPlace:
        """Return where the customer fits with least extra travel."""
        found = self.spots.get(customer)
        if found is None:
            found = self.spots[customer] = self.find(customer)
        return found

    def find(self, customer: int) -> BestPlace:
        """Return the same without the cache."""
        to, away = self.yard.back[customer], self.yard.leg[customer]
        extras = [to[a] + away[b] - travel for a, b, travel in self.arcs]
        least = min(extras)
        return least, extras.index(least) + 1

    def added(self, customer: int) -> Route:
        """The route with the customer at its best place."""
        k = self.spot(customer)[1]
        return self.yard.route((*self.order[:k], customer, *self.order[k:]))

    def without(self, gone: set[int]) -> Route:
        """The route without some customers."""
        return self.yard.route(tuple([i for i in self.order if i not in gone]))


class TimedDayModel(DayModel):
    """A day with hours, lunch and an end: orders that break them are never made, nor any with more stops than `limit`."""

    __slots__ = ("limit", "table", "waiting")

    def __init__(self, table: DayTable, waiting: float, limit: int | None) -> None:
        """`waiting` weighs a minute outside a closed door. The table's own lists are used: days share them."""
        self.leg, self.back, self.minutes = table.leg, table.back, table.minutes
        self.demand = [0.0] * len(table.minutes)
        self.excess = lambda _time, _load: 0.0
        self.table = table
        self.waiting = waiting
        self.limit = INF if limit is None else limit

    def route(self, order: Sequence[int]) -> TimedRoute:
        """Return the route that makes `order`."""
        return TimedRoute(self, Lanes(self.table, list(order)))


class TimedRoute(Route):
    """An order that keeps the hours of its day; its cost contains the weighed waiting."""

    __slots__ = ("lanes", "legs", "room")

    yard: TimedDayModel

    def __init__(self, yard: TimedDayModel, lanes: Lanes) -> None:
        """Begin with an order that is timed already."""
        order = lanes.order
        self.yard = yard
        self.lanes = lanes
        self.order = order
        travel = sum(lanes.legs)
        self.time = travel + sum([yard.minutes[i] for i in order])
        self.cost = travel + yard.waiting * lanes.waiting(travel) if yard.waiting else travel
        self.load = 0.0
        self.excess = yard.excess(self.time, 0.0)
        slack = lanes.slack()
        self.room = max(slack) if len(order) - 2 < yard.limit else -INF
        self.legs = list(zip(order, order[1:], lanes.legs, slack, range(1, len(order)), strict=False))
        self.spots = {}

    def find(self, customer: int) -> BestPlace:
        """Return the cheapest place that breaks no one's hours; infinite if there is none. Room is tested before time."""
        yard = self.yard
        minutes = yard.minutes[customer]
        if minutes > self.room or not yard.table.spans[customer]:
            return NOWHERE
        to, away, fits = yard.back[customer], yard.leg[customer], self.lanes.fits
        spots = [
            (extra, k) for a, b, travel, slack, k in self.legs if (extra := to[a] + away[b] - travel) + minutes <= slack
        ]
        spots.sort()
        for extra, k in spots:
            if fits(customer, k):
                return extra, k
        return NOWHERE

    def added(self, customer: int) -> TimedRoute:
        """The route with the customer at its best place."""
        lanes = self.lanes.copy()
        lanes.insert(customer, self.spot(customer)[1])
        return TimedRoute(self.yard, lanes)

    def without(self, gone: set[int]) -> TimedRoute:
        """The route without some customers."""
        return TimedRoute(self.yard, self.lanes.without(gone))
