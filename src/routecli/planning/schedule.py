"""When a fixed order of stops can happen: earliest and latest times, several windows a stop, lunch on the way.

Times are numbers of one unit (minutes since midnight, or tenths, or seconds). Two lanes run along the order: on lane 0
lunch is still ahead, on lane 1 it is over (without a lunch there is only lane 1). `dep[k]` is the earliest time to leave
stop k, `late[k]` the latest time to be there, ready to start, such that the rest of the day still works; with both, it is
known in constant time whether one more stop fits (Savelsbergh 1992, here over several windows and around a lunch).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

INF = float("inf")
Windows = Sequence[tuple[float, float]]


class Lunch(NamedTuple):
    """A break of `minutes` that must lie inside `earliest`..`latest` and between two visits."""

    minutes: float
    earliest: float
    latest: float


class Table(NamedTuple):
    """A day compiled for speed: nodes 0..n-1 are visits, n the start, n+1 the end.

    `leg[a][b]` is the travel from a to b, `back[b][a]` the same; `spans[i]` holds (earliest, latest) start of the visit
    in ascending order, the end's only span being the day's; `minutes[i]` its length.
    """

    leg: list[list[float]]
    back: list[list[float]]
    spans: list[Windows]
    minutes: list[float]
    lunch: Lunch | None
    start: float

    @property
    def first(self) -> int:
        """The node the day starts from."""
        return len(self.minutes) - 2

    @property
    def last(self) -> int:
        """The node the day ends at."""
        return len(self.minutes) - 1


def begin(spans: Windows, ready: float) -> float:
    """The earliest start of a visit by somebody who is there at `ready`; infinite if it is too late."""
    for opens, last in spans:
        if ready <= last:
            return ready if ready > opens else opens
    return INF


def begin_latest(spans: Windows, limit: float) -> float:
    """The latest start not after `limit`; minus infinity if there is none."""
    for opens, last in reversed(spans):
        if opens <= limit:
            return last if last < limit else limit
    return -INF


def lunch_over(lunch: Lunch, leave: float, travel: float) -> float:
    """When somebody leaving at `leave` is at the next place with lunch behind him, eaten there or before setting off."""
    length, opens, closes = lunch
    there = max(leave + travel, opens) + length
    if there <= closes:
        return there
    here = max(leave, opens) + length
    return here + travel if here <= closes else INF


def lunch_latest(lunch: Lunch, ready: float, travel: float) -> float:
    """The latest departure that allows lunch on this leg and being at its end by `ready`; inverse of `lunch_over`."""
    length, opens, closes = lunch
    if ready - travel >= opens + length:
        return min(closes, ready - travel) - length
    return min(closes, ready) - length - travel if ready >= opens + length else -INF


class Lanes:
    """The four arrays of one order; `order` includes the start and the end and may be changed through `opened` only."""

    __slots__ = ("dep0", "dep1", "late0", "late1", "order", "table")

    def __init__(self, table: Table, order: list[int]) -> None:
        """Time `order` both ways."""
        self.table = table
        self.order = order
        size = len(order)
        self.dep0 = [INF] * size
        self.dep1 = [INF] * size
        self.late0 = [-INF] * size
        self.late1 = [-INF] * size
        closing = table.spans[table.last][-1][1]
        self.late1[-1] = closing
        if table.lunch is None:
            self.dep1[0] = table.start
        else:
            self.dep0[0] = table.start
            self.late0[-1] = min(closing, table.lunch.latest - table.lunch.minutes)
        self.forward(1)
        self.backward(size - 2)

    def opened(self, k: int) -> None:
        """Time the order again after a stop was put in at `k`."""
        for lane in (self.dep0, self.dep1, self.late0, self.late1):
            lane.insert(k, 0)
        self.forward(k)
        self.backward(k)

    def forward(self, first: int) -> None:
        """Earliest departures from index `first` to the end, given those before it."""
        leg, _, spans, minutes, lunch, _ = self.table
        order, dep0, dep1 = self.order, self.dep0, self.dep1
        before, ahead, over = order[first - 1], dep0[first - 1], dep1[first - 1]
        for k in range(first, len(order)):
            node = order[k]
            travel = leg[before][node]
            over += travel
            if lunch is not None:
                over = min(over, lunch_over(lunch, ahead, travel))
                dep0[k] = ahead = begin(spans[node], ahead + travel) + minutes[node]
            for opens, last in spans[node]:
                if over <= last:
                    over = (over if over > opens else opens) + minutes[node]
                    break
            else:
                over = INF
            dep1[k] = over
            before = node

    def backward(self, last: int) -> None:
        """Latest arrivals from index `last` back to the start, given those after it."""
        leg, _, spans, minutes, lunch, _ = self.table
        order, late0, late1 = self.order, self.late0, self.late1
        after, ahead, over = order[last + 1], late0[last + 1], late1[last + 1]
        for k in range(last, 0, -1):
            node = order[k]
            travel = leg[node][after]
            if lunch is not None:
                ahead = max(ahead - travel, lunch_latest(lunch, over, travel))
                late0[k] = ahead = begin_latest(spans[node], ahead - minutes[node])
            over -= travel + minutes[node]
            for opens, closes in reversed(spans[node]):
                if opens <= over:
                    over = closes if closes < over else over
                    break
            else:
                over = -INF
            late1[k] = over
            after = node

    def feasible(self) -> bool:
        """Whether the order keeps every window, the lunch and the end of the day."""
        return self.dep1[-1] < INF or self.dep0[-1] <= self.late0[-1]

    def waiting(self, travel: float) -> float:
        """The least total waiting of this order, whose legs add up to `travel`; lunch after the last stop costs none."""
        minutes, lunch = self.table.minutes, self.table.lunch
        finish = self.dep1[-1]
        if lunch is not None:
            finish -= lunch.minutes
            if self.dep0[-1] <= self.late0[-1]:
                finish = min(finish, self.dep0[-1])
        return finish - self.table.start - travel - sum([minutes[i] for i in self.order])

    def arcs(self) -> list[tuple[int, int, int, float, float, bool]]:
        """Where a stop could go: (index, before, after, earliest departure, latest arrival, whether lunch may be there).

        At lunchtime the two times belong to different lanes: a first test only, which `fits` completes.
        """
        order, lunch = self.order, self.table.lunch
        places = range(1, len(order))
        if lunch is None:
            return [
                (k, a, b, ready, latest, False)
                for k, a, b, ready, latest in zip(places, order, order[1:], self.dep1, self.late1[1:], strict=False)
            ]
        gone = lunch.latest - lunch.minutes
        back = lunch.earliest + lunch.minutes
        arcs = []
        for k in places:
            before, after = order[k - 1], order[k]
            if self.dep0[k - 1] > gone:
                arcs.append((k, before, after, self.dep1[k - 1], self.late1[k], False))
            elif self.late1[k] < back:
                arcs.append((k, before, after, self.dep0[k - 1], self.late0[k], False))
            else:
                arcs.append((k, before, after, self.dep0[k - 1], self.late1[k], True))
        return arcs

    def fits(self, node: int, k: int) -> bool:
        """Whether `node` can go to index `k` with lunch before it, after it or elsewhere; exact on both lanes."""
        leg, _, spans, minutes, lunch, _ = self.table
        to, away = leg[self.order[k - 1]][node], leg[node][self.order[k]]
        over = self.dep1[k - 1] + to
        latest = self.late1[k] - away
        if lunch is not None:
            ahead = begin(spans[node], self.dep0[k - 1] + to) + minutes[node]
            if ahead <= max(self.late0[k] - away, lunch_latest(lunch, self.late1[k], away)):
                return True
            over = min(over, lunch_over(lunch, self.dep0[k - 1], to))
        return begin(spans[node], over) + minutes[node] <= latest
