"""One day of one rep: which customers, in what order, at what times, and why the others are left out.

Times and travel are numbers of one unit, minutes since midnight unless the caller scales them; whole numbers make the
sums exact. The objective is `travel + waiting weight x waiting + the prizes of the visits left out`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from routecli.planning.solver.day_search import Goal, search
from routecli.planning.solver.timetable import Meal, walk
from routecli.planning.solver.timing import DayTable, Lanes, LunchWindow, Windows

WAITING = 0.2
SMALL = 7  # candidates; days of so many came out exact in 359 of 360 trials with the iterations below
SMALL_ITERATIONS = 800


class VisitOption(NamedTuple):
    """A candidate: `place` is its row of the travel matrix, `windows` its (open, close) of that day, in any order.

    `prize` is the cost of leaving it out. An appointment is mandatory with a narrow window. `position` (1 = first) pins
    it: it never comes later, and earlier only if the day has too few stops. `urgent` visits may exceed the day's pace.
    """

    key: str
    place: int
    minutes: float
    windows: tuple[tuple[float, float], ...]
    prize: float = 0
    mandatory: bool = False
    position: int | None = None
    urgent: bool = False


class DaySpec(NamedTuple):
    """A rep's day: where and when it starts and ends, lunch, and the limits of the plan.

    `travel[a][b]` is the time from place a to place b. `whole` asks for the entire visit inside one window, else only
    its start. Without `end_place` the day ends at the last stop. `limit` is the largest number of stops. Beyond `pace`
    stops each costs `beyond`, unless all are for urgent visits.
    """

    travel: Sequence[Sequence[float]]
    start_place: int
    start: float
    end_place: int | None
    end: float
    lunch: LunchWindow | None = None
    limit: int | None = None
    whole: bool = True
    waiting: float = WAITING
    pace: int | None = None
    beyond: float = 0


class Stop(NamedTuple):
    """A planned visit: `travel` from the previous stop, `wait` from arriving to starting, lunch not counted."""

    key: str
    arrive: float
    start: float
    leave: float
    travel: float
    wait: float


class Unassigned(NamedTuple):
    """A visit left out: `closed` (no window that day), `hours` (impossible even alone) or `no_time`."""

    key: str
    reason: str


class Costs(NamedTuple):
    """The terms of the objective, weights applied; `lost` sums the prizes of what is left out for `no_time`."""

    travel: float
    waiting: float
    lost: float

    @property
    def total(self) -> float:
        """What the search minimises."""
        return self.travel + self.waiting + self.lost


class DayPlan(NamedTuple):
    """The day: stops in order, lunch (None when work ends before it), who is left out, when the end is reached, costs."""

    stops: tuple[Stop, ...]
    lunch: Meal | None
    unassigned: tuple[Unassigned, ...]
    finish: float
    last_leg: float
    costs: Costs


Planner = Callable[[DaySpec, Sequence[VisitOption]], DayPlan]


def iterations_for(candidates: int, lunch: bool) -> int:
    """Return a budget of at most 0.3 s of CPU; a lunch makes an iteration slower, and a small day needs less."""
    return SMALL_ITERATIONS if candidates <= SMALL else (210_000 if lunch else 300_000) // (40 + 4 * candidates)


def plan_day(
    brief: DaySpec,
    visits: Sequence[VisitOption],
    seed: int = 0,
    iterations: int | None = None,
    *,
    known: Sequence[str] | None = None,
) -> DayPlan:
    """Return the best day found. Same input, seed and iterations: the same plan.

    `known` are the keys of its stops from an earlier run with the same input: nothing is searched if they make a day.
    """
    why = {visit.key: impossible(brief, visit) for visit in visits}
    able = [visit for visit in visits if not why[visit.key]]
    table = compile_day(brief, able)
    order = _order_of(able, known)
    plan = None if order is None else timed(brief, table, able, order)
    if plan is None:
        budget = iterations_for(len(able), table.lunch is not None) if iterations is None else iterations
        order = search(table, goal_of(brief, able, table), budget, seed)[1:-1] if able else []
        plan = timed(brief, table, able, order) or timed(brief, table, able, [])
    if plan is None:  # just getting home takes longer than the day
        plan = DayPlan((), None, (), brief.start, 0, Costs(0, 0, 0))
    planned = {stop.key for stop in plan.stops}
    left = tuple(Unassigned(visit.key, why[visit.key] or "no_time") for visit in visits if visit.key not in planned)
    lost = sum(visit.prize for visit in able if visit.key not in planned)
    return plan._replace(unassigned=left, costs=plan.costs._replace(lost=lost))


def _order_of(visits: Sequence[VisitOption], keys: Sequence[str] | None) -> list[int] | None:
    """Return the indexes of visits by their keys, None without keys or if one belongs to no visit."""
    index = {visit.key: n for n, visit in enumerate(visits)}
    return None if keys is None or not index.keys() >= set(keys) else [index[key] for key in keys]


def timetable(brief: DaySpec, visits: Sequence[VisitOption]) -> DayPlan | None:
    """Return the times of `visits` in the given order, or None if the order breaks a window, the lunch or the day's end."""
    if not all(spans_of(brief, visit) for visit in visits):
        return None
    return timed(brief, compile_day(brief, visits), visits, range(len(visits)))


