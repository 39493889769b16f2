"""Dates of a customer: the price of gaps, and the shortest path against trying every set of days."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import inf
from random import Random

import pytest

from routecli.planning.solver.dates import MISSED, Rhythm, best_dates, dates_for, irregularity, promising, rhythm_of

WORKDAYS = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]


@pytest.mark.parametrize(
    ("ratio", "cost"), [(1, 0), (0.9, 0), (1.1, 0), (0.7, 0.05), (1.3, 0.05), (2, 1), (1.2, 0.025)]
)
def test_a_gap_is_free_near_the_interval_then_mild_then_steep(ratio: float, cost: float) -> None:
    assert irregularity(ratio) == pytest.approx(cost)


def rhythm(interval: float, since: float, must: tuple[int, ...] = ()) -> Rhythm:
    return rhythm_of(
        WORKDAYS, 14, interval, since, late=240, weight=1, weekday_change=10, habits=[0.0] * len(WORKDAYS), must=must
    )


def cost_of(costs: Rhythm, days: tuple[int, ...]) -> float:
    """The cost of dates, added up by hand."""
    if not days:
        return costs.never
    between = sum(costs.between[b][a] for a, b in pairwise(days))
    return costs.first[days[0]] + between + costs.last[days[-1]]


def offers_of(costs: list[float]) -> dict[int, float]:
    """What a visit costs on each of the days."""
    return dict(enumerate(costs))


def test_a_weekly_customer_keeps_its_weekday() -> None:
    cost, days = best_dates(rhythm(7, -5), offers_of([5.0] * 10))
    assert (cost, [WORKDAYS[j] for j in days]) == (0.0, [2, 9])


def test_a_customer_seen_yesterday_is_not_seen_again_at_once() -> None:
    _, days = best_dates(rhythm(14, -1), offers_of([0.0] * 10))
    assert all(WORKDAYS[j] + 1 >= 7 for j in days)


def test_an_interval_longer_than_the_horizon_asks_for_nothing() -> None:
    assert best_dates(rhythm(60, -10), offers_of([5.0] * 10)) == (0.0, ())


def test_a_fixed_day_is_kept_even_too_soon_and_given_up_only_without_a_place() -> None:
    assert 0 in best_dates(rhythm(14, -1, must=(0,)), offers_of([5.0] * 10))[1]
    assert 0 not in best_dates(rhythm(14, -1, must=(0,)), offers_of([inf, *[5.0] * 9]))[1]
    assert best_dates(rhythm(14, -1, must=(2, 3)), offers_of([90.0] * 10))[1][:2] == (2, 3)


def test_the_dates_are_the_cheapest_of_all_sets_of_days() -> None:
    random = Random(1)
    for _ in range(60):
        must = tuple(random.sample(range(10), random.choice([0, 0, 1, 2])))
        costs = rhythm(random.choice([3, 5, 7, 10, 14]), -random.randint(1, 20), must)
        offers = [random.choice([inf, random.uniform(0, 90)]) for _ in range(10)]
        open_days = [j for j in range(10) if offers[j] < inf]
        kept = {j for j in must if offers[j] < inf}
        sets = [s for n in range(len(open_days) + 1) for s in combinations(open_days, n) if kept <= set(s)]
        best = min(cost_of(costs, days) + sum(offers[j] for j in days) for days in sets)
        cost, days = best_dates(costs, offers_of(offers))
        assert dates_for(costs, promising(costs, random.choice([0, 20, 60])), offers.__getitem__) == (cost, days)
        cost -= MISSED * (len(must) - len(kept))
        assert cost + sum(offers[j] for j in days) == pytest.approx(best)
        assert cost == pytest.approx(cost_of(costs, days))
