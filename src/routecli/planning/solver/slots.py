"""When one more visit could begin on a day whose stops stand in their order, and what each such time would cost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.day import Brief, Visit, compile_day, spans_of
from routecli.planning.solver.timing import INF, Lanes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.planning.solver.timing import Table


class Slot(NamedTuple):
    """A visit may begin anywhere from `first` to `last` at index `position` of the order; the others keep their times.

    `detour` and `waiting` are the minutes that the day gains by it, begun at `first`.
    """

    position: int
    first: float
    last: float
    detour: float
    waiting: float


def slots(brief: Brief, order: Sequence[Visit], visit: Visit) -> Iterator[Slot]:
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


def _way(table: Table, nodes: Sequence[int]) -> float:
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
