"""The clock times of a fixed order, stop by stop, with lunch where it wastes least."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.timing import INF, DayTable, LunchWindow, begin, lunch_over

if TYPE_CHECKING:
    from collections.abc import Sequence


class Step(NamedTuple):
    """Reaching one node: `travel` is the time to get there, `wait` is the idle time since the last one (lunch is not idle)."""

    node: int
    arrive: float
    start: float
    leave: float
    travel: float
    wait: float


class Meal(NamedTuple):
    """Lunch after `after` stops; `there` means eaten on arriving at the next place, else before setting off."""

    after: int
    start: float
    end: float
    there: bool


class Walk(NamedTuple):
    """The steps of a day, the last one being its end; no lunch if there is none or the work ends in time for it."""

    steps: list[Step]
    lunch: Meal | None

    @property
    def waiting(self) -> float:
        """All idle minutes."""
        return sum(step.wait for step in self.steps)


def walk(table: DayTable, order: Sequence[int]) -> Walk | None:
    """Time `order` (with start and end), lunch on the leg that wastes least; None if it cannot be done.

    Of several such legs the one that leaves the visits earliest: no waiting before a visit that could be over.
    """
    legs = range(len(order)) if table.lunch else [0]
    walks = [day for leg in legs if (day := walk_with(table, order, leg))]
    return min(walks, key=lambda day: (round(day.waiting, 6), sum(step.start for step in day.steps)), default=None)


def walk_with(table: DayTable, order: Sequence[int], lunch_leg: int) -> Walk | None:
    """Time `order` with lunch on the leg to index `lunch_leg`, 0 meaning none."""
    lunch, meal = table.lunch, None
    steps: list[Step] = []
    leave = table.start
    for k, node in enumerate(order[1:], 1):
        travel = table.leg[order[k - 1]][node]
        arrive = ready = leave + travel
        busy = leave + travel
        if lunch and k == lunch_leg:
            ready = lunch_over(lunch, leave, travel)
            meal = meal_at(lunch, k, arrive, ready, travel)
            arrive = arrive if meal.there else ready
            busy += lunch.minutes
        start = begin(table.spans[node], ready)
        if start == INF:
            return None
        steps.append(Step(node, arrive, start, start + table.minutes[node], travel, start - busy))
        leave = steps[-1].leave
    if lunch and not meal and leave > lunch.latest - lunch.minutes:
        return None
    return Walk(steps, meal)


def meal_at(lunch: LunchWindow, k: int, arrive: float, ready: float, travel: float) -> Meal:
    """Return where and when lunch was eaten by a rep who is ready at index `k` at `ready`."""
    there = max(arrive, lunch.earliest) + lunch.minutes <= lunch.latest
    end = ready if there else ready - travel
    return Meal(k - 1, end - lunch.minutes, end, there)
