"""The engines on public instances, judged by a checker that first reproduces the published solutions."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from checker import faults_of_day
from instances import Periodic, judge_periodic, read_periodic, read_solution, read_tour

from routecli.planning.solver.day import DaySpec, VisitOption, plan_day
from routecli.planning.solver.week_routes import DayModel
from routecli.planning.solver.week_search import Search, Task

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", ["p03", "p14", "p17"])
def test_the_checker_reproduces_the_published_cost(name: str) -> None:
    published, routes = read_solution(name)
    cost, faults = judge_periodic(read_periodic(name), routes)
    assert faults == []
    assert round(cost, 2) == published


def test_the_checker_sees_a_wrong_day_and_a_full_route() -> None:
    instance = read_periodic("p14")
    _, routes = read_solution("p14")
    moved = {**routes, 0: [routes[0][0][1:], routes[0][1]], 1: [*routes[1][:-1], [*routes[1][-1], routes[0][0][0]]]}
    assert any("wrong days" in fault for fault in judge_periodic(instance, moved)[1])
    merged = {**routes, 0: [routes[0][0] + routes[0][1]]}
    assert judge_periodic(instance, merged)[1] == ["a route of day 0 is too full"]


def periodic_task(instance: Periodic) -> Task:
    """The instance for the engine: nodes 0..n-1 are customers 1..n, then the depot twice."""
    points = [*instance.points[1:], instance.points[0], instance.points[0]]
    leg = [[math.dist(a, b) for b in points] for a in points]

    def yard(duration: float, load: float) -> DayModel:
        return DayModel(
            leg,
            [*instance.service[1:], 0.0, 0.0],
            [*instance.demand[1:], 0.0, 0.0],
            lambda time, full: max(0.0, time - duration) + max(0.0, full - load),
        )

    def dates(customer: int, offer: Callable[[int], float]) -> tuple[float, tuple[int, ...]]:
        offers = [offer(day) for day in range(len(instance.limits))]
        return 0.0, min(instance.patterns[customer + 1], key=lambda days: sum(offers[day] for day in days))

    size = len(points) - 2
    near = [sorted(range(size), key=lambda j: (j != i, leg[i][j])) for i in range(size)]
    yards = [yard(*limits) for limits in instance.limits]
    return Task(yards, [instance.vehicles] * len(yards), dates, near, strict=True)


@pytest.mark.parametrize(("name", "best"), [("p03", 524.61), ("p14", 954.81), ("p17", 1597.75)])
def test_periodic_instances_are_solved_close_to_the_best_known(name: str, best: float) -> None:
    instance = read_periodic(name)
    search = Search(periodic_task(instance), 0)
    search.fill()
    weeks = search.run(4000, 2)
    routes = {
        day: [[i + 1 for i in route.order[1:-1]] for route in routes if len(route.order) > 2]
        for day, routes in enumerate(weeks.routes)
    }
    cost, faults = judge_periodic(instance, routes)
    assert faults == []
    assert cost == pytest.approx(weeks.cost)
    assert best - 0.01 < cost < best * 1.03


@pytest.mark.parametrize(("name", "best"), [("rbg021.9.tw", 4478), ("rbg027a.tw", 5091), ("n40w20.001.txt", 500)])
def test_tours_with_time_windows_are_within_a_thousandth_of_the_best(name: str, best: int) -> None:
    matrix, windows = read_tour(name)
    brief = DaySpec(matrix, 0, windows[0][0], 0, windows[0][1], waiting=0)
    visits = [VisitOption(str(i), i, 0, (window,), mandatory=True) for i, window in enumerate(windows) if i]
    plan = plan_day(brief, visits)
    assert faults_of_day(brief, visits, plan) == []
    assert plan.unassigned == ()
    assert best <= plan.costs.total <= best * 1.001
