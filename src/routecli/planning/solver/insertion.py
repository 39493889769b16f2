"""Where one more visit goes on a day whose stops have a fixed order: the cheapest place, and all the times it could begin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.day import DaySpec, VisitOption, compile_day, goal_of, spans_of
from routecli.planning.solver.day_search import Trial
from routecli.planning.solver.timing import INF, Lanes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.planning.solver.timing import DayTable


class Insertion(NamedTuple):
    """Where a visit goes (1 = first stop) and how much travel it adds."""

    position: int
    extra: float


def added_ways(brief: DaySpec, order: Sequence[VisitOption], candidates: Sequence[VisitOption]) -> list[float]:
    """Return for each candidate alone the least travel it adds to `order`, whatever the hours say."""
    size = len(order)
    leg = compile_day(brief, [*order, *candidates]).leg
    around = [size + len(candidates), *range(size), size + len(candidates) + 1]
    return [
        min(leg[a][node] + leg[node][b] - leg[a][b] for a, b in pairwise(around))
        for node in range(size, size + len(candidates))
    ]


def detours(brief: DaySpec, order: Sequence[VisitOption]) -> list[float]:
    """Return for each visit of `order` the travel that the day would save without it."""
    leg = compile_day(brief, order).leg
    around = [len(order), *range(len(order)), len(order) + 1]
    return [leg[a][i] + leg[i][b] - leg[a][b] for a, i, b in zip(around, around[1:], around[2:], strict=False)]


def insertions(
    brief: DaySpec, order: Sequence[VisitOption], candidates: Sequence[VisitOption]
) -> list[Insertion | None]:
    """Return for each candidate alone its cheapest feasible place in `order`, keeping that order; None if there is none.

    The `limit` of the day is not looked at: the caller decides whether one more may be added. A candidate that is in
    `order` is looked up as if it came once more.
    """
    if not all(spans_of(brief, visit) for visit in order):
        return [None] * len(candidates)
    visits = [*order, *candidates]
    table = compile_day(brief, visits)
    trial = Trial(table, goal_of(brief, visits, table), Lanes(table, [table.first, *range(len(order)), table.last]))
    if not trial.lanes.feasible():
        return [None] * len(candidates)
    spots = [trial.place(node) for node in range(len(order), len(visits))]
    return [Insertion(*spot) if spot else None for spot in spots]


class Slot(NamedTuple):
    """A visit may begin anywhere from `first` to `last` at index `position` of the order; the others keep their times.

    `detour` and `waiting` are the minutes that it adds to the day, begun at `first`.
    """

    position: int
    first: float
    last: float
    detour: float
    waiting: float


def slots(brief: DaySpec, order: Sequence[VisitOption], visit: VisitOption) -> Iterator[Slot]:
    """Yield every stretch of time at which `visit` fits into `order`, position by position."""
    if not spans_of(brief, visit) or not all(spans_of(brief, other) for other in order):
        return
    table = compile_day(brief, [*order, visit])
    base = [table.first, *range(len(order)), table.last]
    way = _way(table, base)
    before = Lanes(table, base)
    if not before.feasible():
        return
    for k in range(1, len(base)):
        nodes = [*base[:k], len(order), *base[k:]]
        lanes, travel = Lanes(table, nodes), _way(table, nodes)
        if lanes.feasible():
            waiting = max(0.0, lanes.waiting(travel) - before.waiting(way))
            for first, last in _starts(lanes, k):
                yield Slot(k - 1, first, last, travel - way, waiting)


def _way(table: DayTable, nodes: Sequence[int]) -> float:
    return sum(table.leg[a][b] for a, b in pairwise(nodes))


def _starts(lanes: Lanes, k: int) -> Iterator[tuple[float, float]]:
    """Yield from when to when the visit at index `k` may begin: in each of its windows, before and after lunch."""
    node = lanes.order[k]
    for ready, latest in ((lanes.dep0[k], lanes.late0[k]), (lanes.dep1[k], lanes.late1[k])):
        if ready == INF:
            continue
        for opens, closes in lanes.table.spans[node]:
            first, last = max(opens, ready - lanes.table.minutes[node]), min(closes, latest)
            if first <= last:
                yield first, last
