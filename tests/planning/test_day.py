"""The day's engine: valid always, best where that can be proven, the same every time, nobody dropped silently."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from checker import faults_of_day
from exact import best_cost
from hypothesis import given, settings
from hypothesis import strategies as st

from routecli.planning.solver import day_search
from routecli.planning.solver.day import DayPlan, DaySpec, VisitOption, plan_day, timetable
from routecli.planning.solver.day_search import Found, Menu, Ruin, anneal
from routecli.planning.solver.insertion import insertions
from routecli.planning.solver.timing import LunchWindow

NINE, NOON, FIVE, SIX = 9 * 60, 12 * 60, 17 * 60, 18 * 60
OPEN = ((NINE, FIVE),)


def line(*places: int) -> list[list[float]]:
    """Places on a straight road, a minute apart by one."""
    return [[abs(a - b) for b in places] for a in places]


def brief(travel: list[list[float]], **fields: object) -> DaySpec:
    base = {"start_place": 0, "start": NINE, "end_place": 0, "end": SIX}
    return DaySpec(travel, **{**base, **fields})  # type: ignore[arg-type]


def keys(plan: DayPlan) -> list[str]:
    return [stop.key for stop in plan.stops]


def left(plan: DayPlan) -> dict[str, str]:
    return dict(plan.unassigned)


def random_day(seed: int, size: int) -> tuple[DaySpec, list[VisitOption]]:
    """A day in whole minutes: lunch-closed shops, an appointment or two, half of the days with a lunch."""
    random = Random(seed)
    points = [(random.randint(0, 60), random.randint(0, 60)) for _ in range(size + 1)]
    travel = [[float(abs(a - c) + abs(b - d)) for c, d in points] for a, b in points]
    visits = []
    for i in range(1, size + 1):
        minutes = random.choice([15, 30, 60])
        windows: tuple[tuple[float, float], ...] = ((NINE, NOON), (13 * 60, random.choice([900, FIVE])))
        mandatory = random.random() < 0.2
        if mandatory:
            at = random.randrange(600, 960, 15)
            windows = ((at - 15, at + 15 + minutes),)
        elif random.random() < 0.3:
            windows = OPEN
        visits.append(VisitOption(str(i), i, minutes, windows, float(random.randint(10, 90)), mandatory))
    lunch = LunchWindow(60, 690, 840) if random.random() < 0.5 else None
    return brief(travel, end=float(random.choice([840, 960, SIX])), lunch=lunch), visits


@pytest.mark.parametrize("seed", range(40))
def test_a_small_day_is_as_good_as_exact_dynamic_programming(seed: int) -> None:
    problem, visits = random_day(seed, 7)
    plan = plan_day(problem, visits)
    mandatory = {visit.key for visit in visits if visit.mandatory}
    missing, cost = best_cost(problem, visits)
    assert faults_of_day(problem, visits, plan) == []
    assert len(mandatory & set(left(plan))) == missing
    impossible = sum(visit.prize for visit in visits if left(plan).get(visit.key) in {"hours", "closed"})
    assert plan.costs.total + impossible == pytest.approx(cost)


def test_a_day_where_all_fit_is_the_shortest_tour() -> None:
    travel = line(0, 10, 20, -10, -20)
    plan = plan_day(brief(travel), [VisitOption(str(i), i, 30, OPEN, 60) for i in range(1, 5)])
    assert plan.costs.travel == 80
    assert plan.unassigned == ()
    assert plan.finish == NINE + 80 + 120


def test_the_whole_visit_lies_inside_one_window() -> None:
    shop = VisitOption("shop", 1, 60, ((NINE, 10 * 60), (11 * 60, NOON)))
    plan = plan_day(brief(line(0, 5)), [shop._replace(prize=60)])
    assert (plan.stops[0].start, plan.stops[0].leave, plan.stops[0].wait) == (11 * 60, NOON, 115)
    early = plan_day(brief(line(0, 5), whole=False), [shop._replace(prize=60)])
    assert early.stops[0].start == NINE + 5


def test_lunch_is_eaten_in_its_span_and_may_use_a_wait() -> None:
    morning, afternoon = VisitOption("a", 1, 60, OPEN, 99), VisitOption("b", 2, 60, ((13 * 60, FIVE),), 99)
    plan = plan_day(brief(line(0, 10, 20), lunch=LunchWindow(60, 690, 840)), [morning, afternoon])
    assert keys(plan) == ["a", "b"]
    assert plan.lunch is not None
    assert 690 <= plan.lunch.start < plan.lunch.end <= 840
    assert plan.stops[1].start == 13 * 60  # the hour before b opens is lunch, not lost


def test_a_day_that_ends_before_lunch_has_none() -> None:
    plan = plan_day(brief(line(0, 10), lunch=LunchWindow(60, 690, 840)), [VisitOption("a", 1, 60, OPEN, 99)])
    assert plan.lunch is None
    assert plan.finish == NINE + 80


def test_without_an_end_place_the_last_stop_ends_the_day() -> None:
    plan = plan_day(brief(line(0, 10), end_place=None), [VisitOption("a", 1, 60, OPEN, 99)])
    assert (plan.costs.travel, plan.finish, plan.last_leg) == (10, NINE + 70, 0)


def test_a_visit_that_costs_more_than_it_is_worth_is_left() -> None:
    plan = plan_day(
        brief(line(0, 10, 100)), [VisitOption("near", 1, 30, OPEN, 25), VisitOption("far", 2, 30, OPEN, 25)]
    )
    assert keys(plan) == ["near"]
    assert left(plan) == {"far": "no_time"}


def test_each_one_left_out_has_its_reason() -> None:
    visits = [
        VisitOption("closed", 1, 30, (), 60),
        VisitOption("short", 1, 30, ((NINE, NINE + 20),), 60),
        VisitOption("too far", 2, 30, OPEN, 60),
        VisitOption("shut by then", 1, 30, ((NINE - 60, NINE + 9),), 60, mandatory=True),
    ]
    plan = plan_day(brief(line(0, 10, 900)), visits)
    assert left(plan) == {"closed": "closed", "short": "hours", "too far": "hours", "shut by then": "hours"}


def test_of_two_appointments_at_once_one_is_named_as_left_out() -> None:
    at_ten = ((590, 640),)
    visits = [VisitOption("a", 1, 30, at_ten, 0, mandatory=True), VisitOption("b", 2, 30, at_ten, 0, mandatory=True)]
    plan = plan_day(brief(line(0, 10, 40)), [*visits, VisitOption("c", 1, 30, OPEN, 40)])
    assert len(keys(plan)) == 2
    assert "c" in keys(plan)
    assert list(left(plan).values()) == ["no_time"]


def test_a_mandatory_visit_beats_any_sum_of_prizes() -> None:
    visits = [VisitOption(str(i), i, 60, OPEN, 5000) for i in range(1, 6)]
    must = VisitOption("must", 6, 200, ((NINE, 13 * 60),), 0, mandatory=True)
    plan = plan_day(brief(line(0, 1, 2, 3, 4, 5, 20), end=13 * 60), [*visits, must])
    assert "must" in keys(plan)


def test_no_visits_and_no_way_home() -> None:
    assert plan_day(brief(line(0)), []).stops == ()
    stranded = plan_day(brief(line(0, 900), end_place=1), [VisitOption("a", 1, 30, OPEN, 60)])
    assert (keys(stranded), left(stranded)) == ([], {"a": "hours"})


def test_limit_and_pinned_positions() -> None:
    visits = [VisitOption(str(i), i, 20, OPEN, 40) for i in range(1, 7)]
    pinned = [v._replace(position={"4": 1, "2": 3}.get(v.key), mandatory=v.key in "24") for v in visits]
    plan = plan_day(brief(line(0, 1, 2, 3, 4, 5, 6), limit=4), pinned)
    assert len(plan.stops) == 4
    assert (plan.stops[0].key, plan.stops[2].key) == ("4", "2")
    assert faults_of_day(brief(line(0, 1, 2, 3, 4, 5, 6), limit=4), pinned, plan) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 14), st.integers(0, 120))
def test_no_plan_ever_breaks_a_rule(seed: int, size: int, iterations: int) -> None:
    problem, visits = random_day(seed, size)
    assert faults_of_day(problem, visits, plan_day(problem, visits, seed, iterations)) == []


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 10))
def test_one_more_customer_never_makes_another_impossible(seed: int, size: int) -> None:
    problem, visits = random_day(seed, size)
    visits[-1] = visits[-1]._replace(mandatory=False)
    before, after = plan_day(problem, visits[:-1]), plan_day(problem, visits)
    appointments = {visit.key for visit in visits if visit.mandatory}
    assert len(appointments & left(after).keys()) <= len(appointments & left(before).keys())
    reasons = {key: reason for key, reason in left(after).items() if reason != "no_time" and key != visits[-1].key}
    assert reasons == {key: reason for key, reason in left(before).items() if reason != "no_time"}
    assert faults_of_day(problem, visits, after) == []


def test_the_same_day_and_seed_give_the_same_plan() -> None:
    problem, visits = random_day(5, 30)
    assert plan_day(problem, visits, 3) == plan_day(problem, visits, 3)


def test_fractions_of_minutes_do_not_break_a_plan() -> None:
    problem, visits = random_day(8, 12)
    third = [[leg / 3 for leg in row] for row in problem.travel]
    problem = problem._replace(travel=third)
    assert faults_of_day(problem, visits, plan_day(problem, visits)) == []


def test_timetable_times_a_given_order_or_refuses_it() -> None:
    a, b = VisitOption("a", 1, 30, OPEN), VisitOption("b", 2, 30, ((NINE, NINE + 60),))
    problem = brief(line(0, 10, 20))
    plan = timetable(problem, [b, a])
    assert plan is not None
    assert [stop.start for stop in plan.stops] == [NINE + 20, NINE + 60]
    assert timetable(problem, [a, b]) is None
    assert timetable(problem, [a._replace(windows=())]) is None


def test_the_cheapest_insertion_is_the_one_found_by_trying_all() -> None:
    for seed in range(25):
        problem, visits = random_day(seed, 9)
        plan = plan_day(problem, visits[:-1])
        by_key = {visit.key: visit for visit in visits}
        order, new = [by_key[key] for key in keys(plan)], visits[-1]
        tried = [timetable(problem, [*order[:k], new, *order[k:]]) for k in range(len(order) + 1)]
        costs = [other.costs.travel - plan.costs.travel for other in tried if other]
        (found,) = insertions(problem, order, [new])
        assert (found.extra if found else None) == min(costs, default=None)
        if found:
            assert tried[found.position - 1] is not None
    assert insertions(problem, [visits[0]._replace(windows=())], visits[1:3]) == [None, None]


def test_the_whole_budget_is_used_though_two_runs_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []

    def counted(menu: Menu, ruin: Ruin, iterations: int, blink: float) -> Found:
        runs.append(iterations)
        return anneal(menu, ruin, iterations, blink)

    monkeypatch.setattr(day_search, "anneal", counted)
    visits = [VisitOption(str(n), n, 5, OPEN, 50) for n in (1, 2, 3)]  # a row of three: every run finds it
    assert keys(plan_day(brief(line(0, 1, 2, 3)), visits, iterations=100)) in (["1", "2", "3"], ["3", "2", "1"])
    assert runs == [25, 25, 50]


def test_beyond_the_pace_come_urgent_visits_or_none() -> None:
    # four shops a minute apart; the pace is two, and each further stop that is not urgent costs an hour
    day = brief(line(0, 1, 2, 3, 4), pace=2, beyond=60)

    def stops(**fields: object) -> int:
        visits = [VisitOption(str(n), n, 10, OPEN, 30, **fields) for n in (1, 2, 3, 4)]  # type: ignore[arg-type]
        return len(plan_day(day, visits).stops)

    assert stops() == 2
    assert stops(urgent=True) == 4
    dear = [VisitOption(str(n), n, 10, OPEN, 100) for n in (1, 2, 3, 4)]  # worth more than the hour
    assert len(plan_day(day, dear).stops) == 4
    mixed = [VisitOption(str(n), n, 10, OPEN, 30, urgent=n > 1) for n in (1, 2, 3, 4)]
    assert sorted(keys(plan_day(day, mixed))) == ["2", "3", "4"]
