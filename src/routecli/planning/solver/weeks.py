"""The weeks ahead of one rep: on which days to see each customer, and each day's route.

Everything is weighed in minutes: travel and waiting, gaps that differ from the customer's interval, lateness and promises
by the day, days fuller than the others, overtime, changed weekdays, changes to the saved plan. Hours, lunch, closed and
fixed days are never broken; away days are simply not among the days. Whom no day can hold even alone is named, and counts
for nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.dates import MISSED, dates_for, promising
from routecli.planning.solver.day import compile_day, plan_day, timetable
from routecli.planning.solver.week_idle import fill_idle
from routecli.planning.solver.week_kept import cheaper_of, covers_enough, start_from
from routecli.planning.solver.week_load import stretch_of
from routecli.planning.solver.week_model import WeeksPlan, Weights, is_reachable, visit_on
from routecli.planning.solver.week_prices import level, needed, rhythm_for
from routecli.planning.solver.week_routes import TimedDayModel
from routecli.planning.solver.week_search import Search, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.planning.solver.dates import Rhythm
    from routecli.planning.solver.day import DayPlan
    from routecli.planning.solver.timing import DayTable
    from routecli.planning.solver.week_model import Horizon, WeekCustomer
    from routecli.planning.solver.week_search import Weeks

DATE_SLACK = 25.0  # minutes beyond the best dates up to which other days are tried at once
NEAREST = 200  # neighbours that a customer has
PARTS, BALANCE_FROM = 10, 3  # number of cooling parts; balance counts after the first few, more from part to part
REPLAN_FROM = 7  # the part to begin with if there is a saved plan
POLISHED_FROM = 3  # stops of a day from which their order is searched again
POLISH_SAVES = 1.0  # minutes that another order of a day must save


class Territory(NamedTuple):
    """What the phases below share: the days, the customers that they can hold, the prices, and what each day needs."""

    horizon: Horizon
    clients: Sequence[WeekCustomer]
    weights: Weights
    needs: Sequence[float]


def plan_weeks(
    horizon: Horizon,
    clients: Sequence[WeekCustomer],
    weights: Weights | None = None,
    seed: int = 0,
    iterations: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> WeeksPlan:
    """Return the best weeks found; `progress` is called with the share done. Same input, seed and iterations: the same plan."""
    able = [client for client in clients if is_reachable(horizon, client)]
    plan = _planned(horizon, able, weights or Weights(), seed, iterations, progress)
    known = {client.key for client in able}
    out = [client for client in clients if client.key not in known]
    dates_of = {client.key: plan.dates_of.get(client.key, ()) for client in clients}
    missed = tuple((client.key, day) for client in clients for day in client.fixed if day not in dates_of[client.key])
    return plan._replace(dates_of=dates_of, missed=missed, unreachable=frozenset(client.key for client in out))


def _planned(
    horizon: Horizon,
    clients: Sequence[WeekCustomer],
    weights: Weights,
    seed: int,
    iterations: int | None,
    progress: Callable[[float], None] | None,
) -> WeeksPlan:
    """Return the weeks of customers that can all be reached."""
    if not clients:
        return WeeksPlan(tuple(day for brief in horizon.briefs if (day := timetable(brief, []))), {}, 1.0, (), 0.0)
    stretch = stretch_of(horizon, clients)
    budget = iterations_for(len(clients)) if iterations is None else iterations
    rhythms = [rhythm_for(horizon, client, stretch, weights) for client in clients]
    land = Territory(horizon, clients, weights, needed(horizon, clients, stretch))
    search = Search(task_of(land, rhythms), seed)
    index = {client.key: i for i, client in enumerate(clients)}
    kept = [None if day is None else [index[key] for key in day if key in index] for day in horizon.kept]
    if covers_enough(kept):
        left = start_from(search, rhythms, kept)
        fair(search, land, 1)
        for i in left:
            search.put_back(search.now, i)
        start = search.now.copy()
        best = cheaper_of(search, cool(search, land, budget, REPLAN_FROM, progress), start)
    else:
        search.fill()
        best = cool(search, land, budget, 0, progress)
    search.now = best
    fill_idle(search, horizon, clients, rhythms, stretch)
    return report(land, search.now, stretch)


def cool(search: Search, land: Territory, budget: int, begin: int, progress: Callable[[float], None] | None) -> Weeks:
    """Go through the parts of the cooling from `begin` on, each with the prices of its mean load and share of balance."""
    best = search.now
    for part in range(begin, PARTS):
        fair(search, land, (max(0, part + 1 - BALANCE_FROM) / (PARTS - BALANCE_FROM)) ** 2)
        if progress:
            progress((part - begin) / (PARTS - begin))
        best = search.run(budget // (PARTS - begin), 1, (part / PARTS, (part + 1) / PARTS))
    return best


def fair(search: Search, land: Territory, share: float) -> None:
    """Price the days by the mean load as it is now, with a share of the weight of balance."""
    weights = land.weights
    mean = sum(route.time for day in search.now.routes for route in day) / len(land.horizon.briefs)
    level(search.task, land.horizon, weights._replace(balance=weights.balance * share), mean, land.needs)
    search.reprice()


def iterations_for(clients: int) -> int:
    """Return a budget that takes a few seconds for 150 customers."""
    return min(30_000, 3_000 + 30 * clients)


def task_of(land: Territory, rhythms: list[Rhythm]) -> Task:
    """Return the problem as the search needs it, before `level` sets the fair share of the load."""
    horizon, clients = land.horizon, land.clients
    yards = []
    same: dict[tuple[int, int, int | None], DayTable] = {}
    for j, brief in enumerate(horizon.briefs):
        places = id(brief.travel), brief.start_place, brief.end_place
        visits = [visit_on(horizon, client, j) for client in clients]
        same[places] = table = compile_day(horizon.spec(j), visits, same.get(places))
        yards.append(TimedDayModel(table, brief.waiting, brief.limit))
    near = [neighbours(yards[0].leg[i], i, len(clients)) for i in range(len(clients))]
    first = [promising(rhythm, DATE_SLACK) for rhythm in rhythms]
    pressing = [rhythm.never for rhythm in rhythms]
    return Task(yards, [1] * len(yards), lambda i, offer: dates_for(rhythms[i], first[i], offer), near, False, pressing)


def neighbours(travel: Sequence[float], i: int, size: int) -> list[int]:
    """Return customer i, then the others by distance."""
    around = sorted(range(size), key=travel.__getitem__)
    around.remove(i)
    return [i, *around[:NEAREST]]


def report(land: Territory, weeks: Weeks, stretch: float) -> WeeksPlan:
    """Return the solution in the terms of the field, each day in the order that the day's own search finds."""
    days = [
        day
        for j, routes in enumerate(weeks.routes)
        if (day := ordered(land, j, [int(i) for i in routes[0].order[1:-1]])) is not None
    ]
    dates_of = {client.key: weeks.days[i] for i, client in enumerate(land.clients)}
    missed = [(client.key, j) for client in land.clients for j in client.fixed if j not in dates_of[client.key]]
    return WeeksPlan(tuple(days), dates_of, stretch, tuple(missed), sum(weeks.dated) - MISSED * len(missed))


def ordered(land: Territory, j: int, order: Sequence[int]) -> DayPlan | None:
    """Return day j with its visits in the order found, or in a clearly better one; a frozen day's order is the rep's own."""
    brief = land.horizon.spec(j)
    if kept := kept_order(land, j, order):
        day = timetable(brief, [visit_on(land.horizon, land.clients[i], j) for i in kept])
        if day is not None:
            return day
    visits = [visit_on(land.horizon, land.clients[i], j) for i in order]
    day = timetable(brief, visits)
    if day is None or len(order) < POLISHED_FROM:
        return day
    other = plan_day(brief, [visit._replace(mandatory=True) for visit in sorted(visits, key=lambda visit: visit.place)])
    return other if not other.unassigned and other.costs.total < day.costs.total - POLISH_SAVES else day


def kept_order(land: Territory, j: int, order: Sequence[int]) -> list[int]:
    """Return the visits of a frozen day in the order in which they are saved; nothing if others have come in."""
    if j not in land.horizon.frozen or not land.horizon.kept:
        return []
    by_key = {land.clients[i].key: i for i in order}
    kept = [by_key[key] for key in land.horizon.kept[j] or () if key in by_key]
    return kept if len(kept) == len(order) else []
