"""The weeks: every day valid, gaps near the interval, days alike, fixed and frozen days kept, nobody dropped."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))

from checker import faults_of_day
from hypothesis import given, settings
from hypothesis import strategies as st

from routecli.planning.solver.day import DaySpec, VisitOption
from routecli.planning.solver.timing import LunchWindow
from routecli.planning.solver.week_model import Horizon, WeekCustomer, WeeksPlan, Weights
from routecli.planning.solver.weeks import plan_weeks

NINE, SIX = 9 * 60, 18 * 60
OPEN = ((float(NINE), float(SIX)),)
OFFSETS = tuple(week * 7 + day for week in range(4) for day in range(5))


def territory(seed: int, size: int, overtime: float = 0) -> tuple[Horizon, list[WeekCustomer]]:
    """Four weeks of five days; some shops close for lunch, some on a weekday."""
    random = Random(seed)
    points = [(30, 30)] + [(random.randint(0, 60), random.randint(0, 60)) for _ in range(size)]
    travel = [[float(abs(a - c) + abs(b - d)) / 2 for c, d in points] for a, b in points]
    brief = DaySpec(travel, 0, NINE, 0, 17 * 60 + 30, LunchWindow(60, 690, 840))
    clients = []
    for i in range(1, size + 1):
        interval = random.choice([7, 14, 14, 28, 56])
        closed = random.choice([None, None, 0, 2, 4])
        hours = ((float(NINE), 720.0), (780.0, float(SIX))) if random.random() < 0.4 else OPEN
        windows = tuple(() if offset % 7 == closed else hours for offset in OFFSETS)
        clients.append(
            WeekCustomer(str(i), i, random.choice([15, 30]), interval, -random.randint(1, interval), windows)
        )
    return Horizon((brief,) * len(OFFSETS), OFFSETS, 28, overtime=overtime), clients


def faults(horizon: Horizon, clients: list[WeekCustomer], plan: WeeksPlan) -> list[str]:
    """The day checker on every day, and the bookkeeping between days and customers."""
    found = [] if len(plan.days) == len(horizon.briefs) else ["a day is missing"]
    if set(plan.dates_of) != {client.key for client in clients}:
        found.append("somebody is dropped")
    for j, (brief, day) in enumerate(zip(horizon.briefs, plan.days, strict=True)):
        made = {stop.key for stop in day.stops}
        if made != {key for key, days in plan.dates_of.items() if j in days}:
            found.append(f"day {j} does not make the visits of its date")
        visits = [VisitOption(c.key, c.place, c.minutes, c.windows[j]) for c in clients if c.key in made]
        found += faults_of_day(brief._replace(end=brief.end + horizon.overtime), visits, day)
    missed = {(c.key, j) for c in clients for j in c.fixed if j not in plan.dates_of[c.key]}
    return found if missed == set(plan.missed) else [*found, "a missed appointment is not named"]


def gaps(horizon: Horizon, clients: list[WeekCustomer], plan: WeeksPlan) -> list[float]:
    """All gaps between contacts, in intervals; the last one only where it is already too long."""
    found = []
    for client in clients:
        dates = [client.since, *(horizon.offsets[j] for j in plan.dates_of[client.key])]
        found += [(b - a) / client.interval for a, b in pairwise(dates)]
        if (horizon.length - dates[-1]) / client.interval > 1.3:
            found.append((horizon.length - dates[-1]) / client.interval)
    return found


def test_gaps_follow_the_intervals_and_no_day_of_a_busy_territory_stands_out() -> None:
    horizon, clients = territory(1, 60)
    clients = [client._replace(minutes=2.5 * client.minutes) for client in clients]
    plan = plan_weeks(horizon, clients, iterations=1500)
    assert sum(plan.loads()) > 0.65 * 20 * 450
    assert faults(horizon, clients, plan) == []
    near = [0.7 <= gap <= 1.3 for gap in gaps(horizon, clients, plan)]
    assert sum(near) >= 0.95 * len(near)
    loads = plan.loads()
    assert max(loads) <= 1.3 * sum(loads) / len(loads)


def test_without_balance_days_of_a_busy_territory_stand_empty() -> None:
    horizon, clients = territory(1, 30)
    clients = [client._replace(minutes=4 * client.minutes) for client in clients]  # 63 % of the working time
    lazy = plan_weeks(horizon, clients, Weights(balance=0), iterations=1000)
    level = plan_weeks(horizon, clients, iterations=1000)
    assert sum(not day.stops for day in level.days) < sum(not day.stops for day in lazy.days)


def test_fixed_and_frozen_days_are_kept() -> None:
    horizon, clients = territory(2, 30)
    clients = [c._replace(windows=(OPEN,) * 20) for c in clients]
    clients[0] = clients[0]._replace(fixed=(1, 8))
    clients[1] = clients[1]._replace(fixed=(0,), since=-1)
    horizon = horizon._replace(frozen=frozenset({0}))
    plan = plan_weeks(horizon, clients, iterations=400)
    assert faults(horizon, clients, plan) == []
    assert {1, 8} <= set(plan.dates_of["1"])
    assert [stop.key for stop in plan.days[0].stops] == ["2"]


def test_an_appointment_on_a_closed_day_is_named_as_missed() -> None:
    horizon, clients = territory(2, 10)
    clients[3] = clients[3]._replace(fixed=(5,), windows=(OPEN,) * 5 + ((),) * 15)
    plan = plan_weeks(horizon, clients, iterations=200)
    assert plan.missed == (("4", 5),)
    assert faults(horizon, clients, plan) == []


def test_too_much_work_stretches_all_intervals_by_one_factor() -> None:
    horizon, clients = territory(3, 40)
    busy = [c._replace(minutes=180) for c in clients]
    assert plan_weeks(horizon, clients, iterations=50).stretch == 1
    plan = plan_weeks(horizon, busy, iterations=400)
    assert plan.stretch > 1.2
    assert faults(horizon, busy, plan) == []


def test_a_plan_already_kept_is_changed_little() -> None:
    horizon, clients = territory(4, 40)
    first = plan_weeks(horizon, clients, iterations=400)
    kept = [c._replace(planned=first.dates_of[c.key]) for c in clients]
    free = plan_weeks(horizon, clients, seed=9, iterations=400)
    again = plan_weeks(horizon, kept, seed=9, iterations=400)

    def moved(plan: WeeksPlan) -> int:
        return sum(len(set(plan.dates_of[c.key]) - set(first.dates_of[c.key])) for c in clients)

    assert moved(again) < moved(free) / 2


def keeping(horizon: Horizon, clients: list[WeekCustomer], plan: WeeksPlan) -> tuple[Horizon, list[WeekCustomer]]:
    """The same question with that plan already kept."""
    orders = tuple(tuple(stop.key for stop in day.stops) for day in plan.days)
    return horizon._replace(kept=orders), [c._replace(planned=plan.dates_of[c.key]) for c in clients]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 15), st.integers(0, 9))
def test_a_plan_just_made_stays_as_it_is(seed: int, size: int, other: int) -> None:
    horizon, clients = territory(seed, size)
    first = plan_weeks(horizon, clients, iterations=1000)
    again = plan_weeks(*keeping(horizon, clients, first), seed=other, iterations=1000)
    moved = [c.key for c in clients if first.dates_of[c.key] != again.dates_of[c.key]]
    assert not moved or value(again) < value(first) - 5, moved


def value(plan: WeeksPlan) -> float:
    """Travel and gaps, in minutes."""
    return plan.dates + sum(day.costs.travel + day.costs.waiting for day in plan.days)


def test_of_a_kept_plan_only_what_has_become_impossible_changes() -> None:
    horizon, clients = territory(8, 30)
    first = plan_weeks(horizon, clients, iterations=3000)
    shut = next(j for j, day in enumerate(first.days) if len(day.stops) > 2)
    gone = first.days[shut].stops[1].key
    horizon, clients = keeping(horizon, clients, first)
    clients = [
        c._replace(windows=tuple(() if j == shut else w for j, w in enumerate(c.windows))) if c.key == gone else c
        for c in clients
    ]
    again = plan_weeks(horizon, clients, seed=3, iterations=3000)
    assert faults(horizon, clients, again) == []
    assert shut not in again.dates_of[gone]
    assert sum(first.dates_of[c.key] != again.dates_of[c.key] for c in clients) <= 3


def test_a_weekday_habit_is_followed_where_it_costs_little() -> None:
    horizon, clients = territory(5, 20)
    flat = [[0.0 if a == b else 5.0 for b in range(21)] for a in range(21)]  # no day saves travel
    horizon = horizon._replace(briefs=tuple(brief._replace(travel=flat) for brief in horizon.briefs))
    shop = clients[0]._replace(interval=7, since=-5, weekday=3, windows=(OPEN,) * 20)
    plan = plan_weeks(horizon, [shop, *clients[1:]], iterations=600)
    assert [OFFSETS[j] % 7 for j in plan.dates_of[shop.key]] == [3, 3, 3, 3]


def test_same_input_same_plan_and_progress_is_told() -> None:
    horizon, clients = territory(6, 20)
    told: list[float] = []
    assert plan_weeks(horizon, clients, iterations=600, progress=told.append) == plan_weeks(
        horizon, clients, iterations=600
    )
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1


def test_nobody_and_no_days() -> None:
    horizon, clients = territory(7, 3)
    assert [len(day.stops) for day in plan_weeks(horizon, []).days] == [0] * 20
    empty = plan_weeks(Horizon((), (), 7), [c._replace(windows=()) for c in clients])
    assert empty.dates_of == {"1": (), "2": (), "3": ()}


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 25), st.integers(0, 60))
def test_no_day_of_the_weeks_ever_breaks_a_rule(seed: int, size: int, overtime: int) -> None:
    horizon, clients = territory(seed, size, overtime)
    assert faults(horizon, clients, plan_weeks(horizon, clients, seed=seed, iterations=60)) == []
