"""Immutable routes of one day for the weeks: each remembers where every customer would fit best.

So a move that is rejected costs nothing to undo, and one that is made leaves the other routes' knowledge alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from routecli.planning.lns import Goal, Trial
from routecli.planning.schedule import INF, Lanes

if TYPE_CHECKING:
    from collections.abc import Callable

    from routecli.planning.schedule import Table

Spot = tuple[float, int]  # extra travel, index in the order
NOWHERE: Spot = (INF, 0)


class Yard:
    """What the routes of one day share: travel, service, demand, and what an overfull route costs.

    `leg[a][b]` and its transpose `back` are over all customers, then the start, then the end. Where a day has
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

    def route(self, order: tuple[int, ...]) -> Route:
        """The route that makes `order`, start and end included."""
        return Route(self, order)


class Route:
    """An order without hours; `time` is travel and service."""

    __slots__ = ("arcs", "cost", "excess", "load", "order", "spots", "time", "yard")

    def __init__(self, yard: Yard, order: tuple[int, ...]) -> None:
        """Add up the route."""
        leg = yard.leg
        self.yard = yard
        self.order = order
        self.arcs = [(a, b, leg[a][b]) for a, b in pairwise(order)]
        self.cost = sum([travel for _, _, travel in self.arcs])
        self.time = self.cost + sum([yard.minutes[i] for i in order])
        self.load = sum([yard.demand[i] for i in order])
        self.excess = yard.excess(self.time, self.load)
        self.spots: dict[int, Spot] = {}

    def spot(self, customer: int) -> Spot:
        """Where the customer fits with least extra travel."""
        found = self.spots.get(customer)
        if found is None:
            found = self.spots[customer] = self.find(customer)
        return found

    def find(self, customer: int) -> Spot:
        """The same, looked for."""
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


class TimedYard(Yard):
    """A day with hours, lunch and an end: orders that break them are never made."""

    __slots__ = ("goal", "table")

    def __init__(
        self, table: Table, demand: list[float], waiting: float, excess: Callable[[float, float], float]
    ) -> None:
        """`waiting` weighs a minute before a closed door."""
        super().__init__(table.leg, table.minutes, demand, excess)
        self.table = table
        self.goal = Goal([0.0] * table.first, [False] * table.first, 0.0, waiting, table.first, {})

    def route(self, order: tuple[int, ...]) -> TimedRoute:
        """The route that makes `order`."""
        return TimedRoute(self, order)


class TimedRoute(Route):
    """An order that keeps the hours of its day; its cost contains the weighed waiting."""

    __slots__ = ("trial",)

    def __init__(self, yard: TimedYard, order: tuple[int, ...]) -> None:
        """Time the order as well."""
        super().__init__(yard, order)
        self.trial = Trial(yard.table, yard.goal, Lanes(yard.table, list(order)))
        self.cost = self.trial.cost([])

    def find(self, customer: int) -> Spot:
        """The cheapest place where nobody's hours break; infinite if there is none."""
        if not self.trial.table.spans[customer] or self.yard.minutes[customer] > self.trial.room:
            return NOWHERE
        found = self.trial.place(customer, INF)
        return (found[1], found[0]) if found else NOWHERE
