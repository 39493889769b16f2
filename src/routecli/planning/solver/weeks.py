"""The weeks ahead of one rep: on which days to see each customer, and each day's route.

Everything is weighed in minutes: travel and waiting, gaps that differ from the customer's interval, days fuller than the
others, overtime, changed weekdays, changes to the saved plan. Hours, lunch, closed and fixed days are never
broken; away days are simply not among the days.
"""

from __future__ import annotations

from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.dates import FREE, MISSED, dates_for, promising, rhythm_of
from routecli.planning.solver.day import VisitOption, compile_day, timetable
from routecli.planning.solver.timing import INF
from routecli.planning.solver.week_routes import TimedDayModel, TimedRoute
from routecli.planning.solver.week_search import Search, Task, Weeks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.planning.solver.dates import Rhythm
    from routecli.planning.solver.day import DayPlan, DaySpec
    from routecli.planning.solver.timing import DayTable
    from routecli.planning.solver.week_routes import DayModel, Route
    from routecli.planning.solver.week_search import Weeks

USABLE_SHARE = 0.95  # share of the working time that a plan may count on
LEVEL_BAND = 1.2  # a day is too full from this multiple of the mean load on, and too empty as far below it
NEVER_TOO_FULL = 0.25  # no day is too full up to this share of its working time, however idle the others are
DATE_SLACK = 25.0  # minutes beyond the best dates up to which other days are tried at once
NEAREST = 200  # neighbours that a customer has
IDLE_WEIGHT = 1 / 250  # weight of a minute too few, relative to a minute too many
PARTS, BALANCE_FROM = 10, 3  # number of cooling parts; balance counts after the first few, more from part to part
REPLAN_FROM = 7  # the part to begin with if there is a saved plan


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
    which it must be seen once (a promise).
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


class Horizon(NamedTuple):
    """The working days: a spec each, their calendar days from 0, the length in calendar days.

    On `frozen` days only customers fixed there are seen. A day may run `overtime` minutes over its spec's end. `kept`
    are the orders of the days of the saved plan, None beyond it.
    """

    briefs: tuple[DaySpec, ...]
    offsets: tuple[int, ...]
    length: int
    frozen: frozenset[int] = frozenset()
    overtime: float = 0
    kept: tuple[Sequence[str] | None, ...] = ()


class WeeksPlan(NamedTuple):
    """The plan: one plan per day, every customer's days, the common stretch of all intervals, and what was given up.

    `missed` lists (customer, day) of fixed visits that found no place. `dates` is what all gaps cost, in minutes.
    """

    days: tuple[DayPlan, ...]
    dates_of: dict[str, tuple[int, ...]]
    stretch: float
    missed: tuple[tuple[str, int], ...]
    dates: float

    def loads(self) -> list[float]:
        """Minutes of service and travel per day."""
        return [sum(s.leave - s.start for s in day.stops) + day.costs.travel for day in self.days]


