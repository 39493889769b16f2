"""What one more stop does to a day: the cheapest place for it, in minutes of detour."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.day import Brief, Visit, compile_day, goal_of, spans_of
from routecli.planning.solver.day_search import Trial
from routecli.planning.solver.timing import Lanes

if TYPE_CHECKING:
    from collections.abc import Sequence


class Insertion(NamedTuple):
    """Where a visit goes (1 = first stop) and how much travel it adds."""

    position: int
    extra: float


def added_ways(brief: Brief, order: Sequence[Visit], candidates: Sequence[Visit]) -> list[float]:
    """For each candidate alone, the least travel it adds to `order`, whatever the hours say."""
    size = len(order)
    leg = compile_day(brief, [*order, *candidates]).leg
    around = [size + len(candidates), *range(size), size + len(candidates) + 1]
    return [
        min(leg[a][node] + leg[node][b] - leg[a][b] for a, b in pairwise(around))
        for node in range(size, size + len(candidates))
    ]


def detours(brief: Brief, order: Sequence[Visit]) -> list[float]:
    """For each visit of `order`, the travel that the day would be spared without it."""
    leg = compile_day(brief, order).leg
    around = [len(order), *range(len(order)), len(order) + 1]
    return [leg[a][i] + leg[i][b] - leg[a][b] for a, i, b in zip(around, around[1:], around[2:], strict=False)]


def insertions(brief: Brief, order: Sequence[Visit], candidates: Sequence[Visit]) -> list[Insertion | None]:
    """For each candidate alone, its cheapest feasible place in `order`, keeping that order; None if there is none.

    The `limit` of the day is not looked at: the caller decides whether one more may be added. A candidate that stands in
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
