"""When to visit a customer: what a gap between two visits costs, and the best dates given what each day would cost.

A gap is free within a tenth of the interval, grows slowly to three tenths and steeply beyond; a visit one whole interval
late costs 1. Beyond the interval each day costs some minutes too, more from day to day. No customer is visited again
below half an interval. The dates are a shortest path over the working days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.timing import INF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FREE, MILD, SHORTEST = 0.1, 0.3, 0.5
MILD_SLOPE = 0.25
MISSED = 1_000_000.0  # what a fixed day given up costs: no search may gain by it
TARDY, TARDY_GROWS = (
    1.0,
    0.3,
)  # minutes that a day beyond the interval costs, and the share by which each day adds to it
STEEP_SLOPE = (1 - MILD_SLOPE * (MILD - FREE)) / (1 - MILD)


def irregularity(ratio: float) -> float:
    """Return the cost of a gap of `ratio` intervals: 0 on 0.9..1.1, 0.05 at 0.7 and 1.3, 1 at 2."""
    off = abs(ratio - 1)
    return MILD_SLOPE * max(0.0, min(off, MILD) - FREE) + STEEP_SLOPE * max(0.0, off - MILD)


def tardiness(days: float) -> float:
    """Return what `days` beyond the interval cost a customer of weight 1, in minutes."""
    return TARDY * days * (1 + TARDY_GROWS * days) if days > 0 else 0.0


class Rhythm(NamedTuple):
    """One customer's costs of dates, in minutes; days are indexes of the working days.

    `first[j]` is that of the first visit on day j, `between[j][i]` that of a visit on j after one on i, `last[j]` that of
    none after j, `never` that of no visit at all; `must` lists the fixed days.
    """

    first: list[float]
    between: list[list[float]]
    last: list[float]
    never: float
    must: tuple[int, ...]


def rhythm_of(
    offsets: Sequence[int],
    horizon: int,
    interval: float,
    since: float,
    *,
    late: float,
    weight: float,
    weekday_change: float,
    habits: Sequence[float],
    must: Sequence[int],
) -> Rhythm:
    """Return the costs of a customer last seen on day `since` (negative: before the horizon); offsets are calendar days.

    `late` is the price of one whole interval late, `weight` that of tardiness, `habits[j]` is added to a visit on day j,
    `weekday_change` to two visits on different weekdays if the interval is whole weeks. A fixed day may come too soon, a
    chosen one may not.
    """

    def price(days: float) -> float:
        return late * irregularity(days / interval) + weight * tardiness(days - interval)

    def gap(start: float, j: int) -> float:
        days = offsets[j] - start
        return habits[j] + price(days) if days >= SHORTEST * interval or j in must else INF

    def change(i: int, j: int) -> float:
        return weekday_change if interval % 7 == 0 and (offsets[j] - offsets[i]) % 7 else 0

    def open_end(day: float) -> float:
        return price(max(interval, horizon - day))

    days = range(len(offsets))
    return Rhythm(
        first=[gap(since, j) for j in days],
        between=[[gap(offsets[i], j) + change(i, j) for i in range(j)] for j in days],
        last=[open_end(day) for day in offsets],
        never=open_end(since),
        must=tuple(sorted(must)),
    )


class Promising(NamedTuple):
    """The days of a customer without which its dates cost more than `limit`, in ascending order."""

    days: list[int]
    limit: float


def promising(rhythm: Rhythm, spare: float) -> Promising:
    """Return the days that can be part of dates which cost at most `spare` more than the best."""
    days = range(len(rhythm.first))
    before: list[float] = []  # the best dates up to each day
    for j in days:
        before.append(min([rhythm.first[j], *[before[i] + cost for i, cost in enumerate(rhythm.between[j])]]))
    after = list(rhythm.last)  # what the best dates from each day on add
    for i in reversed(days):
        after[i] = min([after[i], *[rhythm.between[j][i] + after[j] for j in days[i + 1 :]]])
    through = [a + b for a, b in zip(before, after, strict=True)]
    limit = min([rhythm.never, *through]) + spare
    return Promising([j for j in days if through[j] <= limit or j in rhythm.must], limit)


def dates_for(rhythm: Rhythm, first: Promising, offer: Callable[[int], float]) -> tuple[float, tuple[int, ...]]:
    """Return `best_dates`, asking for offers on other than the promising days only if these are not cheap enough."""
    offers = {day: offer(day) for day in first.days}
    cost, days = best_dates(rhythm, offers)
    if cost + sum([offers[day] for day in days]) <= first.limit:
        return cost, days
    return best_dates(rhythm, {day: offers[day] if day in offers else offer(day) for day in range(len(rhythm.first))})


def best_dates(rhythm: Rhythm, offers: Mapping[int, float]) -> tuple[float, tuple[int, ...]]:
    """Return (cost of the dates alone, the days) that are cheapest together with `offers`, the cost of a visit on each day.

    The days of `offers` ascend and contain the fixed ones. One of these without any place (infinite offer) is given up
    and costs `MISSED`; reporting it is up to the caller.
    """
    given_up = MISSED * sum([offers[day] == INF for day in rhythm.must])
    total: dict[int, float] = {}  # of the best dates that end on each day
    before: dict[int, int] = {}
    fixed = -1  # the last fixed day so far: it cannot be passed over
    for j, offer in offers.items():
        if offer == INF:
            continue
        best, came = (rhythm.first[j], -1) if fixed < 0 else (INF, -1)
        arcs = rhythm.between[j]
        for i, sofar in total.items():
            if sofar + arcs[i] < best:
                best, came = sofar + arcs[i], i
        before[j] = came
        if j in rhythm.must:
            fixed = j
            total.clear()
        total[j] = best + offer
    best, day = min([(sofar + rhythm.last[j], j) for j, sofar in total.items()], default=(INF, -1))
    if fixed < 0 and rhythm.never <= best:
        return rhythm.never + given_up, ()
    days: list[int] = []
    while day >= 0:
        days.append(day)
        day = before[day]
    return best + given_up - sum([offers[j] for j in days]), tuple(reversed(days))
