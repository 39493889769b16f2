"""Judges whole weeks from outside: what was missed although a day had room for it, empty days, idle waits. Its own arithmetic.

A visit *could be made* on a day if it can be added to that day's visits in their order, everybody's hours, the lunch, the
day's end and the number of visits kept. That is a bound from below: another order might hold still more.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.day import DayPlan, DaySpec
    from routecli.planning.solver.week_model import Horizon, WeekCustomer, WeeksPlan

LONG_WAIT = 30.0
AN_HOUR = 60.0


class Verdict(NamedTuple):
    """What is wrong with a plan: (customer, day it could have been) of dues and of who was late on the first day.

    `due` counts the promises of these weeks, `unkept` those missed, made possible or not; `late` who was late on the first
    day. `idle` are the empty days on which somebody late could be visited for an hour of road, `idle_far` for any road;
    `waits` the minutes of waits beyond half an hour each.
    """

    due: int
    unkept: tuple[str, ...]
    due_missed: tuple[tuple[str, int], ...]
    late: int
    late_missed: tuple[tuple[str, int], ...]
    empty: int
    idle: tuple[int, ...]
    idle_far: tuple[int, ...]
    waits: float
    travel: float
    visits: int


def judge(horizon: Horizon, clients: Sequence[WeekCustomer], plan: WeeksPlan) -> Verdict:
    """Return what is wrong with the plan."""
    by_key = {client.key: client for client in clients}
    made = {client.key: [horizon.offsets[j] for j in plan.dates_of[client.key]] for client in clients}
    dues = [client for client in clients if client.by is not None]
    unkept = [client for client in dues if not made[client.key] or made[client.key][0] > max(0, client.by or 0)]
    late = [client for client in clients if -client.since > client.interval * plan.stretch]
    empty = [j for j, day in enumerate(plan.days) if not day.stops]
    return Verdict(
        len(dues),
        tuple(client.key for client in unkept),
        tuple((c.key, j) for c in unkept if (j := first_room(horizon, by_key, plan, c, c.by)) is not None),
        len(late),
        tuple(
            (c.key, j)
            for c in late
            if (j := first_room(horizon, by_key, plan, c, (made[c.key] or [horizon.length])[0] - 1)) is not None
        ),
        len(empty),
        tuple(j for j in empty if any(is_idle(horizon, made[c.key], c, j, plan.stretch, AN_HOUR) for c in clients)),
        tuple(j for j in empty if any(is_idle(horizon, made[c.key], c, j, plan.stretch, inf) for c in clients)),
        sum(stop.wait for day in plan.days for stop in day.stops if stop.wait > LONG_WAIT),
        sum(day.costs.travel for day in plan.days),
        sum(len(day.stops) for day in plan.days),
    )


def first_room(
    horizon: Horizon, by_key: dict[str, WeekCustomer], plan: WeeksPlan, client: WeekCustomer, until: int | None
) -> int | None:
    """Return the first day up to `until` on which one more visit could be made, or None."""
    for j, offset in enumerate(horizon.offsets):
        if until is None or offset > until:
            return None
        barred = j in horizon.frozen and not client.urgent
        if client.windows[j] and not barred and has_room(spec_of(horizon, j), by_key, plan.days[j], client, j):
            return j
    return None


def is_idle(horizon: Horizon, made: Sequence[int], client: WeekCustomer, j: int, stretch: float, road: float) -> bool:
    """Return whether on the empty day j the customer is past due, and could be visited for so many minutes of road."""
    offset, brief = horizon.offsets[j], horizon.briefs[j]
    last = max([client.since, *(day for day in made if day < offset)])
    soon = any(
        0 <= horizon.offsets[day] - offset < client.interval * stretch / 2 for day in client.fixed
    )  # an appointment
    if soon or j in horizon.frozen or not client.windows[j] or offset - last <= client.interval * stretch:
        return False
    home = 0.0 if brief.end_place is None else brief.travel[client.place][brief.end_place]
    there_and_back = brief.travel[brief.start_place][client.place] + home
    return there_and_back <= road and is_possible(spec_of(horizon, j), [client], j)


def has_room(brief: DaySpec, by_key: dict[str, WeekCustomer], day: DayPlan, client: WeekCustomer, j: int) -> bool:
    """Return whether the visit can be added to the day's in their order."""
    stops = [by_key[stop.key] for stop in day.stops]
    if brief.limit is not None and len(stops) >= brief.limit:
        return False
    return any(is_possible(brief, [*stops[:k], client, *stops[k:]], j) for k in range(len(stops) + 1))


def is_possible(brief: DaySpec, order: Sequence[WeekCustomer], j: int) -> bool:
    """Return whether the visits can be made in this order: the earliest times, with lunch still ahead and with lunch over."""
    places = [brief.start_place, *(client.place for client in order)]
    lunch = brief.lunch
    if lunch and max(lunch.earliest, brief.start) + lunch.minutes > lunch.latest:
        lunch = None
    ahead, over = (brief.start, inf) if lunch else (inf, brief.start)
    for (here, there), client in zip(pairwise(places), order, strict=True):
        ahead, over = moved(brief, lunch is not None, ahead, over, brief.travel[here][there])
        ahead, over = seen(client, j, ahead), seen(client, j, over)
    home = 0.0 if brief.end_place is None else brief.travel[places[-1]][brief.end_place]
    finish = ahead + home
    done = finish <= brief.end and lunch is not None and ahead <= lunch.latest - lunch.minutes
    return done or moved(brief, lunch is not None, ahead, over, home)[1] <= brief.end


def moved(brief: DaySpec, eats: bool, ahead: float, over: float, way: float) -> tuple[float, float]:
    """Return the earliest arrivals, lunch not yet and already eaten: before the way, or after it."""
    if not eats or brief.lunch is None:
        return inf, over + way
    minutes, earliest, latest = brief.lunch
    before = max(ahead, earliest) + minutes
    after = max(ahead + way, earliest) + minutes
    options = [over + way, before + way if before <= latest else inf, after if after <= latest else inf]
    return ahead + way, min(options)


def seen(client: WeekCustomer, j: int, ready: float) -> float:
    """Return the earliest end of the whole visit within one of the customer's hours."""
    ends = [
        max(ready, opens) + client.minutes
        for opens, closes in client.windows[j]
        if max(ready, opens) + client.minutes <= closes
    ]
    return min(ends, default=inf)


def spec_of(horizon: Horizon, j: int) -> DaySpec:
    """Return a day with its overtime."""
    return horizon.briefs[j]._replace(end=horizon.briefs[j].end + horizon.overtime)