def plan_weeks(
    horizon: Horizon,
    clients: Sequence[WeekCustomer],
    weights: Weights | None = None,
    seed: int = 0,
    iterations: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> WeeksPlan:
    """Return the best weeks found; `progress` is called with the share done. Same input, seed and iterations: the same plan."""
    weights = weights or Weights()
    if not clients or not horizon.briefs:
        empty = tuple(day for brief in horizon.briefs if (day := timetable(brief, [])))
        missed = tuple((client.key, day) for client in clients for day in client.fixed)
        return WeeksPlan(empty, {client.key: () for client in clients}, 1.0, missed, 0.0)
    stretch = stretch_of(horizon, clients)
    budget = iterations_for(len(clients)) if iterations is None else iterations
    rhythms = [rhythm_for(horizon, client, stretch, weights) for client in clients]
    task = task_of(horizon, clients, rhythms)
    index = {client.key: i for i, client in enumerate(clients)}
    kept = [None if day is None else [index[key] for key in day if key in index] for day in horizon.kept]
    search = Search(task, seed)
    if covers_enough(kept):
        left = start_from(search, rhythms, kept)
        fair(search, horizon, weights, 1)
        for i in left:
            search.put_back(search.now, i)
        start = search.now.copy()
        found = cool(search, horizon, weights, budget, REPLAN_FROM, progress)
        return report(horizon, clients, cheaper_of(search, found, start), stretch)
    search.fill()
    best = cool(search, horizon, weights, budget, 0, progress)
    return report(horizon, clients, best, stretch)


def cool(
    search: Search,
    horizon: Horizon,
    weights: Weights,
    budget: int,
    begin: int,
    progress: Callable[[float], None] | None,
) -> Weeks:
    """Go through the parts of the cooling from `begin` on, each with the prices of its mean load and share of balance."""
    best = search.now
    for part in range(begin, PARTS):
        fair(search, horizon, weights, (max(0, part + 1 - BALANCE_FROM) / (PARTS - BALANCE_FROM)) ** 2)
        if progress:
            progress((part - begin) / (PARTS - begin))
        best = search.run(budget // (PARTS - begin), 1, (part / PARTS, (part + 1) / PARTS))
    return best


def fair(search: Search, horizon: Horizon, weights: Weights, share: float) -> None:
    """Price the days by the mean load as it is now, with a share of the weight of balance."""
    mean = sum(route.time for day in search.now.routes for route in day) / len(horizon.briefs)
    level(search.task, horizon, weights._replace(balance=weights.balance * share), mean)
    search.reprice()


def iterations_for(clients: int) -> int:
    """Return a budget that takes a few seconds for 150 customers."""
    return min(30_000, 1_000 + 30 * clients)


def stretch_of(horizon: Horizon, clients: Sequence[WeekCustomer]) -> float:
    """Return the least factor by which all intervals must grow so that the work fits into the days; 1 if it does."""
    low = high = 1.0
    while high < 64 and not fits(horizon, clients, high):
        low, high = high, 2 * high
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(horizon, clients, middle) else (middle, high)
    return high


def fits(horizon: Horizon, clients: Sequence[WeekCustomer], stretch: float = 1.0) -> bool:
    """Return whether the days have the time for the work, and room for its visits if a day's number is limited."""
    if expected_load(horizon, clients, stretch) * len(horizon.briefs) > USABLE_SHARE * sum(
        map(capacity, horizon.briefs)
    ):
        return False
    limits = [brief.limit for brief in horizon.briefs if brief.limit is not None]
    visits = sum(visits_of(horizon, client, stretch * (1 + FREE)) for client in clients)
    return len(limits) < len(horizon.briefs) or visits <= USABLE_SHARE * sum(limits)


def capacity(brief: DaySpec) -> float:
    """Return the working minutes of a day without its lunch."""
    return brief.end - brief.start - (brief.lunch.minutes if brief.lunch else 0)


def expected_load(horizon: Horizon, clients: Sequence[WeekCustomer], stretch: float) -> float:
    """Return service and travel of a mean day: every customer seen as late as costs nothing, counted from the last visit.

    Travel is a guess: from each visit to the next as far as to a near neighbour, and once per day there and back.
    """
    brief = horizon.briefs[0]
    longest = stretch * (1 + FREE)
    visits = [visits_of(horizon, client, longest) for client in clients]
    places = [client.place for client in clients]
    near = [nsmallest(4, map(brief.travel[a].__getitem__, places))[1:] for a in places[:200]]
    leg = sum(map(sum, near)) / max(1, sum(map(len, near)))
    out = sum(brief.travel[brief.start_place][place] for place in places) / len(places)
    work = sum(count * (client.minutes + leg) for count, client in zip(visits, clients, strict=True))
    return work / len(horizon.briefs) + 2 * out


def visits_of(horizon: Horizon, client: WeekCustomer, longest: float = 1 + FREE) -> int:
    """Return how often a customer is seen if as late as `longest` intervals; one visit makes up for any neglect."""
    apart = client.interval * longest
    return max(0, int((horizon.length - max(client.since, -apart)) / apart))


def rhythm_for(horizon: Horizon, client: WeekCustomer, stretch: float, weights: Weights) -> Rhythm:
    """Return the costs of a customer's dates: its habits and the saved plan are prices on days."""
    habits = [0.0] * len(horizon.offsets)
    for j, offset in enumerate(horizon.offsets):
        if client.weekday is not None and offset % 7 != client.weekday:
            habits[j] += weights.weekday
        if client.planned and j not in client.planned:
            habits[j] += weights.stability
    rhythm = rhythm_of(
        horizon.offsets,
        horizon.length,
        client.interval * stretch,
        client.since,
        late=weights.late * client.weight,
        weekday_change=weights.weekday,
        habits=habits,
        must=client.fixed,
    )
    return rhythm if client.by is None else keeping(rhythm, horizon, client.by, weights.late)


def keeping(rhythm: Rhythm, horizon: Horizon, by: int, late: float) -> Rhythm:
    """Return the rhythm of a customer that was promised a visit by a day: a first visit after it costs like an interval late."""
    first = [cost + late * (offset > by) for cost, offset in zip(rhythm.first, horizon.offsets, strict=True)]
    return rhythm._replace(first=first, never=rhythm.never + late)


def task_of(horizon: Horizon, clients: Sequence[WeekCustomer], rhythms: list[Rhythm]) -> Task:
    """Return the problem as the search needs it, before `level` sets the fair share of the load."""
    yards = []
    same: dict[tuple[int, int, int | None], DayTable] = {}
    for j, brief in enumerate(horizon.briefs):
        late_brief = brief._replace(end=brief.end + horizon.overtime)
        places = id(brief.travel), brief.start_place, brief.end_place
        table = compile_day(late_brief, [visit_on(horizon, client, j) for client in clients], same.get(places))
        same[places] = table
        yards.append(TimedDayModel(table, brief.waiting, brief.limit))
    near = [neighbours(yards[0].leg[i], i, len(clients)) for i in range(len(clients))]
    first = [promising(rhythm, DATE_SLACK) for rhythm in rhythms]
    return Task(yards, [1] * len(yards), lambda i, offer: dates_for(rhythms[i], first[i], offer), near, strict=False)


def neighbours(travel: Sequence[float], i: int, size: int) -> list[int]:
    """Return customer i, then the others by distance."""
    around = sorted(range(size), key=travel.__getitem__)
    around.remove(i)
    return [i, *around[:NEAREST]]


def level(task: Task, horizon: Horizon, weights: Weights, mean: float) -> None:
    """Set what the days cost beyond their travel, given the mean load; a short day's fair share is smaller."""
    usual = sum(capacity(brief) for brief in horizon.briefs) / len(horizon.briefs)
    for yard, brief in zip(task.yards, horizon.briefs, strict=True):
        full = capacity(brief)
        yard.excess = excess_of(weights, mean * full / usual, full)


def excess_of(weights: Weights, share: float, full: float) -> Callable[[float, float], float]:
    """Return what a day costs beyond its travel: the square of what it has over, or mildly under, its share, and overtime."""
    price = weights.balance / max(share, NEVER_TOO_FULL * full, 1.0)
    most, least = max(LEVEL_BAND * share, NEVER_TOO_FULL * full), (2 - LEVEL_BAND) * share

    def excess(time: float, _load: float) -> float:
        cost = weights.overtime * (time - full) if time > full else 0.0
        if time > most:
            return cost + price * (time - most) ** 2
        return cost + price * IDLE_WEIGHT * (least - time) ** 2 if time < least else cost

    return excess


def visit_on(horizon: Horizon, client: WeekCustomer, j: int) -> VisitOption:
    """Return the customer as a candidate of day j; on a frozen day only those fixed there."""
    barred = j in horizon.frozen and j not in client.fixed
    return VisitOption(client.key, client.place, client.minutes, () if barred else client.windows[j])


def report(horizon: Horizon, clients: Sequence[WeekCustomer], weeks: Weeks, stretch: float) -> WeeksPlan:
    """Return the solution in the terms of the field."""
    days = []
    for j, (brief, routes) in enumerate(zip(horizon.briefs, weeks.routes, strict=True)):
        visits = [visit_on(horizon, clients[i], j) for i in routes[0].order[1:-1]]
        day = timetable(brief._replace(end=brief.end + horizon.overtime), visits)
        if day is not None:
            days.append(day)
    dates_of = {client.key: weeks.days[i] for i, client in enumerate(clients)}
    missed = [(client.key, j) for client in clients for j in client.fixed if j not in dates_of[client.key]]
    return WeeksPlan(tuple(days), dates_of, stretch, tuple(missed), sum(weeks.dated) - MISSED * len(missed))


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