def timed(brief: DaySpec, table: DayTable, visits: Sequence[VisitOption], order: Sequence[int]) -> DayPlan | None:
    """Return the plan that makes the visits of `order`, without listing who is left out."""
    day = walk(table, [table.first, *order, table.last])
    if day is None:
        return None
    stops = tuple(Stop(visits[step.node].key, *step[1:]) for step in day.steps[:-1])
    home = day.steps[-1]
    travel = sum(step.travel for step in day.steps)
    return DayPlan(stops, day.lunch, (), home.leave, home.travel, Costs(travel, brief.waiting * day.waiting, 0))


def impossible(brief: DaySpec, visit: VisitOption) -> str:
    """Return `closed`, `hours`, or nothing if the visit could be made on an otherwise empty day."""
    if not visit.windows:
        return "closed"
    if not spans_of(brief, visit):
        return "hours"
    table = compile_day(brief, [visit])
    return "" if Lanes(table, [table.first, 0, table.last]).feasible() else "hours"


def spans_of(brief: DaySpec, visit: VisitOption) -> Windows:
    """Return the (earliest, latest) starts that the visit's windows allow, ascending."""
    length = visit.minutes if brief.whole else 0
    return sorted((opens, closes - length) for opens, closes in visit.windows if closes - length >= opens)


def compile_day(brief: DaySpec, visits: Sequence[VisitOption], same: DayTable | None = None) -> DayTable:
    """Return the visits as nodes 0..n-1, the start as n, the end as n+1. A lunch that no longer fits is dropped.

    `same` is the table of another day with the same places, whose travel is shared.
    """
    leg = same.leg if same else legs_of(brief, visits)
    lunch = brief.lunch
    if lunch is not None and max(lunch.earliest, brief.start) + lunch.minutes > lunch.latest:
        lunch = None
    day = ((brief.start, brief.end),)
    return DayTable(
        leg=leg,
        back=same.back if same else [list(column) for column in zip(*leg, strict=True)],
        spans=[*(spans_of(brief, visit) for visit in visits), day, day],
        minutes=[*(visit.minutes for visit in visits), 0, 0],
        lunch=lunch,
        start=brief.start,
    )


def legs_of(brief: DaySpec, visits: Sequence[VisitOption]) -> list[list[float]]:
    """Return the travel between the nodes of `compile_day`."""
    places = [visit.place for visit in visits]
    leg: list[list[float]] = []
    for place in [*places, brief.start_place]:
        row = brief.travel[place]
        home = 0 if brief.end_place is None else row[brief.end_place]
        leg.append([*[row[other] for other in places], row[brief.start_place], home])
    leg.append([0] * (len(visits) + 2))
    return leg


def goal_of(brief: DaySpec, visits: Sequence[VisitOption], table: DayTable) -> Goal:
    """Return prizes as the search needs them; one mandatory visit outweighs all optional ones and any travel."""
    longest = max(map(max, table.leg))
    pace, beyond = (len(visits), 0.0) if brief.pace is None else (max(0, brief.pace), brief.beyond)
    lost = sum(visit.prize for visit in visits) + len(visits) * beyond
    must = 1 + lost + (len(visits) + 2) * longest + (brief.end - brief.start)
    return Goal(
        prize=[visit.prize + must if visit.mandatory else visit.prize for visit in visits],
        mandatory=[visit.mandatory for visit in visits],
        must=must,
        waiting=brief.waiting,
        limit=len(visits) if brief.limit is None else brief.limit,
        pinned={i: visit.position for i, visit in enumerate(visits) if visit.position is not None},
        pace=pace,
        beyond=beyond,
        urgent=[visit.urgent or visit.mandatory for visit in visits],
    )
