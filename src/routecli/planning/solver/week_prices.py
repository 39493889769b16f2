"""What the weeks' days and dates cost, in minutes: lateness, promises, habits, and days fuller or idler than the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.planning.solver.dates import rhythm_of
from routecli.planning.solver.week_load import ways_of
from routecli.planning.solver.week_model import working_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.planning.solver.dates import Rhythm
    from routecli.planning.solver.week_model import Horizon, WeekCustomer, Weights
    from routecli.planning.solver.week_search import Task

LATE_DAY = 30.0  # minutes that a day costs by which somebody late is seen later, beside the share of an interval
SOONER = 0.05  # minutes that a day before the first visit of anybody costs: of two equal dates the earlier
WORST = 8.0  # intervals late; beyond that nobody becomes more urgent
PROMISE = 4.0  # a day by which a promise is late costs as many intervals late
SLIGHTLY = 1.1  # intervals since the last visit up to which the late do not widen a day
LEVEL_BAND = 1.15  # a day is too full from this multiple of the mean load on, and too empty as far below it
ROOMY = 1.3  # of a day's working time, less the mean load, is never too full: a light book may have full days
IDLE_WEIGHT = 1 / 250  # weight of a minute too few, relative to a minute too many


def rhythm_for(horizon: Horizon, client: WeekCustomer, stretch: float, weights: Weights) -> Rhythm:
    """Return the costs of a customer's dates: its habits and the saved plan are prices on days."""
    habits = [0.0] * len(horizon.offsets)
    for j, offset in enumerate(horizon.offsets):
        if client.weekday is not None and offset % 7 != client.weekday:
            habits[j] += weights.weekday
        if client.planned and j not in client.planned:
            habits[j] += weights.stability
    interval, late = client.interval * stretch, weights.late * client.weight
    rhythm = rhythm_of(
        horizon.offsets, horizon.length, interval, client.since,
        late=late, weight=client.weight, weekday_change=weights.weekday, habits=habits, must=client.fixed,
    )  # fmt: skip
    if -client.since <= interval:
        sooner = [cost + SOONER * offset for cost, offset in zip(rhythm.first, horizon.offsets, strict=True)]
        rhythm = rhythm._replace(first=sooner)
    else:
        worst = late * min(-client.since / interval, WORST)
        rhythm = _overdue(rhythm, horizon, habits, client.weight * LATE_DAY + worst / interval, worst)
    return rhythm if client.by is None else _promised(rhythm, horizon, client.by, PROMISE * weights.late)


def _overdue(rhythm: Rhythm, horizon: Horizon, habits: Sequence[float], price: float, worst: float) -> Rhythm:
    """Return the rhythm of a customer that is late on the first day: each day that passes costs `price`, none `worst` more."""
    first = [habit + price * offset for habit, offset in zip(habits, horizon.offsets, strict=True)]
    return rhythm._replace(first=first, never=price * horizon.length + worst)


def _promised(rhythm: Rhythm, horizon: Horizon, by: int, price: float) -> Rhythm:
    """Return the rhythm of a customer that was promised a visit by a day: each day beyond it costs `price`."""
    first = [
        cost + price * max(0, 1 + offset - by) * (offset > by)
        for cost, offset in zip(rhythm.first, horizon.offsets, strict=True)
    ]
    return rhythm._replace(first=first, never=rhythm.never + price * max(1, 1 + horizon.length - by))


def needed(horizon: Horizon, clients: Sequence[WeekCustomer], stretch: float) -> list[float]:
    """Return the minutes that each day may need for those who are late: as many as it holds, from the first day on.

    Up to these no day is too full, so that balance never outbids a backlog.
    """
    late = [client for client in clients if -client.since > SLIGHTLY * stretch * client.interval]
    needs = [0.0] * len(horizon.briefs)
    if not late:
        return needs
    ways = ways_of(horizon, clients)
    each = ways.leg + sum(client.minutes for client in late) / len(late)
    left = len(late)
    for j, brief in enumerate(horizon.briefs):
        full, limit = working_minutes(brief), left if brief.limit is None else brief.limit
        held = 0 if j in horizon.frozen else max(0, min(left, limit, int((full - 2 * ways.out) / max(1.0, each))))
        needs[j] = min(full, 2 * ways.out + held * each) if held else 0.0
        left -= held
    return needs


def level(task: Task, horizon: Horizon, weights: Weights, mean: float, needs: Sequence[float]) -> None:
    """Set what the days cost beyond their travel, given the mean load; a short day's fair share is smaller."""
    usual = sum(map(working_minutes, horizon.briefs)) / len(horizon.briefs)
    for yard, brief, need in zip(task.yards, horizon.briefs, needs, strict=True):
        full = working_minutes(brief)
        yard.excess = excess_of(weights, mean * full / max(1.0, usual), full, need)


def excess_of(weights: Weights, share: float, full: float, need: float) -> Callable[[float, float], float]:
    """Return what a day costs beyond its travel: the square of what it has over, or mildly under, its share, and overtime."""
    dear = weights.balance / max(share, full / 2, 1.0)
    cheap = IDLE_WEIGHT * weights.balance / max(share, 1.0)
    most, least = max(LEVEL_BAND * share, min(full, ROOMY * full - share), need), (2 - LEVEL_BAND) * share

    def excess(time: float, _load: float) -> float:
        cost = weights.overtime * (time - full) if time > full else 0.0
        if time > most:
            return cost + dear * (time - most) ** 2
        return cost + cheap * (least - time) ** 2 if time < least else cost

    return excess
