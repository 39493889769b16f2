"""When a fixed order of stops can happen: earliest and latest times, several windows per stop, lunch in between.

Times are numbers of one unit (minutes since midnight, or tenths, or seconds). Two lanes run along the order: on lane 0
lunch is still ahead, on lane 1 it is over (without a lunch there is only lane 1). `dep[k]` is the earliest time to leave
stop k, `late[k]` the latest time to be there, ready to start, such that the rest of the day still works; with both, it is
known in constant time whether one more stop fits (Savelsbergh 1992, here over several windows and around a lunch).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, pairwise
from typing import NamedTuple

INF = float("inf")
Windows = Sequence[tuple[float, float]]


class LunchWindow(NamedTuple):
    """A break of `minutes` that must fall inside `earliest`..`latest` and between two visits."""

    minutes: float
    earliest: float
    latest: float


class DayTable(NamedTuple):
    """A day compiled for speed: nodes 0..n-1 are visits, n the start, n+1 the end.

    `leg[a][b]` is the travel from a to b, `back[b][a]` the same; `spans[i]` holds (earliest, latest) start of the visit
    in ascending order, the end's only span being the day's; `minutes[i]` its length.
    """

    leg: list[list[float]]
    back: list[list[float]]
    spans: list[Windows]
    minutes: list[float]
    lunch: LunchWindow | None
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
    """Return the earliest start of a visit for a rep who arrives at `ready`; infinite if it is too late."""
    for opens, last in spans:
        if ready <= last:
            return ready if ready > opens else opens
    return INF


def begin_latest(spans: Windows, limit: float) -> float:
    """Return the latest start not after `limit`; minus infinity if there is none."""
    for opens, last in reversed(spans):
        if opens <= limit:
            return last if last < limit else limit
    return -INF


def lunch_over(lunch: LunchWindow, leave: float, travel: float) -> float:
    """Return when a rep leaving at `leave` is ready at the next place after lunch, eaten there or before setting off."""
    length, opens, closes = lunch
    there = max(leave + travel, opens) + length
    if there <= closes:
        return there
    here = max(leave, opens) + length
    return here + travel if here <= closes else INF


def lunch_latest(lunch: LunchWindow, ready: float, travel: float) -> float:
    """Return the latest departure that allows lunch on this leg and being at its end by `ready`; inverse of `lunch_over`."""
    length, opens, closes = lunch
    if ready - travel >= opens + length:
        return min(closes, ready - travel) - length
    return min(closes, ready) - length - travel if ready >= opens + length else -INF


class Lanes:
    """The four arrays of one order and the travel of its `legs`.

    `order` includes the start and the end and is changed through `insert` only.
    """

    __slots__ = ("dep0", "dep1", "late0", "late1", "legs", "order", "table")

    def __init__(self, table: DayTable, order: list[int]) -> None:
        """Time `order` both ways."""
        self.table = table
        self.order = order
        self.legs = [table.leg[a][b] for a, b in pairwise(order)]
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
        self.forward(1, size)
        self.backward(size - 2, 0)

    def copy(self) -> Lanes:
        """Return a copy to change."""
        lanes = object.__new__(Lanes)
        lanes.table = self.table
        lanes.order, lanes.legs = self.order.copy(), self.legs.copy()
        lanes.dep0, lanes.dep1 = self.dep0.copy(), self.dep1.copy()
        lanes.late0, lanes.late1 = self.late0.copy(), self.late1.copy()
        return lanes

    def without(self, gone: set[int]) -> Lanes:
        """Return the lanes of the order without some stops; times before the first and after the last of them are taken over."""
        kept = [node not in gone for node in self.order]
        lanes = object.__new__(Lanes)
        lanes.table = self.table
        lanes.order = list(compress(self.order, kept))
        leg = self.table.leg
        lanes.legs = [leg[a][b] for a, b in pairwise(lanes.order)]
        lanes.dep0 = list(compress(self.dep0, kept))
        lanes.dep1 = list(compress(self.dep1, kept))
        lanes.late0 = list(compress(self.late0, kept))
        lanes.late1 = list(compress(self.late1, kept))
        if len(lanes.order) < len(kept):
            first = kept.index(False)
            after = len(lanes.order) - kept[::-1].index(False)
            lanes.forward(first, after)
            lanes.backward(after - 1, first)
        return lanes

    def insert(self, node: int, k: int) -> None:
        """Put `node` at index `k`."""
        order, leg = self.order, self.table.leg
        self.legs[k - 1 : k] = leg[order[k - 1]][node], leg[node][order[k]]
        order.insert(k, node)
        for lane in (self.dep0, self.dep1, self.late0, self.late1):
            lane.insert(k, INF)
        self.forward(k, k + 1)
        self.backward(k, k)

    def forward(self, first: int, settled: int) -> None:
        """Earliest departures from index `first` to the end, given those before it.

        From index `settled` on, a departure that stays as it was ends the work: all later ones stay too.
        """
        _, _, spans, minutes, lunch, _ = self.table
        order, legs, dep0, dep1 = self.order, self.legs, self.dep0, self.dep1
        ahead, over = dep0[first - 1], dep1[first - 1]
        same = True
        for k in range(first, len(order)):
            node, travel = order[k], legs[k - 1]
            over += travel
            if lunch is not None:
                same = ahead == INF == dep0[k]
                if not same:
                    over = min(over, lunch_over(lunch, ahead, travel))
                    ahead = begin(spans[node], ahead + travel) + minutes[node]
                    if ahead > lunch.latest - lunch.minutes:
                        ahead = INF
                    same = ahead == dep0[k]
                    dep0[k] = ahead
            for opens, last in spans[node]:
                if over <= last:
                    over = (over if over > opens else opens) + minutes[node]
                    break
            else:
                over = INF
            if same and over == dep1[k] and k >= settled:
                return
            dep1[k] = over

    def backward(self, last: int, settled: int) -> None:
        """Latest arrivals from index `last` back to the start, given those after it.

        Below index `settled`, an arrival that stays as it was ends the work: all earlier ones stay too.
        """
        _, _, spans, minutes, lunch, _ = self.table
        order, legs, late0, late1 = self.order, self.legs, self.late0, self.late1
        ahead, over = late0[last + 1], late1[last + 1]
        same = True
        for k in range(last, 0, -1):
            node, travel = order[k], legs[k]
            if lunch is not None:
                ahead -= travel
                if over > -INF:
                    ahead = max(ahead, lunch_latest(lunch, over, travel))
                ahead = begin_latest(spans[node], ahead - minutes[node])
                same = ahead == late0[k]
                late0[k] = ahead
            if over > -INF:
                over -= travel + minutes[node]
                for opens, closes in reversed(spans[node]):
                    if opens <= over:
                        over = closes if closes < over else over
                        break
                else:
                    over = -INF
                if lunch is not None and over < lunch.earliest + lunch.minutes:
                    over = -INF
            if same and over == late1[k] and k < settled:
                return
            late1[k] = over

    def feasible(self) -> bool:
        """Return whether the order keeps every window, the lunch and the end of the day."""
        return self.dep1[-1] < INF or self.dep0[-1] <= self.late0[-1]

    def waiting(self, travel: float) -> float:
        """Return the least total waiting of this order, whose legs add up to `travel`; lunch after the last stop costs none."""
        minutes, lunch = self.table.minutes, self.table.lunch
        finish = self.dep1[-1]
        if lunch is not None:
            finish -= lunch.minutes
            if self.dep0[-1] <= self.late0[-1]:
                finish = min(finish, self.dep0[-1])
        return finish - self.table.start - travel - sum([minutes[i] for i in self.order])

    def slack(self) -> list[float]:
        """Return for each leg how many minutes another stop there may cost at most, detour included; lunch is deducted."""
        lunch, legs, late1 = self.table.lunch, self.legs, self.late1[1:]
        if lunch is None:
            return [due - ready - travel for ready, due, travel in zip(self.dep1, late1, legs, strict=False)]
        length = lunch.minutes
        return [
            due - over - travel
            if ahead == INF
            else early - ahead - travel
            if due == -INF
            else max(early - ahead, due - over, due - ahead - length) - travel
            for ahead, over, early, due, travel in zip(self.dep0, self.dep1, self.late0[1:], late1, legs, strict=False)
        ]

    def room(self, k: int) -> float:
        """Return the slack of leg k alone."""
        lunch, ahead, over = self.table.lunch, self.dep0[k], self.dep1[k]
        early, due, travel = self.late0[k + 1], self.late1[k + 1], self.legs[k]
        if lunch is None or ahead == INF:
            return due - over - travel
        if due == -INF:
            return early - ahead - travel
        return max(early - ahead, due - over, due - ahead - lunch.minutes) - travel

    def fits(self, node: int, k: int) -> bool:
        """Return whether `node` can go to index `k` with lunch before it, after it or elsewhere; exact on both lanes."""
        leg, _, spans, minutes, lunch, _ = self.table
        to, away = leg[self.order[k - 1]][node], leg[node][self.order[k]]
        over = self.dep1[k - 1] + to
        latest = self.late1[k] - away
        if lunch is not None:
            ahead = self.dep0[k - 1]
            if ahead < INF:
                over = min(over, lunch_over(lunch, ahead, to))
                ahead = begin(spans[node], ahead + to) + minutes[node]
                if ahead <= max(self.late0[k] - away, lunch_latest(lunch, self.late1[k], away)):
                    return True
        return begin(spans[node], over) + minutes[node] <= latest
