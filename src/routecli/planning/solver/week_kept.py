"""Beginning the search from a saved plan, and keeping that plan unless another is clearly cheaper."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from routecli.planning.solver.timing import INF
from routecli.planning.solver.week_routes import TimedRoute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.dates import Rhythm
    from routecli.planning.solver.week_routes import DayModel, Route
    from routecli.planning.solver.week_search import Search, Weeks

MIN_COVERAGE = 0.75  # start from the saved plan only if it covers at least this share of the days
MIN_SAVING = 20.0  # minutes that another plan must save


def covers_enough(kept: Sequence[Sequence[int] | None]) -> bool:
    """Return whether the saved plan covers enough of the days (None: not covered) to start from it."""
    return bool(kept) and sum(order is not None for order in kept) >= MIN_COVERAGE * len(kept)


def start_from(search: Search, rhythms: Sequence[Rhythm], kept: Sequence[Sequence[int] | None]) -> list[int]:
    """Begin with the saved order of each day as far as it still holds; return the customers still to be put back."""
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


def kept_route(yard: DayModel, empty: Route, order: Sequence[int]) -> Route:
    """Return the day's saved order; if it has become impossible, its visits that still find a place."""
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
    """Return what these days cost, in order; infinite if two are too close, or if there are none."""
    if not days:
        return INF
    return rhythm.first[days[0]] + sum([rhythm.between[j][i] for i, j in pairwise(days)]) + rhythm.last[days[-1]]


def cheaper_of(search: Search, found: Weeks, kept: Weeks) -> Weeks:
    """Return the saved solution, at today's prices, unless the new one is clearly cheaper."""
    search.now = kept
    search.reprice()
    return found if found.cost + found.excess < kept.cost + kept.excess - MIN_SAVING else kept
