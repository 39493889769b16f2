"""Planning again where a plan is kept: the search begins with it, and leaves it only for one that is clearly cheaper."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from routecli.planning.solver.timing import INF
from routecli.planning.solver.week_routes import TimedRoute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.dates import Rhythm
    from routecli.planning.solver.week_routes import Route, Yard
    from routecli.planning.solver.week_search import Search, Weeks

REACH = 0.75  # a plan that is kept for fewer of the days is no place to begin
CLEARLY = 20.0  # minutes that another plan must save


def reaches(kept: Sequence[Sequence[int] | None]) -> bool:
    """Whether the kept plan has enough of the days (None: not reached) to begin with it."""
    return bool(kept) and sum(order is not None for order in kept) >= REACH * len(kept)


def follow(search: Search, rhythms: Sequence[Rhythm], kept: Sequence[Sequence[int] | None]) -> list[int]:
    """Begin with the kept orders of each day, whatever still holds; return the customers still to be put back."""
    weeks = search.now
    for day, order in enumerate(kept):
        weeks.swap(day, 0, kept_route(search.task.yards[day], weeks.routes[day][0], order or ()))
    left = []
    for i, rhythm in enumerate(rhythms):
        days = tuple(day for day, routes in enumerate(weeks.routes) if i in routes[0].order)
        cost = cost_of(rhythm, days)
        if cost < INF and set(rhythm.must) <= set(days):
            weeks.days[i], weeks.dated[i] = days, cost
            weeks.cost += cost
            continue
        left.append(i)
        for day in days:
            weeks.take_out({i}, day)
    return left


def kept_route(yard: Yard, empty: Route, order: Sequence[int]) -> Route:
    """The day's order as it was kept; where that has become impossible, those of it who still find a place."""
    start, end = empty.order
    whole = yard.route((start, *order, end))
    if isinstance(whole, TimedRoute) and whole.lanes.feasible() and len(order) <= whole.yard.limit:
        return whole
    route = empty
    for customer in order:
        if route.spot(customer)[0] < INF:
            route = route.added(customer)
    return route


def cost_of(rhythm: Rhythm, days: Sequence[int]) -> float:
    """What these days cost, in order; infinite where two are too close, or where there are none."""
    if not days:
        return INF
    return rhythm.first[days[0]] + sum([rhythm.between[j][i] for i, j in pairwise(days)]) + rhythm.last[days[-1]]


def better(search: Search, found: Weeks, kept: Weeks) -> Weeks:
    """The kept solution, at today's prices, unless the found one is clearly cheaper."""
    search.now = kept
    search.reprice()
    return found if found.cost + found.excess < kept.cost + kept.excess - CLEARLY else kept
